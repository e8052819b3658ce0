// AGREEMENT_CONSENT_REQUIRED: the person accepts terms in their language, or goes no further.
import { randomUUID } from 'node:crypto'
import { html } from '../../console/html.js'
import { htmlToText } from '../../html-to-text.js'
import { isRecord } from '../../json-value.js'
import {
  consentStatusOf,
  findAgreementText,
  findConsent,
  type AgreementText,
} from '../../platform/agreement-text.js'
import { invalidData, invalidValue, notFound, requiredValue } from '../../problem.js'
import type { SignOnPolicyAction, User } from '../../resources.js'
import type { Agreement, AgreementConsent } from '../../sign-on-resources.js'
import { fail, userOf, type FlowPlace } from '../context.js'
import { form, startAgain } from '../page-parts.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that asks for a consent. */
export const agreement: FlowStep = {
  serves: ['AGREEMENT_CONSENT_REQUIRED'],
  links: () => ['user.consent'],
  actions: { 'user.consent': answer },
  members: (place) => {
    const terms = findTerms(place)
    return terms === undefined ? {} : { embedded: { agreement: describeTerms(terms) } }
  },
  runs: { AGREEMENT: run },
  page: (place) => {
    const terms = findTerms(place)
    const { text = '', contentType } = terms?.revision ?? {}
    const accept = html`<input type="hidden" name="accept" value="true" />`
    const refuse = html`<input type="hidden" name="accept" value="false" />`
    return {
      title: terms?.language.displayName ?? 'Terms',
      main: html`<p>${contentType === 'text/html' ? htmlToText(text) : text}</p>
        ${form('user.consent', { label: 'Accept', fields: accept })}
        ${form('user.consent', { label: 'Decline', fields: refuse })} ${startAgain}`,
    }
  },
}

interface Terms extends AgreementText {
  readonly agreement: Agreement
}

/** Asks unless the user has accepted what holds now; an agreement that is off asks nobody. */
function run(place: FlowPlace, action: SignOnPolicyAction): Outcome {
  const { flow } = place
  const user = userOf(place)
  const named = action.agreement
  const agreementId = isRecord(named) && typeof named.id === 'string' ? named.id : ''
  const terms = chooseTerms(place, { agreementId, user })
  if (user === undefined || terms === undefined || hasAccepted(place, { user, terms })) {
    return 'advance'
  }
  const [languageId, revisionId] = [terms.language.id, terms.revision.id]
  flow.own = { AGREEMENT_CONSENT_REQUIRED: { agreementId, languageId, revisionId } }
  flow.status = 'AGREEMENT_CONSENT_REQUIRED'
  return 'stay'
}

function answer(place: FlowPlace, { body }: Submitted): Outcome {
  const { accept } = body
  if (accept === undefined || accept === null) throw invalidData(requiredValue('accept'))
  if (typeof accept !== 'boolean') throw invalidData(invalidValue('accept', 'must be a boolean'))
  const { flow, environment, clock } = place
  const user = userOf(place)
  const terms = findTerms(place)
  if (user === undefined || terms === undefined) throw notFound()
  if (!accept) {
    fail(flow, { code: 'CONSENT_REFUSED', message: 'The user did not accept the agreement.' })
    return 'stay'
  }
  const ids = { userId: user.id, agreementId: terms.agreement.id }
  const last = findConsent(environment, ids)
  const older = (environment.agreementConsents ?? []).filter((each) => each !== last)
  const consent: AgreementConsent = {
    id: randomUUID(),
    user: { id: user.id },
    agreement: { id: terms.agreement.id },
    language: { id: terms.language.id },
    revision: { id: terms.revision.id },
    status: 'ACCEPTED',
    at: new Date(clock.now()).toISOString(),
  }
  environment.agreementConsents = [...older, consent]
  flow.own = {}
  return 'advance'
}

/** The terms that the flow asks about: as they were shown, also when newer ones hold by now. */
function findTerms({ environment, flow }: FlowPlace): Terms | undefined {
  const { agreementId, languageId, revisionId } = flow.own.AGREEMENT_CONSENT_REQUIRED ?? {}
  const found = environment.agreements?.find(({ id }) => id === agreementId)
  const language = environment.agreementLanguages?.find(({ id }) => id === languageId)
  const revision = environment.agreementRevisions?.find(({ id }) => id === revisionId)
  if (found === undefined || language === undefined || revision === undefined) return undefined
  return { agreement: found, language, revision }
}

/** What the platform shows this user of it; an agreement that is off has nothing to show. */
function chooseTerms(
  { environment, clock }: FlowPlace,
  { agreementId, user }: { readonly agreementId: string; readonly user: User | undefined },
): Terms | undefined {
  const found = environment.agreements?.find(({ id }) => id === agreementId)
  if (found === undefined) return undefined
  const words = findAgreementText(environment, {
    agreement: found,
    nowMs: clock.now(),
    locale: user?.preferredLanguage,
  })
  return words === undefined ? undefined : { agreement: found, ...words }
}

/** By the same rule as the platform tells it: not a consent that was revoked, has expired or is of older words. */
function hasAccepted(
  { environment, clock }: FlowPlace,
  { user, terms }: { readonly user: User; readonly terms: Terms },
): boolean {
  const { agreement: of } = terms
  const consent = findConsent(environment, { userId: user.id, agreementId: of.id })
  if (consent === undefined) return false
  return consentStatusOf(environment, { agreement: of, consent, nowMs: clock.now() }) === 'ACCEPTED'
}

function describeTerms({ agreement: of, language, revision }: Terms): Record<string, unknown> {
  return {
    id: of.id,
    title: language.displayName,
    text: revision.text,
    contentType: revision.contentType,
    effectiveAt: revision.effectiveAt,
    locale: language.locale,
  }
}
