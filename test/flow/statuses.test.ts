// What each documented status keeps of an answer: an allow-list, within bounds, whatever is sent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlowError } from '../../src/errors.js'
import { parseFlowState } from '../../src/flow/parse.js'
import type { FlowState } from '../../src/flow/state.js'
import * as statuses from '../../src/flow/statuses/all.js'
import { deviceId, environmentId, flowBody, flowId, otherFlowId, userId } from './bodies.js'

const origin = 'https://auth.pingone.eu'
const nowMs = Date.parse('2026-01-10T12:00:00Z')
const context = { environmentBaseUrl: `${origin}/${environmentId}`, flowId, nowMs }
const expiresAtMs = Date.parse('2026-01-10T12:15:00.263Z')

type Members = Readonly<Record<string, unknown>>

/** What is kept beside what every status has. */
function keep(status: string, members: Members): unknown {
  const { offered, flowId: id, expiresAtMs: expiry, ...own } = parse(status, members)
  expect({ offered, id, expiry }).toEqual({ offered: [], id: flowId, expiry: expiresAtMs })
  expect(own.status).toBe(status)
  const { status: _, ...kept } = own
  return kept
}

function parse(status: string, members: Members): FlowState {
  return parseFlowState(flowBody(origin, { status, ...members }), context)
}

const devices = [{ id: deviceId, type: 'MOBILE', status: 'ACTIVE', nickname: 'Pixel' }]
const kept = [{ id: deviceId, type: 'MOBILE', nickname: 'Pixel', usable: true }]

describe('a push', () => {
  const number = (value: unknown): unknown =>
    keep('PUSH_CONFIRMATION_REQUIRED', {
      _embedded: { devices },
      selectedDevice: { id: deviceId },
      numberMatching: { number: value, secret: 's' },
      authSession: { id: 'for-the-phone' },
    })

  it.each([
    ['47', '47'],
    ['07', '07'],
    [47, '47'],
    [0, '0'],
  ])('keeps the number %j as a text', (value, text) => {
    expect(number(value)).toEqual({ devices: kept, selectedDeviceId: deviceId, number: text })
  })

  it.each([
    undefined,
    null,
    '',
    '4 7',
    '-1',
    '4e3',
    '123456789',
    '<b>4</b>',
    '٤٧',
    -1,
    4.7,
    1e9,
    Number.MAX_VALUE,
    [47],
    { number: 47 },
    true,
  ])('keeps no number of %j', (value) => {
    expect(number(value)).toEqual({ devices: kept, selectedDeviceId: deviceId })
  })

  it('that timed out keeps its device, and no number', () => {
    expect(
      keep('PUSH_CONFIRMATION_TIMED_OUT', {
        _embedded: { devices },
        selectedDevice: { id: deviceId },
        numberMatching: { number: 47 },
      }),
    ).toEqual({ devices: kept, selectedDeviceId: deviceId })
  })
})

