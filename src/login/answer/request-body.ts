// The body of a POST to one of our routes: form or JSON, small, flat, strings only.
import express, { type Request, type RequestHandler, type Response } from 'express'

const LIMIT_BYTES = 16 * 1024

/** Why a body cannot be read, with the status that says so. */
export class BodyError extends Error {
  override readonly name = 'BodyError'
  readonly status: 400 | 413 | 415

  constructor(message: string, status: 400 | 413 | 415) {
    super(message)
    this.status = status
  }
}

const parsers: readonly RequestHandler[] = [
  express.urlencoded({ extended: false, limit: LIMIT_BYTES, parameterLimit: 50, inflate: false }),
  express.json({ limit: LIMIT_BYTES, strict: true, inflate: false }),
]

/**
 * Reads the fields of a POST, whether or not the app has a body parser in front of us.
 *
 * @throws {BodyError} 415 for another media type, 413 above 16 KiB, 400 for a field that is not one string.
 */
export async function readBody(req: Request, res: Response): Promise<ReadonlyMap<string, string>> {
  if (req.is(['application/x-www-form-urlencoded', 'application/json']) === false) {
    throw new BodyError(
      'the body must be application/x-www-form-urlencoded or application/json',
      415,
    )
  }
  const charset = /;\s*charset="?([^";]*)/i.exec(req.headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && charset.trim().toLowerCase() !== 'utf-8') {
    throw new BodyError('the charset of the body must be utf-8', 415)
  }
  if (Number(req.headers['content-length'] ?? 0) > LIMIT_BYTES) {
    throw new BodyError(`the body is larger than ${LIMIT_BYTES} bytes`, 413)
  }
  if (!req.readableEnded) {
    for (const parser of parsers) await runParser(parser, { req, res })
  }
  return readFields(unwrapBody(req))
}

/** What a parser left: `express.raw` and `express.text` leave the text. */
function unwrapBody(req: Request): unknown {
  const body: unknown = req.body
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body
  if (typeof text !== 'string') return body
  if (text.length > LIMIT_BYTES)
    throw new BodyError(`the body is larger than ${LIMIT_BYTES} bytes`, 413)
  if (req.is('application/json') === false) return entriesOf(new URLSearchParams(text))
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError('the body is not JSON', 400)
  }
}

function entriesOf(parameters: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(parameters.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

function readFields(body: unknown): ReadonlyMap<string, string> {
  if (body === undefined || body === null) return new Map()
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new BodyError('the body must be an object of strings', 400)
  }
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') {
      throw new BodyError(`the field ${JSON.stringify(name.slice(0, 40))} must be one string`, 400)
    }
    fields.set(name, value)
  }
  return fields
}

function runParser(
  parser: RequestHandler,
  { req, res }: { readonly req: Request; readonly res: Response },
): Promise<void> {
  return new Promise((resolve, reject) => {
    void parser(req, res, (error?: unknown) => {
      if (error === undefined || error === null) resolve()
      else reject(toBodyError(error))
    })
  })
}

function toBodyError(error: unknown): BodyError {
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : 400
  if (status === 413) return new BodyError(`the body is larger than ${LIMIT_BYTES} bytes`, 413)
  if (status === 415)
    return new BodyError('the charset or encoding of the body is not supported', 415)
  return new BodyError('the body could not be read', 400)
}
