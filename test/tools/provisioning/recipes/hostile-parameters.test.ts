// Whatever somebody writes as parameters is refused in words, with where it stands.
import { describe, expect, test } from 'vitest'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { baseUrl, problemsOf } from '../support/recipes.js'

const writeUrl =
  'write the public URL of the app, such as https://bank.example or http://localhost:3000'
const invisible =
  'has characters that nobody sees (control, line break, direction of text): write it without them'
const prefixRule =
  'prefix: must be 1 to 40 letters, digits, _ . or -, a letter or digit first: names of policies have no spaces'

function refuse(parameters: unknown): readonly string[] {
  return problemsOf(() => buildRecipe('express-app', parameters))
}

describe('parameters that are no object', () => {
  test.each([undefined, null, 'baseUrl', 7, true, [], [{ baseUrl }], () => baseUrl])(
    '%s',
    (parameters) => {
      expect(refuse(parameters)).toEqual(['parameters of express-app must be an object'])
    },
  )
})

describe('a recipe that is none', () => {
  test.each([
    ['express', /^recipe: "express" is no recipe: write one of express-app, /],
    ['Express_App', /^recipe: "Express_App" is no recipe: did you mean express-app\?$/],
    ['constructor', /^recipe: "constructor" is no recipe: write one of express-app, /],
    ['__proto__', /^recipe: "__proto__" is no recipe: write one of express-app, /],
    ['\u202Eppa\u0007', /^recipe: "\\u202eppa\\u0007" is no recipe: write one of express-app, /],
  ])('%j', (name, problem) => {
    const build: (name: string) => unknown = (word) =>
      Reflect.apply(buildRecipe, undefined, [word, { baseUrl }])
    expect(problemsOf(() => build(name))).toEqual([expect.stringMatching(problem)])
  })
})

describe('names that are not known', () => {
  test.each([
    ['baseURL', '"baseURL" is not known: did you mean baseUrl?'],
    ['base-url', '"base-url" is not known: did you mean baseUrl?'],
    ['otpLenght', '"otpLenght" is not known: did you mean otpLength?'],
    ['withTestUsers', '"withTestUsers" is not known: did you mean withTestUser?'],
  ])('%s', (name, problem) => {
    expect(refuse({ baseUrl, [name]: 'x' })).toEqual([problem])
  })

  test('an own __proto__ is one of them, and changes nothing', () => {
    const parameters: unknown = JSON.parse(
      '{ "baseUrl": "https://bank.example", "__proto__": { "prefix": "evil", "withTestUser": true } }',
    )
    expect(refuse(parameters)).toEqual([
      expect.stringMatching(/^"__proto__" is not known: write one of prefix, baseUrl, /),
    ])
    expect(Object.hasOwn(Object.prototype, 'prefix')).toBe(false)
  })

  test('what is only inherited counts as absent', () => {
    const parameters: unknown = Object.create({ baseUrl, prefix: 'evil' })
    expect(refuse(parameters)).toEqual([`baseUrl: is missing: ${writeUrl}`])
  })

  test('a long or invisible name is quoted short and visibly', () => {
    const problems = refuse({ baseUrl, ['x'.repeat(5000)]: 1, 'a\u001b[2J\u202E\nb': 1 })
    expect(problems).toEqual([
      expect.stringMatching(/^"x{60}…" is not known: write one of /),
      expect.stringMatching(/^"a\\u001b\[2J\\u202e\\nb" is not known: write one of /),
    ])
  })
})

