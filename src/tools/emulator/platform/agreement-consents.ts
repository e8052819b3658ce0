// What users have consented to: read, and revoked.
import { invalidData, notFound } from '../problem.js'
import type { Agreement, AgreementConsent } from '../sign-on-resources.js'
import {
  consentExpiryMs,
  consentStatusOf,
  findAgreementText,
  findConsent,
} from './agreement-text.js'
import { constraint } from './fields.js'
import { find } from './find.js'
import { userOf } from './find-user.js'
import { environmentOf, links, page } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

const all = 'users/:user/agreementConsents'
const one = `${all}/:agreement`

/** The operations on consents. */
export const agreementConsentOperations: readonly Operation[] = [
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, consentOf(call))),
  },
  {
    method: 'POST',
    path: one,
    roles: environmentRoles,
    mediaType: 'application/vnd.pingidentity.consent.revoke+json',
    isBodyOptional: true,
    run: revoke,
  },
]

function list(call: PlatformCall): Reply {
  const { id } = userOf(call)
  return page(call, {
    name: 'agreementConsents',
    path: `users/${id}/agreementConsents`,
    items: (call.environment.agreementConsents ?? []).filter(({ user }) => user.id === id),
    render: (consent) => render(call, consent),
  })
}

function revoke(call: PlatformCall): Reply {
  const consent = consentOf(call)
  if (consent.status === 'REVOKED') {
    throw invalidData(constraint('status', 'must be ACCEPTED'))
  }
  consent.status = 'REVOKED'
  return ok(render(call, consent))
}

function consentOf(call: PlatformCall): AgreementConsent {
  const consent = findConsent(call.environment, {
    userId: userOf(call).id,
    agreementId: call.id('agreement'),
  })
  if (consent === undefined) throw notFound()
  return consent
}

/** The language is that of the consent while it holds, else the one to consent to. */
function render(call: PlatformCall, consent: AgreementConsent): unknown {
  const { environment, nowMs } = call
  const user = userOf(call)
  const agreement: Agreement = find(environment.agreements ?? [], consent.agreement.id)
  const status = consentStatusOf(environment, { agreement, consent, nowMs })
  const locale = user.preferredLanguage
  const next = findAgreementText(environment, { agreement, nowMs, locale })
  const expiresAtMs = consentExpiryMs(agreement, consent)
  const language = status === 'ACCEPTED' ? consent.language.id : next?.language.id
  return {
    _links: links(call, `users/${user.id}/agreementConsents/${agreement.id}`, {
      user: `users/${user.id}`,
      agreement: `agreements/${agreement.id}`,
    }),
    environment: environmentOf(call),
    user: { id: user.id },
    agreement: { id: agreement.id },
    ...(language !== undefined && { language: { id: language } }),
    lastConsent: {
      at: consent.at,
      ...(expiresAtMs !== undefined && { expiresAt: new Date(expiresAtMs).toISOString() }),
      language: consent.language,
      revision: consent.revision,
    },
    status,
  }
}
