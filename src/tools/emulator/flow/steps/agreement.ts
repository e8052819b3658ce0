// AGREEMENT_CONSENT_REQUIRED: the person accepts terms in their language, or goes no further.
import { randomUUID } from 'node:crypto'
import { html } from '../../console/html.js'
import { htmlToText } from '../../html-to-text.js'
import { isRecord } from '../../json-value.js'
import { invalidData, invalidValue, notFound, requiredValue } from '../../problem.js'
import type { SignOnPolicyAction, User } from '../../resources.js'
import type { Agreement, AgreementLanguage, AgreementRevision } from '../../sign-on-resources.js'
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

interface Terms {
  readonly agreement: Agreement
  readonly language: AgreementLanguage
  readonly revision: AgreementRevision
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
  flow.own = { AGREEMENT_CONSENT_REQUIRED: { agreementId } }
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
  const consents = (environment.agreementConsents ??= [])
  consents.push({
    id: randomUUID(),
    user: { id: user.id },
    agreement: { id: terms.agreement.id },
    language: { id: terms.language.id },
    revision: { id: terms.revision.id },
    status: 'ACCEPTED',
    at: new Date(clock.now()).toISOString(),
  })
  flow.own = {}
  return 'advance'
}

/** The terms that the flow asks about. */
function findTerms(place: FlowPlace): Terms | undefined {
  const { agreementId = '' } = place.flow.own.AGREEMENT_CONSENT_REQUIRED ?? {}
  return chooseTerms(place, { agreementId, user: userOf(place) })
}

/** In the user's language, the same without its region, English, or whichever there is. */
function chooseTerms(
  { environment, clock }: FlowPlace,
  { agreementId, user }: { readonly agreementId: string; readonly user: User | undefined },
): Terms | undefined {
  const found = environment.agreements?.find(({ id, enabled }) => id === agreementId && enabled)
  if (found === undefined) return undefined
  const wanted = user?.preferredLanguage ?? 'en'
  const options = (environment.agreementLanguages ?? [])
    .filter((each) => each.agreement.id === found.id && each.enabled)
    .flatMap((language) => {
      const revision = newestRevision(environment.agreementRevisions ?? [], {
        languageId: language.id,
        nowMs: clock.now(),
      })
      return revision === undefined ? [] : [{ agreement: found, language, revision }]
    })
  const order = [wanted, wanted.split('-')[0], 'en'].map((locale) => locale?.toLowerCase())
  const fitting = order.flatMap(
    (locale) => options.find(({ language }) => language.locale.toLowerCase() === locale) ?? [],
  )
  return fitting[0] ?? options[0]
}

function newestRevision(
  revisions: readonly AgreementRevision[],
  { languageId, nowMs }: { readonly languageId: string; readonly nowMs: number },
): AgreementRevision | undefined {
  return revisions
    .filter(
      ({ language, effectiveAt }) => language.id === languageId && Date.parse(effectiveAt) <= nowMs,
    )
    .toSorted((one, other) => Date.parse(one.effectiveAt) - Date.parse(other.effectiveAt))
    .at(-1)
}

/** Of this revision, or of an older one that needs no new consent; not one that has expired. */
function hasAccepted(
  { environment, clock }: FlowPlace,
  { user, terms }: { readonly user: User; readonly terms: Terms },
): boolean {
  const { reconsentPeriodDays = Infinity } = terms.agreement
  return (environment.agreementConsents ?? []).some(
    (consent) =>
      consent.user.id === user.id &&
      consent.agreement.id === terms.agreement.id &&
      consent.status === 'ACCEPTED' &&
      (consent.revision.id === terms.revision.id || !terms.revision.requireReconsent) &&
      Date.parse(consent.at) + reconsentPeriodDays * 86_400_000 > clock.now(),
  )
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
