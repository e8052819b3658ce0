// GET /login/flow/:handle/state: whether an attempt still waits for its answer. Nothing else is in it.
import { PingOneError } from '../../errors.js'
import { isHandle } from '../answer/attempt-cookie.js'
import { setNoStore } from '../answer/page.js'
import { readSegment } from '../answer/route-path.js'
import type { Exchange } from '../exchange.js'
import type { AttemptState } from './attempt.js'
import { isBusy, storeStep } from './flow-step.js'
import { canLookAgain, isGone, lookAgain } from './look-again.js'
import { findUsable, readOwn, UNKNOWN } from './own-attempt.js'

/** What stands behind the address of an attempt's page. */
export const STATE_SUFFIX = '/state'

/** Answers the script of a page that waits, by the attempt's cookie alone. */
export async function showFlowState(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const segment = readSegment(req, `${instance.config.paths.login}/flow/`)
  const handle = segment.slice(0, -STATE_SUFFIX.length)
  const state = isHandle(handle) ? await readOwn(exchange, handle) : UNKNOWN
  const isWaiting = await waits(exchange, state)
  setNoStore(res)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.status(200).json({ state: isWaiting ? 'waiting' : 'changed' })
}

async function waits(exchange: Exchange, state: AttemptState): Promise<boolean> {
  const found = await findUsable(exchange, state)
  if (found === undefined) return false
  const { instance } = exchange
  if (!canLookAgain(found.value)) return isBusy(found.value, instance.nowMs())
  try {
    const result = await lookAgain(exchange, { found, looker: 'script' })
    // The page that is loaded next finishes it: this answer enters nobody.
    if (result.kind === 'completed') {
      await storeStep({ instance, claimed: result.claimed }, result.claimed.value)
    }
    return result.kind === 'waits' || result.kind === 'lost'
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
    return !isGone(error)
  }
}
