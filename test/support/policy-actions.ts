// What a policy of the emulator asks beside factors: terms, and data of the user.
import type { ToldEnvironment } from './change-emulator.js'

/** Where in a policy an action stands: `before` the second factor, or `after` everything else. */
export type Place = 'before' | 'after'

/** One more action of a policy. */
export interface PolicyAction {
  readonly policy: string
  /** Default `after`. */
  readonly place?: Place
  readonly action: Readonly<Record<string, unknown>> & { readonly type: string }
}

/** Adds an action to a policy. */
export function addAction(
  { actions, signOnPolicies }: ToldEnvironment,
  { policy, place = 'after', action }: PolicyAction,
): void {
  const id = signOnPolicies.find(({ name }) => name === policy)?.id
  const own = actions.filter((each) => isActionOf(each, id))
  const mfa = own.find(({ type }) => type === 'MULTI_FACTOR_AUTHENTICATION')
  if (id === undefined || mfa === undefined) throw new Error(`there is no policy ${policy}`)
  if (place === 'before') mfa['priority'] = 50
  const priority = place === 'before' ? 20 : 90
  actions.push({ id: `added-${policy}`, priority, signOnPolicy: { id }, ...action })
}

/** True for an action of the policy with this id. */
export function isActionOf(
  { signOnPolicy }: ToldEnvironment['actions'][number],
  id: string | undefined,
): boolean {
  return JSON.stringify(signOnPolicy) === JSON.stringify({ id })
}

/** Terms in English. */
export interface Terms {
  readonly policy: string
  readonly place?: Place
  readonly text?: string
  readonly contentType?: string
}

/** Lets a policy ask for consent to terms. */
export function addTerms(
  environment: ToldEnvironment,
  {
    policy,
    place = 'after',
    text = '<h2>1. Kindness</h2><p>Be <b>kind</b>.</p>',
    contentType = 'text/html',
  }: Terms,
): void {
  addAction(environment, {
    policy,
    place,
    action: { type: 'AGREEMENT', agreement: { id: 'terms' } },
  })
  const agreement = { id: 'terms' }
  environment.agreements = [{ ...agreement, name: 'Terms', enabled: true }]
  environment.agreementLanguages = [
    { id: 'en', agreement, locale: 'en', displayName: 'Terms of use', enabled: true },
  ]
  environment.agreementRevisions = [
    {
      id: 'en-1',
      agreement,
      language: { id: 'en' },
      contentType,
      effectiveAt: '2026-01-01T00:00:00.000Z',
      requireReconsent: true,
      text,
    },
  ]
}

/** The attributes that {@link addProfile} asks for. */
export const profileAttributes = [
  { name: 'primaryPhone', required: true },
  { name: 'nickname', required: false },
  { name: 'title', required: true },
] as const

/** Lets a policy ask for data of the user. */
export function addProfile(
  environment: ToldEnvironment,
  { policy, place = 'after' }: Pick<PolicyAction, 'policy' | 'place'>,
): void {
  addAction(environment, {
    policy,
    place,
    action: {
      type: 'PROGRESSIVE_PROFILING',
      promptText: 'So that we can reach you.',
      attributes: profileAttributes,
    },
  })
}
