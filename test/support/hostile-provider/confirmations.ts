// What a provider can answer wrongly at the end of a step-up or an approval, each with the reason of the refusal.
import type { Forgery } from './model.js'

/** One wrong answer. */
export interface ConfirmationForgery {
  readonly title: string
  /** @param openedAt Epoch milliseconds before and after the flow was opened. */
  readonly forge: (openedAt: { readonly before: number; readonly after: number }) => Forgery
  /** `error` of the AuthorizationError. */
  readonly error: string
  /** Calls of the token endpoint. */
  readonly tokenCalls: 0 | 1
}

/** Wrong claims of an ID Token that is otherwise verified; `acr` Transaction_Approval is what was asked. */
export function listWrongClaims(): readonly ConfirmationForgery[] {
  const claims = (members: Record<string, unknown>): (() => Forgery) => {
    return () => ({ claims: members })
  }
  const late = { tokenCalls: 1 } as const
  return [
    {
      title: 'another user',
      forge: claims({ sub: '11111111-2222-4333-8444-555555555555' }),
      error: 'other_user',
      ...late,
    },
    {
      title: 'no auth_time',
      forge: claims({ auth_time: undefined }),
      error: 'auth_time_too_old',
      ...late,
    },
    {
      title: 'an auth_time 61 seconds before it was opened',
      forge: ({ before }) => ({ claims: { auth_time: Math.floor(before / 1000) - 61 } }),
      error: 'auth_time_too_old',
      ...late,
    },
    {
      title: 'an auth_time of an hour before',
      forge: ({ before }) => ({ claims: { auth_time: Math.floor(before / 1000) - 3600 } }),
      error: 'auth_time_too_old',
      ...late,
    },
    {
      title: 'the acr of another policy',
      forge: claims({ acr: 'Multi_Factor' }),
      error: 'acr_unmet',
      ...late,
    },
    {
      title: 'the acr with a word more',
      forge: claims({ acr: 'Transaction_Approval Multi_Factor' }),
      error: 'acr_unmet',
      ...late,
    },
    {
      title: 'the acr in other letters',
      forge: claims({ acr: 'transaction_approval' }),
      error: 'acr_unmet',
      ...late,
    },
    { title: 'no acr', forge: claims({ acr: undefined }), error: 'acr_unmet', ...late },
    { title: 'an amr of a password', forge: claims({ amr: ['pwd'] }), error: 'amr_unmet', ...late },
    { title: 'an empty amr', forge: claims({ amr: [] }), error: 'amr_unmet', ...late },
    {
      title: 'an amr of another case',
      forge: claims({ amr: ['OTP'] }),
      error: 'amr_unmet',
      ...late,
    },
    {
      title: 'another nonce',
      forge: claims({ nonce: 'another' }),
      error: 'invalid_id_token',
      ...late,
    },
    { title: 'no nonce', forge: claims({ nonce: undefined }), error: 'invalid_id_token', ...late },
    {
      title: 'a token response without an ID Token',
      forge: () => ({ tokenResponse: { id_token: undefined } }),
      error: 'invalid_token_response',
      ...late,
    },
    {
      title: 'another state',
      forge: () => ({ authorizationResponse: { state: 'another' } }),
      error: 'invalid_authorization_response',
      tokenCalls: 0,
    },
  ]
}

/** First statuses of a flow in which nothing can be confirmed. */
export const deadEndStatuses: readonly string[] = [
  'SIGN_ON_REQUIRED',
  'EXTERNAL_AUTHENTICATION_REQUIRED',
  'FAILED',
  'AGREEMENT_CONSENT_REQUIRED',
  'ASSERTION_REQUIRED',
  'FOO_REQUIRED',
  'completed',
]

/** Statuses that have a page, which asks for something else than what confirms. */
export const askingStatuses: readonly string[] = [
  'MUST_CHANGE_PASSWORD',
  'PASSWORD_EXPIRED',
  'PUSH_CONFIRMATION_REQUIRED',
]