describe('a passkey', () => {
  const options = {
    challenge: [0, 127, -128, -1, 255],
    rpId: 'bank.example',
    timeout: 120_000,
    userVerification: 'required',
    allowCredentials: [
      { type: 'public-key', id: [-5, 7], transports: ['internal', 'hybrid', 7, 'X'], name: 'key' },
    ],
    extensions: { appid: 'https://evil.example' },
  }
  const read = (text: unknown): unknown =>
    keep('ASSERTION_REQUIRED', { publicKeyCredentialRequestOptions: text })
  const readOptions = (members: Members): unknown =>
    read(JSON.stringify({ challenge: [1], ...members }))
  const withOptions = (members: Members): unknown => ({
    devices: [],
    publicKeyCredentialRequestOptions: { challenge: [1], allowCredentials: [], ...members },
  })

  it('keeps the options of the text of JSON, with bytes from 0 to 255', () => {
    expect(read(JSON.stringify(options))).toEqual({
      devices: [],
      publicKeyCredentialRequestOptions: {
        challenge: [0, 127, 128, 255, 255],
        rpId: 'bank.example',
        timeout: 120_000,
        userVerification: 'required',
        allowCredentials: [
          { type: 'public-key', id: [251, 7], transports: ['internal', 'hybrid'] },
        ],
      },
    })
  })

  it.each([
    ['no text', options],
    ['no JSON', 'challenge=1'],
    ['an array', '[1]'],
    ['no challenge', '{}'],
    ['an empty challenge', '{"challenge":[]}'],
    ['a challenge of text', '{"challenge":"AQID"}'],
    ['a challenge with a hole', '{"challenge":[1,null]}'],
    ['a challenge out of range', '{"challenge":[256]}'],
    ['a challenge out of range below', '{"challenge":[-129]}'],
    ['a challenge of fractions', '{"challenge":[1.5]}'],
    ['a challenge too long', JSON.stringify({ challenge: Array(1025).fill(1) })],
    ['a text too long', JSON.stringify({ challenge: [1], x: 'x'.repeat(65_536) })],
    ['credentials that are no list', '{"challenge":[1],"allowCredentials":{}}'],
    ['no credential that can be read', '{"challenge":[1],"allowCredentials":[{"id":[1]}]}'],
    [
      'a credential with a long id alone',
      JSON.stringify({
        challenge: [1],
        allowCredentials: [{ type: 'public-key', id: Array(1024).fill(1) }],
      }),
    ],
  ])('keeps nothing of %s: a browser would be asked for something else', (_, text) => {
    expect(read(text)).toEqual({ devices: [] })
  })

  it('keeps the credentials that can be read, at most 50', () => {
    const credential = { type: 'public-key', id: [1] }
    expect(readOptions({ allowCredentials: [null, { type: 'x', id: [1] }, credential] })).toEqual(
      withOptions({ allowCredentials: [credential] }),
    )
    expect(readOptions({ allowCredentials: Array(200).fill(credential) })).toEqual(
      withOptions({ allowCredentials: Array(50).fill(credential) }),
    )
  })

  it.each([
    { rpId: 'bank.example/path' },
    { rpId: 7 },
    { rpId: 'a'.repeat(254) },
    { timeout: -1 },
    { timeout: '120000' },
    { timeout: 1e12 },
    { userVerification: 'always' },
    { userVerification: ['required'] },
    { allowCredentials: null },
    { allowCredentials: [] },
  ])('keeps the challenge, and not %j', (members) => {
    expect(readOptions(members)).toEqual(withOptions({}))
  })
})

