// EXTERNAL_AUTHENTICATION_REQUIRED: the person goes on at another service, and comes back from there.
import { html } from '../../console/html.js'
import { isRecord } from '../../json-value.js'
import type { SignOnPolicyAction } from '../../resources.js'
import { fail, type FlowPlace } from '../context.js'
import { authenticateUrl, findProvider } from '../external.js'
import { startAgain } from '../page-parts.js'
import type { FlowStep, Outcome } from '../step.js'

/** The step that hands over. */
export const external: FlowStep = {
  serves: ['EXTERNAL_AUTHENTICATION_REQUIRED'],
  links: () => [],
  actions: {},
  runs: { IDENTITY_PROVIDER: run },
  members: (place, { base }) => {
    const provider = findProvider(place)
    if (provider === undefined) return {}
    const { id, name, type } = provider
    const href = authenticateUrl(place, { base, providerId: id })
    const identityProvider = { id, name, type, _links: { authenticate: { href } } }
    return { embedded: { identityProvider } }
  },
  page: (place, { base }) => {
    const provider = findProvider(place)
    const href = authenticateUrl(place, { base, providerId: provider?.id ?? '' })
    return {
      title: `Continue with ${provider?.name ?? 'another service'}`,
      main: html`<p><a href="${href}">Continue with ${provider?.name ?? 'it'}</a></p>
        ${startAgain}`,
    }
  },
}

function run({ environment, flow }: FlowPlace, action: SignOnPolicyAction): Outcome {
  if (flow.externalAtMs !== undefined) return 'advance'
  const named = action.identityProvider
  const providerId = isRecord(named) && typeof named.id === 'string' ? named.id : ''
  const provider = environment.identityProviders?.find(({ id }) => id === providerId)
  if (provider?.enabled !== true) {
    fail(flow, { code: 'REQUEST_FAILED', message: 'The identity provider is not available.' })
    return 'stay'
  }
  flow.own = { EXTERNAL_AUTHENTICATION_REQUIRED: { providerId } }
  flow.status = 'EXTERNAL_AUTHENTICATION_REQUIRED'
  return 'stay'
}
