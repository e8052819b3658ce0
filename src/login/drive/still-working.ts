// The page for who has waited long enough: another request is still at it, and its result can be looked for again.
import { buildCsrf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { sendPage } from '../answer/page.js'
import { buildFlowPath, buildRestartPath } from '../answer/paths.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { addPress } from '../../attempt/press.js'
import type { Exchange } from '../exchange.js'

/** The attempt that is worked on. */
export interface WorkedOn extends Pick<PendingSignOn, 'handle' | 'purpose' | 'returnPath'> {
  /** What this request brought: it goes along, so that nobody types it again. */
  readonly press?: string | undefined
  /** Hosted: the address to look at again, in place of a form. */
  readonly checkPath?: string
}

const CHECK_AFTER_SECONDS = 2

/**
 * Says that it is still being worked on, with 202: nothing has failed. The page does not load itself again, and its
 * button looks for the result; a client reads `Retry-After`.
 */
export async function sendStillWorking(
  exchange: Exchange,
  { handle, purpose, returnPath, press, checkPath }: WorkedOn,
): Promise<void> {
  const { instance, res } = exchange
  const { config } = instance
  const cookieValue = readAttemptCookie(exchange, handle) ?? ''
  const way =
    checkPath === undefined
      ? {
          action: buildFlowPath(instance, { handle, returnPath }),
          csrf: addPress(buildCsrf(cookieValue, { purpose: 'flow', handle }), press),
        }
      : { action: checkPath, csrf: '' }
  res.setHeader('Retry-After', String(CHECK_AFTER_SECONDS))
  await sendPage(exchange, {
    facts: {
      ...way,
      step: 'error',
      purpose,
      reason: 'still_working',
      restart: purpose === 'sign-on',
      returnPath: buildRestartPath(config, returnPath),
    },
    status: 202,
  })
}
