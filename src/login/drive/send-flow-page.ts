// Sends the page of where an attempt is, from its record.
import { findCarriedPress } from '../../attempt/carried-press.js'
import { addPress } from '../../attempt/press.js'
import { findPauseEnd } from '../../attempt/pause.js'
import { buildFlowFacts } from '../../attempt/page-facts.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Instance } from '../../instance.js'
import type { PageFacts } from '../../steps/index.js'
import { buildCsrf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { sendPage } from '../answer/page.js'
import { buildFlowPath, buildRestartPath } from '../answer/paths.js'
import { noteEnded } from '../answer/problem.js'
import type { Exchange } from '../exchange.js'
import { isBusy } from './flow-step.js'
import { noteHindrance } from './hindrance.js'
import { readWait, rememberWait } from './recent-tries.js'

/** Sends the page of an attempt. */
export async function sendFlowPage(exchange: Exchange, pending: PendingSignOn): Promise<void> {
  const { instance } = exchange
  const { config, nowMs } = instance
  const { handle, returnPath } = pending
  const cookieValue = readAttemptCookie(exchange, handle) ?? ''
  const waitMinutes = readWait(exchange, nowMs())
  noteManner(instance, pending)
  const page = buildFlowFacts(
    isBusy(pending, nowMs()) ? { ...pending, messages: [{ code: 'in_progress' }] } : pending,
    {
      action: buildFlowPath(instance, { handle, returnPath }),
      csrf: addPress(
        buildCsrf(cookieValue, { purpose: 'flow', handle }),
        findCarriedPress(pending),
      ),
      nowMs: nowMs(),
      restartPath: buildStartAgainPath(instance, pending),
      ...(waitMinutes !== undefined && { waitMinutes }),
    },
    instance,
  )
  const { facts, hindrance } = page
  const ended = findEnd(facts)
  const isEnd = ended !== undefined
  if (hindrance !== undefined) await noteHindrance(exchange, { pending, hindrance, isEnd })
  else if (ended !== undefined) await noteEnded(exchange, { pending, reason: ended })
  const untilMs = findPauseEnd(config, pending)
  if (untilMs !== undefined) rememberWait(exchange, { untilMs, nowMs: nowMs() })
  await sendPage(exchange, { facts, status: page.status })
}

/** Why an attempt ends with this page. */
function findEnd(facts: PageFacts): string | undefined {
  if (facts.step === 'push-ended' && facts.reason === 'denied') return 'push_denied'
  if (facts.step === 'error') return facts.reason
  return facts.step === 'locked' ? 'locked' : undefined
}

/** A confirmation begins again at the page that asked for it. */
export function buildStartAgainPath(
  { config }: Instance,
  { purpose, returnPath }: Pick<PendingSignOn, 'purpose' | 'returnPath'>,
): string {
  return purpose === 'sign-on' ? buildRestartPath(config, returnPath) : returnPath
}

/** What PingOne asks of a passkey at a sign-on: names without one are asked in the same manner. */
function noteManner({ standIns }: Instance, { purpose, flow, decoy }: PendingSignOn): void {
  if (purpose !== 'sign-on' || decoy !== undefined) return
  if (flow?.state.status !== 'ASSERTION_REQUIRED') return
  const { publicKeyCredentialRequestOptions: options } = flow.state
  if (options !== undefined) standIns.note(options)
}
