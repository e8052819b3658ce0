// The relying party against a provider that can lie in every answer.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRelyingParty } from '../../src/oidc/relying-party.js'
import type { RelyingParty, VerifiedTokens } from '../../src/oidc/relying-party.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider } from '../support/hostile-provider.js'

const redirectUri = 'https://bank.example/callback'
let provider: HostileProvider

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

function createParty(): RelyingParty {
  return createRelyingParty({
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientAuthentication: { method: 'client_secret_basic', clientSecret: provider.clientSecret },
    redirectUri,
    fetch,
    clockToleranceSeconds: 60,
  })
}

async function signOn(party: RelyingParty): Promise<VerifiedTokens> {
  const request = await party.buildAuthorizationRequest({ scope: 'openid profile' })
  const answer = await fetch(request.url, { redirect: 'manual' })
  const location = new URL(answer.headers.get('location') ?? '')
  const response = Object.fromEntries(location.searchParams)
  return party.exchangeCode({ response, checks: request.checks })
}

describe('an honest provider', () => {
  test('the code is exchanged and the ID Token verified', async () => {
    const tokens = await signOn(createParty())
    expect(tokens.claims.sub).toBe(provider.sub)
    expect(tokens.claims.amr).toEqual(['otp'])
    expect(tokens.accessToken).not.toBe('')
  })
})
