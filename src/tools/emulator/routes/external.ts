// GET and POST /{env}/rp/authenticate: the emulator plays the other service, and asks who one is there.
import type { Router } from 'express'
import { html } from '../console/html.js'
import {
  handle,
  readFormParameters,
  readQuery,
  readSession,
  sendRedirect,
  setSessionCookies,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { placeOf } from '../flow/context.js'
import { comeBack, findOffered } from '../flow/external.js'
import { goOn } from '../flow/machine.js'
import { isFromOtherSite } from '../own-site.js'
import { sendPage } from '../pages.js'
import { PingOneProblem, invalidData, notFound, requiredValue } from '../problem.js'
import type { Flow } from '../runtime.js'
import type { IdentityProvider } from '../sign-on-resources.js'
import { findBoundFlow } from './flows.js'

/** Mounts the other service. */
export function mountExternal(router: Router, parts: EmulatorParts): void {
  router.get('/:env/rp/authenticate', handle(parts, showService))
  router.post('/:env/rp/authenticate', handle(parts, comeBackFromService))
}

function showService(exchange: Exchange): void {
  const { name } = findWaiting(exchange).provider
  sendPage(exchange.res, exchange.base, {
    title: name,
    main: html`<p>The emulator plays ${name}. Whoever you say you are is believed.</p>
      <form method="post">
        <label>Email <input type="email" name="email" autocomplete="email" required /></label>
        <label>Given name <input type="text" name="given" autocomplete="given-name" /></label>
        <label>Family name <input type="text" name="family" autocomplete="family-name" /></label>
        <button type="submit">Continue</button>
      </form>`,
  })
}

/** Back to the emulator's own pages: how PingOne goes on in pi.flow is not documented. */
function comeBackFromService(exchange: Exchange): void {
  const { req, res, base } = exchange
  if (isFromOtherSite(req, base)) {
    throw new PingOneProblem(403, 'ACCESS_FAILED', 'The form is of a page of another site.', [])
  }
  const { flow, provider } = findWaiting(exchange)
  const sent = readFormParameters(exchange)
  const email = sent.get('email') ?? ''
  if (email === '') throw invalidData(requiredValue('email'))
  const [given, family] = ['given', 'family'].map((name) => sent.get(name) ?? '')
  const name = {
    ...(given === undefined || given === '' ? {} : { given }),
    ...(family === undefined || family === '' ? {} : { family }),
  }
  const place = placeOf(exchange, flow)
  const identity = {
    providerId: provider.id,
    email,
    ...(Object.keys(name).length === 0 ? {} : { name }),
  }
  goOn(place, comeBack(place, { identity, session: readSession(exchange) }))
  if (flow.session !== undefined) setSessionCookies(exchange, flow.session)
  sendRedirect(res, `${base}/signon/?flowId=${flow.id}`, 303)
}

/** The flow that waits for this very service, or offers it. */
function findWaiting(exchange: Exchange): {
  readonly flow: Flow
  readonly provider: IdentityProvider
} {
  const query = readQuery(exchange.req)
  const flow = findBoundFlow(exchange, query.get('flowId') ?? '')
  const provider = findOffered(placeOf(exchange, flow), query.get('providerId') ?? '')
  if (provider === undefined) throw notFound()
  return { flow, provider }
}
