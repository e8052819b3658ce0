// Redirects that are read and never followed.
import { describe, expect, it } from 'vitest'
import { FlowError } from '../../src/errors.js'
import { readFlowIdFromLocation, readRedirectResponse } from '../../src/flow/redirects.js'
import { environmentId, flowId, otherFlowId } from './bodies.js'

describe('readFlowIdFromLocation', () => {
  it.each([
    ["PingOne's page", `https://apps.pingone.eu/${environmentId}/signon/?flowId=${flowId}`],
    ['a custom domain', `https://auth.bank.example/signon/?flowId=${flowId}`],
    [
      "the application's page",
      `https://bank.example/sign-on?environmentId=${environmentId}&flowId=${flowId}`,
    ],
  ])('reads it from %s', (_, location) => {
    expect(readFlowIdFromLocation(location, { environmentId })).toBe(flowId)
    expect(readFlowIdFromLocation(location)).toBe(flowId)
  })

  it.each([
    ['is no web address', `/signon/?flowId=${flowId}`],
    ['is no web address', `javascript:?flowId=${flowId}`],
    ['has no single flow id', 'https://apps.pingone.eu/x/signon/'],
    ['has no single flow id', 'https://bank.example/?flowId=../as/token'],
    ['has no single flow id', `https://bank.example/?flowId=${flowId}&flowId=${otherFlowId}`],
    [
      'names another environment',
      `https://apps.pingone.eu/${otherFlowId}/signon/?flowId=${flowId}`,
    ],
    ['names another environment', `https://b.example/?environmentId=x&flowId=${flowId}`],
  ])('refuses what %s: %s', (why, location) => {
    expect(() => readFlowIdFromLocation(location, { environmentId })).toThrow(
      new FlowError(`The redirect to a sign-on page is not understood: it ${why}.`, {
        reason: 'not_understood',
      }),
    )
  })

  it('tells an error that PingOne sends to the page', () => {
    const location = 'https://apps.pingone.eu/x/signon/?error=%7B%22code%22%3A%22INVALID_DATA%22%7D'
    expect(() => readFlowIdFromLocation(location)).toThrow(
      new FlowError('PingOne refused the authorization request.', { reason: 'refused' }),
    )
  })
})

describe('readRedirectResponse', () => {
  const redirectUri = 'https://app.example/callback?app=1'

  it('keeps the parameters of the redirect_uri itself', () => {
    expect(readRedirectResponse(`${redirectUri}&code=c&state=s&iss=i`, redirectUri)).toEqual({
      code: 'c',
      state: 's',
      iss: 'i',
    })
    expect(readRedirectResponse('https://app.example/callback?code=c', redirectUri)).toBeUndefined()
    expect(
      readRedirectResponse('https://app.example/callback?app=2&code=c', redirectUri),
    ).toBeUndefined()
  })

  it('reads an OAuth error', () => {
    expect(
      readRedirectResponse(
        `${redirectUri}&error=access_denied&error_description=No%20devices`,
        redirectUri,
      ),
    ).toEqual({ error: 'access_denied', error_description: 'No devices' })
  })
})
