// What the form of an account takes, and what its page and the next one say.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import { readEmail } from '../../src/steps/read-email.js'
import { register } from '../../src/steps/register.js'
import { buildLook } from '../support/look.js'

const registration = { askUsername: false }
const password = 'Summer-Meadow-77'

function take(fields: Record<string, string>, more = {}): unknown {
  const look = buildLook({ registration, ...more })
  return register.take(new Map(Object.entries(fields)), look)
}

describe('an address', () => {
  test.each(['robin@example.com', 'r.o+b_in@sub.example.co', 'ålice@exämple.se', "o'neil@a.ie"])(
    '%j is taken as typed',
    (email) => {
      expect(readEmail(` ${email}\t`)).toEqual({ email })
    },
  )

  test.each([
    'robin',
    '@example.com',
    'robin@',
    'robin@example',
    'robin@@example.com',
    'ro bin@example.com',
    'robin@example.com\n',
    '\rrobin@example.com',
    'robin@example.com,x@example.com',
    'robin@example.com;x',
    '<robin@example.com>',
    'robin@exam\u200Bple.com',
    'robin\u202E@example.com',
    'robin@example.com\u0000',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
  ])('%j is none', (typed) => {
    expect(readEmail(typed)).toEqual({ mistake: 'email_malformed' })
  })
})

describe('the form', () => {
  test('asks PingOne with the address as the name', () => {
    expect(take({ email: 'robin@example.com', new_password: password })).toEqual({
      kind: 'submit',
      typed: { email: 'robin@example.com' },
      action: {
        action: 'user.register',
        username: 'robin@example.com',
        email: 'robin@example.com',
        password,
      },
    })
  })

  test('reads no name where none is asked for, and takes none of another spelling where it is', () => {
    const fields = { email: 'robin@example.com', new_password: password, username: ' Ro\u0308bin ' }
    expect(take(fields)).toMatchObject({ action: { username: 'robin@example.com' } })
    expect(take(fields, { registration: { askUsername: true } })).toMatchObject({
      typed: { username: 'R\u00F6bin' },
      action: { username: 'R\u00F6bin' },
    })
  })

  test('tells everything that is wrong at once, and never keeps the password', () => {
    const rules = { length: { min: 8 } }
    const look = { registration: { askUsername: true }, passwordRules: rules }
    const told = take({ email: '', new_password: 'c4n4ry', username: '\u0000' }, look)
    expect(told).toMatchObject({
      kind: 'tell',
      message: { code: 'email_empty' },
      more: [{ code: 'username_malformed' }, { code: 'password_rules', rules: ['length_min'] }],
    })
    expect(JSON.stringify(told)).not.toContain('c4n4ry')
  })

  test('takes nothing while the option is off', () => {
    const fields = new Map(Object.entries({ email: 'robin@example.com', new_password: password }))
    expect(register.take(fields, buildLook())).toEqual({ kind: 'show' })
  })
})

describe('the page of the code', () => {
  const common = {
    purpose: 'sign-on',
    action: '/login/flow/h',
    csrf: 'c',
    locale: 'en',
    brand: { name: 'Alder Bank' },
  } as const

  test('says the address as typed, in a value of its own, and leads back to the sign-on', () => {
    const email = 'robin@example.com'
    const view = buildStepView({
      ...common,
      step: 'verify-email',
      registering: email,
      resend: 'now',
    })
    expect(view.leadParts).toContainEqual({ kind: 'value', text: email })
    expect(view).toMatchObject({ email, note: 'Already have an account? Then no code comes.' })
    expect(view).not.toHaveProperty('username')
    expect(view.buttons.map(({ label }) => label)).toEqual([
      'Continue',
      'Send a new code',
      'Sign on instead',
    ])
  })
})