describe('texts', () => {
  test.each<[string, unknown, string]>([
    ['prefix', 7, 'prefix: must be a text, a short name such as express-app'],
    ['prefix', null, 'prefix: must be a text, a short name such as express-app'],
    ['prefix', '', 'prefix: is empty: write a short name such as express-app'],
    ['prefix', '-bank', prefixRule],
    ['prefix', 'my bank', prefixRule],
    ['prefix', 'bänk', prefixRule],
    ['prefix', 'a'.repeat(41), prefixRule],
    ['prefix', '${bank}', prefixRule],
    ['prefix', 'bank/../x', prefixRule],
    ['prefix', 'ba\u202Enk', `prefix: ${invisible}`],
    ['prefix', 'bank\n', `prefix: ${invisible}`],
    [
      'prefix',
      'a'.repeat(1_000_000),
      'prefix: is longer than 256 characters: write a short name such as express-app',
    ],
    ['signOn', 'Code', 'signOn: must be code or password-and-code'],
    ['signOn', ['code'], 'signOn: must be code or password-and-code'],
    [
      'deviceSelection',
      'PROMPT',
      'deviceSelection: must be DEFAULT_TO_FIRST, PROMPT_TO_SELECT or ALWAYS_DISPLAY_DEVICES',
    ],
    [
      'applicationName',
      'Bank',
      'applicationName: must begin with the prefix: write a name that begins with express-app, then a blank or a sign',
    ],
    [
      'applicationName',
      'express-apple',
      'applicationName: must begin with the prefix: write a name that begins with express-app, then a blank or a sign',
    ],
    [
      'applicationName',
      'express-app\u202e',
      'applicationName: has characters that nobody sees (control, line break, direction of text): write it without them',
    ],
    ['callbackPath', 'callback', 'callbackPath: is no path: write a path such as /callback'],
    ['callbackPath', '//evil.example', 'callbackPath: is no path: write a path such as /callback'],
    ['callbackPath', '/a/../b', 'callbackPath: is no path: write a path such as /callback'],
    ['callbackPath', '/a?b', 'callbackPath: is no path: write a path such as /callback'],
    ['callbackPath', '/a*', 'callbackPath: is no path: write a path such as /callback'],
    ['logoutPath', '/', 'logoutPath: is no path: write a path such as /logout'],
    ['logoutPath', {}, 'logoutPath: must be a text, a path such as /logout'],
  ])('%s %.40j', (name, value, problem) => {
    expect(refuse({ baseUrl, [name]: value })).toEqual([problem])
  })
})

describe('baseUrl', () => {
  test.each<[unknown, string]>([
    [undefined, `is missing: ${writeUrl}`],
    [
      7,
      'must be a text, the public URL of the app, such as https://bank.example or http://localhost:3000',
    ],
    ['', `is empty: ${writeUrl}`],
    ['bank.example', `is no URL: ${writeUrl}`],
    ['javascript:alert(1)', `is no URL: ${writeUrl}`],
    ['ftp://bank.example', `is no URL: ${writeUrl}`],
    ['https:bank.example', `is no URL: ${writeUrl}`],
    ['https:///bank.example', `is no URL: ${writeUrl}`],
    ['https://bank.example\\@evil.example', `is no URL: ${writeUrl}`],
    ['https://bank example', `is no URL: ${writeUrl}`],
    ['https://bank.example:99999', `is no URL: ${writeUrl}`],
    ['https://bank\u202E.example', invisible],
    ['https://bank.example?', 'must not have a query or a fragment: write it without'],
    ['https://bank.example/?a=1', 'must not have a query or a fragment: write it without'],
    ['https://bank.example#a', 'must not have a query or a fragment: write it without'],
    ['https://maya:secret@bank.example', 'must not have a user name or a password'],
    ['https://*.example', 'must not have a wildcard: write one host'],
    ['https://bank.example//x', 'must not have // in its path'],
    ['http://bank.example', 'is plain http: write https; http is for localhost and 127.0.0.1 only'],
    [
      'http://localhost.evil.example',
      'is plain http: write https; http is for localhost and 127.0.0.1 only',
    ],
    ['http://10.0.0.1', 'is plain http: write https; http is for localhost and 127.0.0.1 only'],
  ])('%j', (value, problem) => {
    expect(refuse({ baseUrl: value })).toEqual([`baseUrl: ${problem}`])
  })
})

