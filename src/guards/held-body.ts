// The body of a request as the app's parser left it: what a held request is recognised by, and posted back from.
import type { Request } from 'express'
import { toCanonicalJson } from '../approval/canonical-json.js'
import type { BodyKind } from '../approval/approval.js'
import { GuardError } from '../errors.js'
import { isObject } from '../pingone/json.js'
import type { HeldField } from '../models/model.js'

const LIMIT_BYTES = 64 * 1024
/** On the wire a byte takes three at most where it is percent-encoded, or a character where JSON is written in ASCII. */
const LIMIT_SENT_BYTES = 3 * LIMIT_BYTES
const MOST_MEMBERS = 10_000
const MOST_LEVELS = 32

/** A body that can be held. */
export interface HeldBody {
  readonly kind: BodyKind
  /** A JSON value; `null` without a body. */
  readonly value: unknown
  /** Of a form: its fields in order, each value once. */
  readonly fields: readonly HeldField[]
}

/**
 * Reads what the app's parser made of the body. Guards parse nothing themselves.
 *
 * @throws {GuardError} `ERR_PINGONE_BODY_UNREADABLE`: 415 naming the parser to mount, 400 for values that a form cannot
 *   post back, 413 above 64 KiB or 10,000 members.
 */
export function readHeldBody(req: Request): HeldBody {
  if (!hasBody(req)) return { kind: 'none', value: null, fields: [] }
  const type = req.is(['application/x-www-form-urlencoded', 'application/json', '+json'])
  const body: unknown = req.body
  if (type === false || type === null) {
    throw refuse(415, 'only application/x-www-form-urlencoded and application/json can be held')
  }
  const isForm = type === 'application/x-www-form-urlencoded'
  if (!isParsed(body)) {
    const parser = isForm ? 'express.urlencoded({ extended: false })' : 'express.json()'
    throw refuse(415, `no parser has read the body: mount ${parser} before this guard`)
  }
  assertSmall(req, body)
  return isForm ? readForm(body) : readJson(body)
}

/** Before anything is made of it: what is refused costs no more than looking. */
function assertSmall(req: Request, body: unknown): void {
  if (Number(req.headers['content-length'] ?? 0) > LIMIT_SENT_BYTES) throw refuseLarge()
  assertFewMembers(body, { level: 1, seen: { members: 0, characters: 0 } })
  if (measure(body) > LIMIT_BYTES) throw refuseLarge()
}

/** Ends at the first member too many, however large the body is. */
function assertFewMembers(
  value: unknown,
  {
    level,
    seen,
  }: { readonly level: number; readonly seen: { members: number; characters: number } },
): void {
  if (typeof value === 'string') seen.characters += value.length
  if (seen.characters > LIMIT_BYTES) throw refuseLarge()
  if (typeof value !== 'object' || value === null) return
  if (level > MOST_LEVELS) {
    const problem = `it is nested deeper than ${MOST_LEVELS} levels`
    throw refuse(400, `the body is not JSON that can be compared later: ${problem}`)
  }
  const names = Array.isArray(value) ? undefined : Object.keys(value)
  const count = names?.length ?? (value as readonly unknown[]).length
  seen.members += count
  if (seen.members > MOST_MEMBERS) {
    throw refuse(413, `the body has more than ${MOST_MEMBERS} members`)
  }
  for (let at = 0; at < count; at += 1) {
    const member = Object.getOwnPropertyDescriptor(value, names?.[at] ?? at)
    assertFewMembers(member?.value, { level: level + 1, seen })
  }
}

/** In bytes, as JSON; 0 for what JSON cannot write, which is refused as that. */
function measure(body: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(body))
  } catch {
    return 0
  }
}

function refuseLarge(): GuardError {
  return refuse(413, `the body is larger than ${LIMIT_BYTES} bytes`)
}

/** Reads a body that a page of ours posts back. @throws {GuardError} 415 for JSON, too: a page can post a form only. */
export function readHeldForm(req: Request): HeldBody {
  return assertForm(readHeldBody(req))
}

/** @throws {GuardError} 415 for JSON: a page can post a form only. */
export function assertForm(held: HeldBody): HeldBody {
  if (held.kind !== 'json') return held
  throw refuse(415, 'a page can hold a form only: send JSON as an API request')
}

function hasBody(req: Request): boolean {
  if (req.headers['transfer-encoding'] !== undefined) return true
  return Number(req.headers['content-length'] ?? 0) > 0
}

/** A stream, a Buffer or a text is what raw and text parsers leave; an unread body leaves nothing. */
function isParsed(body: unknown): boolean {
  return body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)
}

function readJson(body: unknown): HeldBody {
  try {
    toCanonicalJson(body)
  } catch (error) {
    throw refuse({ status: 400, cause: error }, 'the body is not JSON that can be compared later')
  }
  return { kind: 'json', value: body, fields: [] }
}

function readForm(body: unknown): HeldBody {
  if (!isObject(body)) throw refuse(400, 'the form is no list of fields')
  const fields = Object.entries(body).flatMap(([name, value]) => readField(name, value))
  // A form without fields comes back with the approval's field alone, which is taken out.
  if (fields.length === 0) return { kind: 'none', value: null, fields: [] }
  return { kind: 'form', value: { ...body }, fields }
}

function readField(name: string, value: unknown): HeldField[] {
  if (name === '__proto__') throw refuse(400, 'a field must not be named __proto__')
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  // A page cannot hold it: HTML has no such character, so it would come back as another one.
  if ([name, ...values].some((text) => typeof text === 'string' && text.includes('\0'))) {
    throw refuse(400, `the field ${JSON.stringify(name.slice(0, 40))} has a NUL character`)
  }
  if (typeof value === 'string') return [{ name, value }]
  if (values.length < 2 || !values.every((entry) => typeof entry === 'string')) {
    throw refuse(
      400,
      `the field ${JSON.stringify(name.slice(0, 40))} is neither a string nor a list of strings: ` +
        'mount express.urlencoded({ extended: false }) before this guard',
    )
  }
  return values.map((entry) => ({ name, value: entry }))
}

type Refused = 400 | 413 | 415

function refuse(
  why: Refused | { readonly status: Refused; readonly cause: unknown },
  message: string,
): GuardError {
  const given = typeof why === 'number' ? { status: why } : why
  return new GuardError(message, { code: 'ERR_PINGONE_BODY_UNREADABLE', ...given })
}
