// Test users: who they are, where messages reach them, and what is refused about them.
import { describe, expect, test } from 'vitest'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { expressApp } from '../../../../src/tools/provisioning/recipes/express-app.js'
import type { TestUser } from '../../../../src/tools/provisioning/recipes/parameters.js'
import { baseUrl, find, keysOf, problemsOf, withoutReasons } from '../support/recipes.js'

const maya: TestUser = {
  username: 'maya',
  given: 'Maya',
  family: 'Lindqvist',
  email: 'maya@bank.example',
  phone: '+46 70 555 01 01',
  devices: ['SMS', 'EMAIL'],
  hasPassword: true,
}

const sam: TestUser = {
  username: 'sam.o@bank',
  given: 'Sam',
  family: "O'Neill",
  email: 'sam@bank.example',
  devices: ['EMAIL'],
}

const writePhone = 'write a phone number with + and country code, such as +46705550101'
const writeEmail = 'write an email address, such as maya@bank.example'

function refuse(users: unknown): readonly string[] {
  return problemsOf(() => buildRecipe('express-app', { baseUrl, testUsers: users }))
}

/** What is refused of one user that is sound but for some members. */
function refuseUser(members: Readonly<Record<string, unknown>>): readonly string[] {
  return refuse([{ ...maya, ...members }])
}

describe('with withTestUser', () => {
  test('the users of the list are made, with all that is theirs', () => {
    const recipe = expressApp({ baseUrl, withTestUser: true, testUsers: [maya, sam] })
    const own = withoutReasons(recipe).slice(keysOf(recipe).indexOf('population'))
    expect(own).toEqual([
      {
        kind: 'population',
        key: 'population',
        name: 'express-app-test-users',
        fields: { description: 'Test users, kept apart from everybody else.' },
      },
      {
        kind: 'user',
        key: 'user:maya',
        username: 'maya',
        population: 'population',
        enabled: true,
        fields: { email: 'maya@bank.example', name: { given: 'Maya', family: 'Lindqvist' } },
      },
      {
        kind: 'password',
        key: 'password:maya',
        user: 'user:maya',
        secretName: 'PINGONE_TEST_USER_MAYA_PASSWORD',
      },
      { kind: 'mfaEnabled', key: 'mfa:maya', user: 'user:maya' },
      {
        kind: 'device',
        key: 'device:maya:SMS',
        type: 'SMS',
        phone: '+46 70 555 01 01',
        user: 'user:maya',
        deviceAuthenticationPolicy: 'device-policy',
      },
      {
        kind: 'device',
        key: 'device:maya:EMAIL',
        type: 'EMAIL',
        email: 'maya@bank.example',
        user: 'user:maya',
        deviceAuthenticationPolicy: 'device-policy',
      },
      {
        kind: 'user',
        key: 'user:sam.o@bank',
        username: 'sam.o@bank',
        population: 'population',
        enabled: true,
        fields: { email: 'sam@bank.example', name: { given: 'Sam', family: "O'Neill" } },
      },
      { kind: 'mfaEnabled', key: 'mfa:sam.o@bank', user: 'user:sam.o@bank' },
      {
        kind: 'device',
        key: 'device:sam.o@bank:EMAIL',
        type: 'EMAIL',
        email: 'sam@bank.example',
        user: 'user:sam.o@bank',
        deviceAuthenticationPolicy: 'device-policy',
      },
    ])
  })

  test('a password follows from what sign-on asks for, unless it is said', () => {
    const recipe = expressApp({
      baseUrl,
      withTestUser: true,
      signOn: 'password-and-code',
      testUsers: [sam, { ...maya, hasPassword: false }],
    })
    expect(find(recipe, 'password:sam.o@bank')).toMatchObject({
      secretName: 'PINGONE_TEST_USER_SAM_O_BANK_PASSWORD',
    })
    expect(keysOf(recipe)).not.toContain('password:maya')
  })

  test('without a list one user is made from the two addresses', () => {
    const recipe = expressApp({
      baseUrl,
      withTestUser: true,
      testUserPhone: '+46705550101',
      testUserEmail: 'maya@bank.example',
      deviceTypes: ['SMS', 'VOICE', 'EMAIL'],
    })
    expect(find(recipe, 'user:express-app-user')).toMatchObject({
      username: 'express-app-user',
      fields: { email: 'maya@bank.example', name: { given: 'Test', family: 'User' } },
    })
    expect(keysOf(recipe).filter((key) => key.startsWith('device:'))).toEqual([
      'device:express-app-user:SMS',
      'device:express-app-user:EMAIL',
      'device:express-app-user:VOICE',
    ])
    expect(find(recipe, 'device:express-app-user:VOICE')).toMatchObject({ phone: '+46705550101' })
  })

  test('the addresses must then be given', () => {
    expect(problemsOf(() => expressApp({ baseUrl, withTestUser: true }))).toEqual([
      `testUserPhone: is missing: with withTestUser a message is really sent there; ${writePhone}`,
      `testUserEmail: is missing: every user of PingOne has one; ${writeEmail}`,
    ])
    const build = (): unknown => buildRecipe('email-mfa', { baseUrl, withTestUser: true })
    expect(problemsOf(build)).toEqual([
      `testUserEmail: is missing: with withTestUser a message is really sent there; ${writeEmail}`,
    ])
  })
})

