// What it means that PingOne refused to open a step-up or an approval: by what it says of the person, else of the set-up.
import { FlowError } from '../errors.js'
import { buildRejection } from '../flow/rejection.js'
import type { FlowState } from '../flow/state.js'
import { readTarget } from '../pingone/refusal-words.js'
import type { ErrorReason, ShownLimit } from '../models/model.js'
import type { PendingEnd } from './pending-sign-on.js'

/** What the page and the API answer. */
export interface RefusedStart {
  readonly status: number
  readonly reason: ErrorReason
  readonly retryAfterSeconds?: number
  /** For the client of an API, and so for the developer: no word of PingOne's but a target of ours. */
  readonly detail: string
}

/** How long to wait where PingOne says that there is a limit, and not until when. */
const UNTOLD_SECONDS = 60

/** PingOne took the request and led to a dead end at once: a refusal as well, only with status 200. */
export class EndedStart extends FlowError {
  readonly #ended: PendingEnd

  constructor(state: FlowState, ended: PendingEnd) {
    const body = state.status === 'FAILED' ? { ...state.error, details: [] } : undefined
    const refused = { asked: 'authorize with hint', status: 200 } as const
    const rejection = body === undefined ? undefined : buildRejection({ ...refused, body })
    super(
      `PingOne opened a flow that nobody can go on with (${body?.code ?? state.status}, ${ended.kind}).`,
      {
        reason: 'failed',
        flowId: state.flowId,
        ...(body !== undefined && { body }),
        ...(rejection !== undefined && { rejection }),
      },
    )
    this.#ended = ended
  }

  get ended(): PendingEnd {
    return this.#ended
  }
}

/** Reads the refusal of a start; `undefined` for any other error. */
export function readRefusedStart(error: unknown, nowMs: number): RefusedStart | undefined {
  if (error instanceof EndedStart) {
    const { rejection, ended } = error
    const said = rejection === undefined ? undefined : describeRejection(rejection, nowMs)
    return said ?? describeEnd(ended, nowMs)
  }
  if (!(error instanceof FlowError) || error.reason !== 'refused') return undefined
  if (error.rejection !== undefined) return describeRejection(error.rejection, nowMs)
  // A flow that was open has an id; what is refused without a body came from no start.
  if (error.flowId !== undefined || error.body === undefined) return undefined
  return { status: 502, reason: 'not_set_up', detail: explain(error.body.details[0]?.target) }
}

function describeRejection(
  rejection: NonNullable<FlowError['rejection']>,
  nowMs: number,
): RefusedStart | undefined {
  const { meaning, coolDownExpiresAt, secondsUntilUnlock } = rejection
  const pauseSeconds =
    coolDownExpiresAt === undefined
      ? secondsUntilUnlock
      : Math.ceil((coolDownExpiresAt - nowMs) / 1000)
  const wait = { retryAfterSeconds: Math.max(1, pauseSeconds ?? UNTOLD_SECONDS) }
  switch (meaning) {
    case 'message_limit':
      return {
        ...limited('messages_limit', 'PingOne sends this person no more messages for now'),
        ...wait,
      }
    case 'otp_quota':
      return { ...limited('tries_own', 'the device takes no more codes for now'), ...wait }
    case 'locked':
      if (pauseSeconds !== undefined) {
        return { ...limited('tries_own', 'the account is locked for now'), ...wait }
      }
      return { status: 403, reason: 'account_unusable', detail: 'the account is locked' }
    case 'unusable_account':
      return { status: 403, reason: 'account_unusable', detail: 'the account cannot be used' }
    case 'no_usable_devices':
      return { status: 403, reason: 'no_usable_device', detail: 'there is no usable device' }
    case 'wrong_otp':
    case 'wrong_credentials':
    case 'unknown_user':
    case 'wrong_code':
    case 'wrong_assertion':
    case 'password_requirements':
    case 'taken':
    case 'invalid':
      return undefined
  }
}

function describeEnd(ended: PendingEnd, nowMs: number): RefusedStart {
  switch (ended.kind) {
    case 'locked': {
      const { retryAtMs = nowMs + UNTOLD_SECONDS * 1000 } = ended
      const retryAfterSeconds = Math.max(1, Math.ceil((retryAtMs - nowMs) / 1000))
      return { ...limited('tries_own', 'every device pauses for now'), retryAfterSeconds }
    }
    case 'account_unusable':
      return { status: 403, reason: ended.kind, detail: 'the account cannot be used' }
    case 'no_usable_device':
      return { status: 403, reason: ended.kind, detail: 'there is no usable device' }
    case 'step_not_supported': {
      const detail = 'PingOne asks for a step that has no page here: its event flow.step names it'
      return { status: 502, reason: ended.kind, detail }
    }
    case 'agreement_refused':
    case 'push_denied':
    case 'sign_on_failed': {
      const detail = 'PingOne ended the flow as failed: its event says more'
      return { status: 403, reason: 'sign_on_failed', detail }
    }
  }
}

function limited(reason: ShownLimit, detail: string): RefusedStart {
  return { status: 429, reason, detail }
}

/** What the developer has to look at; PingOne's words stand in the event with the same reference. */
function explain(given: string | undefined): string {
  const target = readTarget(given)
  if (target === undefined) return 'PingOne refused the authorization request: its event says more'
  if (target === 'pi.template' || target.startsWith('pi.template.')) {
    return `PingOne refused the template (${target}): it needs content that fits, and every one of its variables among the details`
  }
  return `PingOne refused the authorization request because of ${target}`
}
