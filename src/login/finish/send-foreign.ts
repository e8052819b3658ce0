// The page for a confirmation whose sign-on has ended: what it was about is nobody's business any more.
import { sendPage } from '../answer/page.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Exchange } from '../exchange.js'

/** Sends the page that names nothing of it. */
export async function sendForeign(
  exchange: Exchange,
  { purpose, returnPath }: Pick<PendingSignOn, 'purpose' | 'returnPath'>,
): Promise<void> {
  await sendPage(exchange, {
    facts: {
      purpose,
      step: 'error',
      reason: 'used_or_foreign_page',
      restart: true,
      action: returnPath,
      csrf: '',
      returnPath,
    },
    status: 404,
  })
}
