// Signs on at the scripted provider the short way: authorize answers at once, the relying party exchanges the code.
import { expect } from 'vitest'
import { AuthorizationError, UpstreamError } from '../../src/errors.js'
import { createRelyingParty } from '../../src/oidc/relying-party.js'
import type {
  AuthorizationRequest,
  AuthorizationRequestInput,
  RelyingParty,
  RelyingPartyOptions,
  VerifiedTokens,
} from '../../src/oidc/relying-party.js'
import type { HostileProvider } from '../support/hostile-provider.js'

export const redirectUri = 'https://bank.example/callback'

/** A relying party for this provider; options replace what it would have. */
export function createParty(
  provider: HostileProvider,
  options: Partial<RelyingPartyOptions> = {},
): RelyingParty {
  const { clientSecret } = provider
  return createRelyingParty({
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientAuthentication: { method: 'client_secret_basic', clientSecret },
    redirectUri,
    fetch,
    clockToleranceSeconds: 60,
    ...options,
  })
}

/** Sends the request and returns the parameters of the authorization response. */
export async function authorize(request: AuthorizationRequest): Promise<Record<string, string>> {
  const answer = await fetch(request.url, { redirect: 'manual' })
  return Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams)
}

/** From authorization request to verified tokens. */
export async function signOn(
  party: RelyingParty,
  input: Partial<AuthorizationRequestInput> = {},
): Promise<VerifiedTokens> {
  const request = await party.buildAuthorizationRequest({ scope: 'openid profile', ...input })
  const { maxAgeSeconds } = input
  return party.exchangeCode({
    response: await authorize(request),
    checks: request.checks,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
  })
}

/** Expects an `AuthorizationError` with this `error` and message. */
export async function expectRefusal(
  attempt: Promise<unknown>,
  error: string,
  message: RegExp,
): Promise<void> {
  const refusal = await attempt.then(
    () => 'it was accepted',
    (reason: unknown) => reason,
  )
  expect(refusal).toBeInstanceOf(AuthorizationError)
  expect(refusal).toMatchObject({ code: 'ERR_PINGONE_AUTHORIZATION', error })
  expect(refusal).toHaveProperty('message', expect.stringMatching(message))
}

/** Expects an `UpstreamError` of this reason, call and message. */
export async function expectUpstream(
  attempt: Promise<unknown>,
  expected: { readonly reason: string; readonly call: string; readonly message: RegExp },
): Promise<void> {
  const error: unknown = await attempt.then(
    () => 'it was accepted',
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UpstreamError)
  const { reason, call, message } = expected
  expect(error).toMatchObject({ code: 'ERR_PINGONE_UPSTREAM', status: 503, reason, call })
  expect(error).toHaveProperty('message', expect.stringMatching(message))
}
