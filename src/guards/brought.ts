// Did the request bring what cannot be shown, or did the app make it? The one is answered to the client, the other to its developer.
import type { Request } from 'express'
import { readDetails, type ApprovalDetails, type DetailsFault } from '../approval/details.js'
import { GuardError } from '../errors.js'
import { isObject } from '../pingone/json.js'

/**
 * Calls the app's `details` and reads what it returns.
 *
 * @throws {GuardError} `ERR_PINGONE_APPROVAL_DETAILS`: 400 for what the request brought or lacks, 500 for what the app made.
 */
export async function readDetailsOf(
  details: (req: Request) => unknown,
  req: Request,
): Promise<ApprovalDetails> {
  const returned = await callDetails(details, req)
  return readDetails(returned, (fault) => isBrought(req, fault))
}

/** What it throws goes to the app's error handler, unless it read a member of a body that is not there. */
async function callDetails(details: (req: Request) => unknown, req: Request): Promise<unknown> {
  try {
    return await details(req)
  } catch (cause) {
    if (!(cause instanceof TypeError) || hasMembers(req.body)) throw cause
    throw new GuardError(
      'The details of the approval were refused: the request has no body with members.',
      {
        code: 'ERR_PINGONE_APPROVAL_DETAILS',
        status: 400,
        cause,
      },
    )
  }
}

function hasMembers(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length > 0
}

function isBrought(req: Request, fault: DetailsFault): boolean {
  const { entry, isName, value } = fault
  const brought = collect(req)
  if (entry === undefined) return isWholeBrought({ req, brought }, value)
  if (isName === true) return brought.members.some(([name]) => name === entry)
  // What the request lacks.
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return isTextBrought(brought, { ...fault, entry, value })
  return brought.values.some((candidate) => Object.is(candidate, value))
}

function isWholeBrought(
  { req, brought }: { readonly req: Request; readonly brought: Brought },
  value: unknown,
): boolean {
  if (!isObject(value)) return Object.is(value, req.body)
  const count = Reflect.ownKeys(value).length
  if (count === 0) return !hasMembers(req.body)
  const names = new Set(brought.members.map(([name]) => name))
  return Object.keys(value).every((name) => names.has(name))
}

/** A field of the entry's own name says most; else any text of the request may be in it. */
function isTextBrought(
  { texts, members }: Brought,
  { entry, value, piece }: { entry: string; value: string; piece?: string },
): boolean {
  const own = members.flatMap(([name, text]) =>
    name === entry && typeof text === 'string' ? [text] : [],
  )
  const candidates = own.length > 0 ? own : texts
  if (piece === undefined) return candidates.some((text) => text.length * 2 >= value.length)
  // Nothing to show: an empty field, or one that is not there.
  if (piece === value && piece.trim() === '') {
    return own.length === 0 || own.some((text) => text.trim() === '')
  }
  return candidates.some((text) => text.includes(piece))
}

interface Brought {
  readonly members: (readonly [name: string, value: unknown])[]
  readonly texts: string[]
  readonly values: unknown[]
}

/** All that a client can write: body, query and parameters of the path; the body is bounded before. */
function collect({ body, query, params }: Request): Brought {
  const brought: Brought = { members: [], texts: [], values: [] }
  const open: unknown[] = [body, query, params]
  while (open.length > 0) {
    const value = open.pop()
    brought.values.push(value)
    if (typeof value === 'string') brought.texts.push(value)
    if (typeof value !== 'object' || value === null) continue
    for (const [name, member] of Object.entries(value)) {
      brought.members.push([name, member])
      open.push(member)
    }
  }
  return brought
}
