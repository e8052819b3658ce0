// The id of an approval that a request brings: in the form field or in the header, never in both, never twice.
import type { Request } from 'express'
import { GuardError } from '../errors.js'
import { isHandle } from '../login/answer/attempt-cookie.js'
import { APPROVAL_FIELD } from '../login/finish/resume-request.js'
import { isObject } from '../pingone/json.js'

/**
 * Reads the id and takes the field out of `req.body`, so that neither the details nor the digest sees it.
 *
 * @throws {GuardError} `ERR_PINGONE_APPROVAL_MALFORMED` when it comes twice, or has not the form of an id.
 */
export function readPresented(req: Request): string | undefined {
  const header = readHeader(req)
  const field = takeField(req)
  if (header !== undefined && field !== undefined) {
    throw malformed('it came both in the header and in the form')
  }
  const id = header ?? field
  if (id === undefined) return undefined
  if (!isHandle(id)) throw malformed('it came more than once, or is no id of an approval')
  return id
}

/** Node joins a header that came twice by a comma: the form of an id has none. */
function readHeader(req: Request): string | undefined {
  const value = req.headers['approval']
  return Array.isArray(value) ? value.join(', ') : value
}

function takeField(req: Request): unknown {
  const body: unknown = req.body
  if (!isObject(body) || !Object.hasOwn(body, APPROVAL_FIELD)) return undefined
  if (req.is('application/x-www-form-urlencoded') === false) return undefined
  const { [APPROVAL_FIELD]: value, ...rest } = body
  req.body = rest
  return value
}

function malformed(what: string): GuardError {
  return new GuardError(`the approval this request brings cannot be read: ${what}`, {
    code: 'ERR_PINGONE_APPROVAL_MALFORMED',
    status: 400,
  })
}