describe('a password that has to be new', () => {
  const passwordPolicy = {
    id: 'p1',
    length: { min: 8, max: 255 },
    minCharacters: { ABCDEFGHIJKLMNOPQRSTUVWXYZ: 1, '0123456789': 2, '~!@#$%': 1 },
    maxRepeatedCharacters: 2,
    minUniqueCharacters: 5,
    minComplexity: 7,
    history: { count: 6, retentionDays: 365 },
    excludesCommonlyUsed: true,
    excludesProfileData: false,
    notSimilarToCurrent: true,
    lockout: { failureCount: 5 },
  }
  const rules = {
    length: { min: 8, max: 255 },
    minCharacters: [
      { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', count: 1 },
      { characters: '0123456789', count: 2 },
      { characters: '~!@#$%', count: 1 },
    ],
    maxRepeatedCharacters: 2,
    minUniqueCharacters: 5,
    minComplexity: 7,
    history: { count: 6 },
    excludesCommonlyUsed: true,
    notSimilarToCurrent: true,
  }

  it.each([
    'PASSWORD_EXPIRED',
    'MUST_CHANGE_PASSWORD',
    'RECOVERY_CODE_REQUIRED',
    'SIGN_ON_REQUIRED',
    'USERNAME_PASSWORD_REQUIRED',
    'ACCOUNT_LINKING_REQUIRED',
  ])('has its rules at %s', (status) => {
    expect(keep(status, { _embedded: { passwordPolicy } })).toEqual({ passwordPolicy: rules })
  })

  it.each([
    null,
    [],
    'strong',
    {},
    { length: { min: -1, max: 1.5 } },
    { length: 8 },
    { minCharacters: ['A'] },
    { minCharacters: { A: 0, B: '1', ['C'.repeat(257)]: 1, Ä: 1 } },
    { minUniqueCharacters: 1e9, maxRepeatedCharacters: null },
    { history: 6 },
    { excludesCommonlyUsed: 'true' },
  ])('has no rules by %j', (policy) => {
    expect(keep('PASSWORD_EXPIRED', { _embedded: { passwordPolicy: policy } })).toEqual({})
  })

  it('has at most ten sets of characters, and none that changes an object', () => {
    const many: unknown = JSON.parse(
      `{"minCharacters":{"__proto__":3,${Array.from({ length: 30 }, (_, i) => `"set${i}":1`).join()}}}`,
    )
    const state = parse('PASSWORD_EXPIRED', { _embedded: { passwordPolicy: many } })
    const sets = state.status === 'PASSWORD_EXPIRED' && state.passwordPolicy?.minCharacters
    expect(sets).toHaveLength(10)
    expect(sets).toContainEqual({ characters: '__proto__', count: 3 })
  })
})

describe('external providers', () => {
  const provider = { id: otherFlowId, name: 'Example', type: 'OPENID_CONNECT' }
  const withLink = { ...provider, _links: { authenticate: { href: 'https://evil.example' } } }

  it.each(['SIGN_ON_REQUIRED', 'USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'])(
    'are offered at %s by name, and never by a link',
    (status) => {
      const socialProviders = [withLink, null, { name: 'no id' }, { id: 7 }]
      expect(keep(status, { _embedded: { socialProviders } })).toEqual({ providers: [provider] })
      expect(keep(status, { _embedded: { socialProviders: 'x' } })).toEqual({})
    },
  )

  it('are twenty at most, with names of sixty characters that are seen', () => {
    const long = { ...provider, name: `\u202e${'n'.repeat(500)}` }
    const state = parse('PASSWORD_REQUIRED', {
      _embedded: { socialProviders: Array(99).fill(long) },
    })
    const providers = state.status === 'PASSWORD_REQUIRED' ? state.providers : []
    expect(providers).toHaveLength(20)
    expect(providers?.[0]?.name).toBe('n'.repeat(59))
  })

  it.each(['EXTERNAL_AUTHENTICATION_REQUIRED', 'ACCOUNT_LINKING_REQUIRED'])(
    'that %s is about are named, wherever PingOne puts it',
    (status) => {
      const expected = { provider }
      expect(keep(status, { _embedded: { identityProvider: withLink } })).toEqual(expected)
      expect(keep(status, { identityProvider: withLink })).toEqual(expected)
      expect(keep(status, { identityProvider: { name: 'Example' } })).toEqual({
        provider: { name: 'Example' },
      })
      expect(keep(status, { identityProvider: { type: 'SAML' } })).toEqual({})
    },
  )
})

describe('an account of a provider', () => {
  const user = {
    id: userId,
    username: 'mary',
    email: 'mary@example.com',
    name: { given: 'Mary', family: 'Sample', honorificPrefix: 'Dr' },
    mobilePhone: '+1',
    password: 'Secret-1',
  }

  it('that is linked names the address that was found', () => {
    expect(keep('ACCOUNT_LINKING_REQUIRED', { _embedded: { user } })).toEqual({
      user: { id: userId, username: 'mary' },
      email: 'mary@example.com',
    })
  })

  it('that is confirmed has the attributes that PingOne lists, else those of the user', () => {
    expect(keep('ACCOUNT_CONFIRMATION_REQUIRED', { _embedded: { user } })).toEqual({
      user: { id: userId, username: 'mary' },
      attributes: [
        { name: 'username', required: false, value: 'mary' },
        { name: 'email', required: false, value: 'mary@example.com' },
        { name: 'name.given', required: false, value: 'Mary' },
        { name: 'name.family', required: false, value: 'Sample' },
      ],
    })
    const attributes = [{ name: 'email', displayName: 'Email', required: true, value: 'm@e.com' }]
    expect(keep('ACCOUNT_CONFIRMATION_REQUIRED', { _embedded: { attributes } })).toEqual({
      attributes,
    })
  })

  it('that is verified shows where the code went behind the mask of devices', () => {
    expect(keep('VERIFICATION_CODE_REQUIRED', { _embedded: { user } })).toEqual({
      user: { id: userId, username: 'mary' },
      destination: 'ma****@example.com',
    })
    expect(keep('VERIFICATION_CODE_REQUIRED', {})).toEqual({})
  })
})

describe('profile data', () => {
  it('keeps what is asked for, in the words of the policy', () => {
    expect(
      keep('PROFILE_DATA_REQUIRED', {
        _embedded: {
          promptText: 'Please complete\u0007 your profile.',
          form: { id: 'f1', components: undefined },
          attributes: [
            { name: 'mobilePhone', displayName: 'Mobile', required: true, pattern: '.*' },
            { name: 'address.postalCode', required: 'yes' },
          ],
        },
      }),
    ).toEqual({
      promptText: 'Please complete your profile.',
      formId: 'f1',
      attributes: [
        { name: 'mobilePhone', displayName: 'Mobile', required: true },
        { name: 'address.postalCode', required: false },
      ],
    })
  })

  it('may stand at the top of the answer', () => {
    expect(
      keep('PROFILE_DATA_REQUIRED', { promptText: 'More', attributes: [{ name: 'nickname' }] }),
    ).toEqual({ promptText: 'More', attributes: [{ name: 'nickname', required: false }] })
  })

  it.each([
    '__proto__',
    '',
    'a b',
    'a..b',
    '.a',
    'a.',
    '1a',
    'a.b.c.d.e',
    'x'.repeat(129),
    7,
    null,
  ])('has no attribute by the name %j', (name) => {
    const attributes = [{ name, required: true }]
    expect(keep('PROFILE_DATA_REQUIRED', { _embedded: { attributes } })).toEqual({})
  })

  it('has fifty attributes at most', () => {
    const attributes = Array.from({ length: 200 }, (_, i) => ({ name: `a${i}` }))
    const state = parse('PROFILE_DATA_REQUIRED', { _embedded: { attributes } })
    expect(state.status === 'PROFILE_DATA_REQUIRED' && state.attributes).toHaveLength(50)
  })
})

describe('an agreement', () => {
  const agreement = {
    id: 'a1',
    title: 'Terms of use',
    text: 'One\r\n\r\nTwo\tthree\u202e\u2028Four',
    contentType: 'text/html',
    version: 3,
    effectiveAt: '2026-01-01T00:00:00Z',
    locale: 'en-GB',
    consent: { token: 'secret' },
  }
  const kept = {
    id: 'a1',
    title: 'Terms of use',
    text: 'One\n\nTwo three\nFour',
    contentType: 'text/html',
    version: '3',
    effectiveAtMs: Date.parse('2026-01-01T00:00:00Z'),
    language: 'en-GB',
  }

  it('keeps its title, text, version, date and language', () => {
    expect(keep('AGREEMENT_CONSENT_REQUIRED', { _embedded: { agreement } })).toEqual({
      agreement: kept,
    })
    expect(keep('AGREEMENT_CONSENT_REQUIRED', { agreement })).toEqual({ agreement: kept })
  })

  it('is never cut: a text that is too long is not there', () => {
    const read = (text: unknown): unknown =>
      keep('AGREEMENT_CONSENT_REQUIRED', { agreement: { title: 'T', text } })
    expect(read('x'.repeat(50_000))).toMatchObject({ agreement: { text: 'x'.repeat(50_000) } })
    expect(read('x'.repeat(50_001))).toEqual({ agreement: { title: 'T' } })
    expect(read(' \r\n\u200e')).toEqual({ agreement: { title: 'T' } })
    expect(read(['x'])).toEqual({ agreement: { title: 'T' } })
  })

  it.each([null, 'text', ['text'], 7])('that is %j is none', (value) => {
    expect(keep('AGREEMENT_CONSENT_REQUIRED', { agreement: value })).toEqual({})
  })

  it('may have other names for title and language, and no tag that is none', () => {
    const read = (members: Members): unknown =>
      keep('AGREEMENT_CONSENT_REQUIRED', { agreement: members })
    expect(read({ name: 'Terms', version: '2.1', language: 'pt-BR' })).toEqual({
      agreement: { title: 'Terms', version: '2.1', language: 'pt-BR' },
    })
    expect(read({ locale: 'en_GB"', version: -1, effectiveAt: 'soon' })).toEqual({ agreement: {} })
  })
})

describe('the device grant', () => {
  it('names the application that is to be let in', () => {
    const application = { name: 'TV', icon: { href: 'https://evil.example' } }
    expect(keep('DAG_CONSENT_REQUIRED', { _embedded: { application } })).toEqual({
      applicationName: 'TV',
    })
    expect(keep('DAG_USER_CODE_REQUIRED', { _embedded: { application } })).toEqual({})
  })
})

describe('an answer of DaVinci', () => {
  it.each([
    { interactionId: 'i', interactionToken: 't', eventName: 'continue' },
    { form: { components: { fields: [] } }, _links: { next: { href: origin } } },
    { status: 'COMPLETED', interactionId: 'i', authorizeResponse: { code: 'c' } },
    { status: 'OTP_REQUIRED', eventName: 'polling' },
  ])('is no flow: %j', (members) => {
    const read = (): unknown => parseFlowState({ ...flowBody(origin, {}), ...members }, context)
    expect(read).toThrow(FlowError)
    expect(read).toThrow("PingOne's flow is not understood: its answer is one of a DaVinci flow.")
  })
})

describe('every status', () => {
  const names = Object.keys(statuses)
  const everything = {
    _embedded: {
      devices,
      user: { id: userId, username: 'mary', email: 'mary@example.com', otp: '424242' },
      passwordPolicy: { length: { min: 8 }, secret: '424242' },
      socialProviders: [{ id: 'p', name: 'P', clientSecret: '424242' }],
      identityProvider: { id: 'p', name: 'P', clientSecret: '424242' },
      attributes: [{ name: 'a', secret: '424242' }],
      agreement: { title: 'T', secret: '424242' },
      application: { name: 'A', secret: '424242' },
      otp: '424242',
    },
    numberMatching: { number: 7, answer: '424242' },
    publicKeyCredentialRequestOptions: '{"challenge":[1],"secret":"424242"}',
    error: { code: 'X', secret: '424242' },
    otp: '424242',
    recoveryCode: '424242',
    sessionToken: '424242',
  }

  it.each(names)('%s drops what its type does not name', (status) => {
    expect(JSON.stringify(parse(status, everything))).not.toContain('424242')
  })

  it.each(names)(
    '%s reads any JSON as plain JSON within bounds, and again as it was stored',
    (status) => {
      const anything = fc.jsonValue({ maxDepth: 3 })
      const embedded = fc.dictionary(
        fc.constantFrom(...Object.keys(everything._embedded), 'x'),
        anything,
      )
      const body = fc.dictionary(fc.constantFrom(...Object.keys(everything)), anything)
      fc.assert(
        fc.property(body, embedded, (members, _embedded) => {
          const state = parse(status, { ...members, _embedded })
          expect(state.status).toBe(status)
          expect(JSON.parse(JSON.stringify(state))).toEqual(state)
        }),
        { numRuns: 200 },
      )
    },
  )

  it.each(names)('%s stays below 64 KiB, however much is sent', (status) => {
    const long = 'x'.repeat(3000)
    const many = Array.from({ length: 500 }, (_, i) => ({
      ...{ id: `i${i}`, type: 'SMS', name: `a${i}`, displayName: long, value: long },
      ...{ nickname: long, email: `${long}@example.com` },
    }))
    const state = parse(status, {
      promptText: long,
      agreement: { title: long, text: 'x'.repeat(50_000) },
      _embedded: { devices: many, socialProviders: many, attributes: many.map(shorten) },
    })
    expect(JSON.stringify(state).length).toBeLessThan(65_536)
  })
})

/** An attribute with a name that fits, and a value that does not. */
function shorten({ name, value }: { readonly name: string; readonly value: string }): Members {
  return { name, displayName: value, value }
}