describe('without withTestUser', () => {
  test('nobody is made', () => {
    const recipe = expressApp({ baseUrl, testUsers: [maya] })
    expect(keysOf(recipe).filter((key) => /^(user|population|device:)/.test(key))).toEqual([])
  })

  test('what is written is checked all the same', () => {
    expect(refuseUser({ email: 'maya' })).toEqual([
      `testUsers[0].email: is no email address: ${writeEmail}`,
    ])
    const build = (): unknown => buildRecipe('express-app', { baseUrl, testUserPhone: '0705' })
    expect(problemsOf(build)).toEqual([`testUserPhone: is no phone number: ${writePhone}`])
  })
})

test('a list and the two addresses contradict each other', () => {
  const build = (): unknown =>
    expressApp({
      baseUrl,
      testUsers: [maya],
      testUserPhone: '+46705550101',
      testUserEmail: 'maya@bank.example',
    })
  expect(problemsOf(build)).toEqual([
    'testUserPhone: stands beside testUsers: leave one of them out',
    'testUserEmail: stands beside testUsers: leave one of them out',
  ])
})

describe('a user is refused', () => {
  const invisible =
    'has characters that nobody sees (control, line break, direction of text): write it without them'
  const nameRule = "must have letters, digits, spaces, ' . and - only, as PingOne takes"
  const usernameRule = 'has a space in a wrong place, or a character that PingOne does not take'
  const variable = 'must not have ${ in it, which begins a variable'

  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ username: undefined }, 'username: is missing: write a username'],
    [{ username: 7 }, 'username: must be a text, a username'],
    [{ username: ' ' }, 'username: is empty: write a username'],
    [{ username: ' maya' }, `username: ${usernameRule}`],
    [{ username: 'maya ' }, `username: ${usernameRule}`],
    [{ username: 'maya\u00A0l' }, `username: ${usernameRule}`],
    [{ username: 'maya${otp}' }, `username: ${variable}`],
    [{ username: 'ma\u0000ya' }, `username: ${invisible}`],
    [{ username: 'ma\u200Bya' }, `username: ${invisible}`],
    [{ username: 'ma\uD800ya' }, `username: ${invisible}`],
    [{ username: 'm'.repeat(129) }, 'username: is longer than 128 characters: write a username'],
    [{ given: null }, 'given: must be a text, a name'],
    [{ given: '${user.username}' }, `given: ${variable}`],
    [{ given: '<b>Maya</b>' }, `given: ${nameRule}`],
    [{ family: undefined }, 'family: is missing: write a name'],
    [{ family: 'Lind\u2066qvist' }, `family: ${invisible}`],
    [{ family: 'Lind\nqvist' }, `family: ${invisible}`],
    [{ email: undefined }, `email: is missing: every user of PingOne has one; ${writeEmail}`],
    [{ email: 7 }, 'email: must be a text, an email address, such as maya@bank.example'],
    [{ email: 'maya@localhost' }, `email: is no email address: ${writeEmail}`],
    [{ email: 'maya@@bank.example' }, `email: is no email address: ${writeEmail}`],
    [{ email: '${maya}@bank.example' }, `email: is no email address: ${writeEmail}`],
    [{ email: 'Maya <maya@bank.example>' }, `email: is no email address: ${writeEmail}`],
    [{ email: `${'m'.repeat(65)}@bank.example` }, `email: is no email address: ${writeEmail}`],
    [
      { email: `m@${'a.'.repeat(200)}example` },
      `email: is longer than 254 characters: ${writeEmail}`,
    ],
    [{ phone: undefined }, `phone: is missing: the device SMS needs it; ${writePhone}`],
    [
      { phone: 46705550101 },
      'phone: must be a text, a phone number with + and country code, such as +46705550101',
    ],
    [{ phone: '46705550101' }, `phone: is no phone number: ${writePhone}`],
    [{ phone: '+46 (70' }, `phone: is no phone number: ${writePhone}`],
    [{ phone: '+123456' }, `phone: is no phone number: ${writePhone}`],
    [{ phone: '+1234567890123456' }, `phone: is no phone number: ${writePhone}`],
    [{ phone: '+46705550101,99' }, `phone: is no phone number: ${writePhone}`],
    [{ phone: '+\u0664\u0666705550101' }, `phone: is no phone number: ${writePhone}`],
    [{ devices: undefined }, 'devices: is missing: write a list of SMS, EMAIL'],
    [{ devices: 'SMS' }, 'devices: must be a list of SMS, EMAIL'],
    [{ devices: [] }, 'devices: is empty: write a list of SMS, EMAIL'],
    [{ devices: ['VOICE'] }, 'devices[0]: must be SMS or EMAIL, which the policy lets in'],
    [
      { devices: ['EMAIL', 'SMS', 'EMAIL'] },
      'devices[2]: is a second device of the same type and address',
    ],
    [{ hasPassword: 'yes' }, 'hasPassword: must be true or false'],
  ])('%j', (members, problem) => {
    expect(refuseUser(members)).toEqual([`testUsers[0].${problem}`])
  })

  test.each<[unknown, string]>([
    ['maya', 'must be an object, a user with username, given, family, email and devices'],
    [[maya], 'must be an object, a user with username, given, family, email and devices'],
    [
      { ...maya, password: 'hunter2' },
      '"password" is not known: write one of username, given, family, email, phone, devices, hasPassword',
    ],
    [{ ...maya, userName: 'maya' }, '"userName" is not known: did you mean username?'],
  ])('%j', (user, problem) => {
    expect(refuse([user])).toEqual([`testUsers[0]: ${problem}`])
  })

  test('a password in a file is not repeated', () => {
    expect(refuse([{ ...maya, password: 'hunter2' }]).join()).not.toContain('hunter2')
  })

  test.each(['Maya', 'MAYA', 'ｍａｙａ'])('maya and %s are one name', (username) => {
    expect(refuse([maya, { ...sam, username }])).toEqual([
      'testUsers[1].username: is there twice: write another one',
    ])
  })

  test('two passwords under one variable', () => {
    const users = [
      { ...maya, username: 'sam-o' },
      { ...maya, username: 'sam.o' },
    ]
    expect(refuse(users)).toEqual([
      'testUsers[1].username: has its password in PINGONE_TEST_USER_SAM_O_PASSWORD, as "sam-o" has: write one that differs in letters or digits',
    ])
    const [first] = users
    expect(() =>
      buildRecipe('express-app', { baseUrl, testUsers: [first, { ...sam, username: 'sam.o' }] }),
    ).not.toThrow()
  })
})

test.each(['+1.5125201234', '+15125201234', '+1 (512) 520-1234', '+1.512.520.1234'])(
  'takes the phone %s, as documented',
  (phone) => {
    const recipe = expressApp({ baseUrl, withTestUser: true, testUsers: [{ ...maya, phone }] })
    expect(find(recipe, 'device:maya:SMS')).toMatchObject({ phone })
  },
)
