// How a flow ends, with its authorization response where PingOne answers it at once.
import { readMember, readText, readWord } from '../../pingone/json.js'
import type { FlowStateBase, Status } from './status.js'

/** The authorization response of a pi.flow resume, by its wire names. */
export interface AuthorizeResponse {
  readonly code?: string
  readonly state?: string
  readonly iss?: string
  readonly error?: string
  readonly error_description?: string
}

export interface Completed extends FlowStateBase {
  readonly status: 'COMPLETED'
  /** Present when PingOne answered the code at once, without a resume. */
  readonly authorizeResponse?: AuthorizeResponse
}
export interface Failed extends FlowStateBase {
  readonly status: 'FAILED'
  readonly error: { readonly code: string; readonly message?: string }
}

/** The policy is met: resume the flow. */
export const completed: Status<Completed> = {
  takes: [],
  parse: ({ base, body }) => {
    const authorizeResponse = parseAuthorizeResponse(body)
    return {
      ...base,
      status: 'COMPLETED',
      ...(authorizeResponse !== undefined && { authorizeResponse }),
    }
  },
}

/** The policy is not met, for good. */
export const failed: Status<Failed> = {
  takes: [],
  parse: ({ base, body }) => ({ ...base, status: 'FAILED', error: parseFailure(body) }),
}

/** The authorization response of an answer, by its wire names; `undefined` when there is none. */
export function parseAuthorizeResponse(body: unknown): AuthorizeResponse | undefined {
  const response = readMember(body, 'authorizeResponse')
  const code = readWord(response, 'code', 4096)
  const state = readWord(response, 'state', 4096)
  const iss = readWord(response, 'iss', 2048)
  const error = readWord(response, 'error', 128)
  const error_description = readText(response, 'error_description', 500)
  if (code === undefined && error === undefined) return undefined
  return {
    ...(code !== undefined && { code }),
    ...(state !== undefined && { state }),
    ...(iss !== undefined && { iss }),
    ...(error !== undefined && { error }),
    ...(error_description !== undefined && { error_description }),
  }
}

function parseFailure(body: unknown): Failed['error'] {
  const error = readMember(body, 'error')
  const message = readText(error, 'message', 500)
  return {
    code: readWord(error, 'code', 64) ?? 'UNKNOWN',
    ...(message !== undefined && { message }),
  }
}