describe('numbers and flags', () => {
  const ranges = [
    ['otpLifetimeMinutes', 1, 120],
    ['otpFailures', 1, 7],
    ['otpCoolDownMinutes', 0, 30],
    ['otpLength', 6, 10],
  ] as const

  describe.each(ranges)('%s', (name, from, to) => {
    test.each([from, to])('takes %d', (value) => {
      expect(() => buildRecipe('express-app', { baseUrl, [name]: value })).not.toThrow()
    })

    test.each([from - 1, to + 1, from + 0.5, NaN, Infinity, String(from), null, true, [from]])(
      'refuses %j',
      (value) => {
        expect(refuse({ baseUrl, [name]: value })).toEqual([
          `${name}: must be a whole number from ${from} to ${to}`,
        ])
      },
    )
  })

  test.each(['true', 1, 0, null, []])('withTestUser refuses %j', (value) => {
    expect(refuse({ baseUrl, withTestUser: value })).toEqual([
      'withTestUser: must be true or false',
    ])
  })

  test('legacyFlags refuses a word', () => {
    const build = (): unknown => buildRecipe('email-mfa', { baseUrl, legacyFlags: 'no' })
    expect(problemsOf(build)).toEqual(['legacyFlags: must be true or false'])
  })

  test('pkceEnforcement is one of three', () => {
    const build = (): unknown => buildRecipe('email-mfa', { baseUrl, pkceEnforcement: 'S256' })
    expect(problemsOf(build)).toEqual([
      'pkceEnforcement: must be OPTIONAL, REQUIRED or S256_REQUIRED',
    ])
  })
})

describe('lists', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['scopes', 'profile', ['scopes: must be a list of scopes such as profile']],
    ['scopes', [], ['scopes: is empty: write a list of scopes such as profile']],
    ['scopes', Array(51).fill('a'), ['scopes: has more than 50 entries']],
    [
      'scopes',
      ['profile', 'profile email', 'a"b', 7, 'profile', '', 'é'],
      [
        'scopes[1]: is no scope: write one such as profile, without spaces',
        'scopes[2]: is no scope: write one such as profile, without spaces',
        'scopes[3]: is no scope: write one such as profile, without spaces',
        'scopes[4]: is there twice',
        'scopes[5]: is no scope: write one such as profile, without spaces',
        'scopes[6]: is no scope: write one such as profile, without spaces',
      ],
    ],
    [
      'deviceTypes',
      { 0: 'SMS', length: 1 },
      [
        'deviceTypes: must be a list of SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE, FIDO2',
      ],
    ],
    [
      'deviceTypes',
      [],
      [
        'deviceTypes: is empty: write a list of SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE, FIDO2',
      ],
    ],
    [
      'deviceTypes',
      ['SMS', 'sms', 'PUSH', 'SMS', {}],
      [
        'deviceTypes[1]: must be SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE or FIDO2',
        'deviceTypes[2]: must be SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE or FIDO2',
        'deviceTypes[3]: is there twice',
        'deviceTypes[4]: must be SMS, EMAIL, VOICE, WHATSAPP, TOTP, OATH_TOKEN, MOBILE or FIDO2',
      ],
    ],
    ['testUsers', Array(100_000).fill({ username: 'a' }), ['testUsers: has more than 100 entries']],
    ['testUsers', {}, ['testUsers: must be a list of users']],
    ['testUsers', [], ['testUsers: is empty: write a list of users']],
    ['approvalMessages', 'x', ['approvalMessages: must be a list of messages']],
  ])('%s %#', (name, value, problems) => {
    expect(refuse({ baseUrl, [name]: value })).toEqual(problems)
  })
})

describe('everything at once', () => {
  test('all problems stand in one error', () => {
    expect(
      refuse({
        prefix: '',
        baseUrl: 'http://bank.example',
        scopes: [1],
        deviceTypes: ['FAX'],
        signOn: 'none',
        otpLength: 5,
        approvalMessages: [{}],
        mfaSettings: { lockout: 1 },
        testUsers: [{}],
        withTestUser: 'yes',
        colour: 'red',
      }).map((problem) => problem.split(':', 1)[0]),
    ).toEqual([
      '"colour" is not known',
      'prefix',
      'baseUrl',
      'scopes[0]',
      'deviceTypes[0]',
      'signOn',
      'otpLength',
      'withTestUser',
      'testUsers[0].username',
      'testUsers[0].given',
      'testUsers[0].family',
      'testUsers[0].email',
      'testUsers[0].devices',
      'approvalMessages[0].deliveryMethod',
      'mfaSettings.lockout',
    ])
  })

  test('of very many the first fifty are told, and how many more there are', () => {
    const problems = refuse({ baseUrl, testUsers: Array(100).fill({}) })
    expect(problems).toHaveLength(51)
    expect(problems.at(-1)).toBe('… and 450 more')
  })

  test('a hundred thousand unknown names are one problem', () => {
    const parameters = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`name${index}`, index]),
    )
    expect(refuse({ baseUrl, ...parameters })).toEqual(['has more than 100 members'])
  })
})
