// Which words of an agreement a user reads, and whether the user has consented to them.
import type { EnvironmentState } from '../resources.js'
import type {
  Agreement,
  AgreementConsent,
  AgreementLanguage,
  AgreementRevision,
} from '../sign-on-resources.js'
import { defaultLocale } from './languages.js'

const dayMs = 86_400_000

/** An agreement as a user reads it. */
export interface AgreementText {
  readonly language: AgreementLanguage
  readonly revision: AgreementRevision
}

/** Whose agreement, and when. */
export interface AgreementReader {
  readonly agreement: Agreement
  readonly nowMs: number
  /** The user's language. Default: that of the environment. */
  readonly locale?: string | undefined
}

/**
 * The text in the user's language and region, else in the language, else in that of the environment;
 * undefined when there is nothing to read.
 */
export function findAgreementText(
  environment: EnvironmentState,
  { agreement, nowMs, locale }: AgreementReader,
): AgreementText | undefined {
  if (!agreement.enabled) return undefined
  const texts = (environment.agreementLanguages ?? [])
    .filter((language) => language.agreement.id === agreement.id && language.enabled)
    .flatMap((language) => {
      const revision = currentRevisionOf(environment, { language, nowMs })
      return revision === undefined ? [] : [{ language, revision }]
    })
  const wanted = [locale, locale?.split(/[-_]/)[0], defaultLocale(environment)]
  for (const each of wanted) {
    const found = texts.find(({ language }) => isSameLocale(language.locale, each))
    if (found !== undefined) return found
  }
  return undefined
}

/** The revision that is shown: the latest one that has become effective. */
export function currentRevisionOf(
  { agreementRevisions = [] }: EnvironmentState,
  { language, nowMs }: { readonly language: AgreementLanguage; readonly nowMs: number },
): AgreementRevision | undefined {
  return agreementRevisions
    .filter((each) => each.language.id === language.id && Date.parse(each.effectiveAt) <= nowMs)
    .toSorted((one, other) => Date.parse(other.effectiveAt) - Date.parse(one.effectiveAt))
    .at(0)
}

/** What a user last said to an agreement. */
export function findConsent(
  { agreementConsents = [] }: EnvironmentState,
  { userId, agreementId }: { readonly userId: string; readonly agreementId: string },
): AgreementConsent | undefined {
  return agreementConsents.find(
    ({ user, agreement }) => user.id === userId && agreement.id === agreementId,
  )
}

/** How a consent stands. */
export type ConsentStatus = 'ACCEPTED' | 'REVOKED' | 'EXPIRED' | 'NEW_REVISION'

/** A consent ends by its age, and by a newer revision that asks for it anew. */
export function consentStatusOf(
  { agreementRevisions = [] }: EnvironmentState,
  of: { readonly agreement: Agreement; readonly consent: AgreementConsent; readonly nowMs: number },
): ConsentStatus {
  const { agreement, consent, nowMs } = of
  if (consent.status === 'REVOKED') return 'REVOKED'
  const expiresAtMs = consentExpiryMs(agreement, consent)
  if (expiresAtMs !== undefined && expiresAtMs <= nowMs) return 'EXPIRED'
  const given = agreementRevisions.find(({ id }) => id === consent.revision.id)
  const isOutdated = agreementRevisions.some(
    (each) =>
      each.requireReconsent &&
      each.language.id === consent.language.id &&
      Date.parse(each.effectiveAt) <= nowMs &&
      Date.parse(each.effectiveAt) > Date.parse(given?.effectiveAt ?? consent.at),
  )
  return isOutdated ? 'NEW_REVISION' : 'ACCEPTED'
}

/** When a consent ends by its age; undefined when it never does. */
export function consentExpiryMs(
  { reconsentPeriodDays }: Agreement,
  { at }: AgreementConsent,
): number | undefined {
  return reconsentPeriodDays === undefined
    ? undefined
    : Date.parse(at) + reconsentPeriodDays * dayMs
}

function isSameLocale(one: string, other = ''): boolean {
  const [first, second] = [one, other].map((each) => each.replace('_', '-').toLowerCase())
  return first === second
}
