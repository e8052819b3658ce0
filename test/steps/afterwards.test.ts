// Terms, data of the user and linked accounts: what they show, take and send.
import { describe, expect, test } from 'vitest'
import { confirmAccount } from '../../src/steps/confirm-account.js'
import { consent } from '../../src/steps/consent.js'
import { buildStepView } from '../../src/steps/index.js'
import { linkAccount } from '../../src/steps/link-account.js'
import { profile } from '../../src/steps/profile.js'
import { buildLook } from '../support/look.js'
import { common } from '../views/pages.js'

const form = (fields: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(fields))

describe('terms', () => {
  const own = {
    status: 'AGREEMENT_CONSENT_REQUIRED',
    agreement: {
      title: 'Terms of use',
      text: '<p>Be kind.</p>',
      version: '4',
      effectiveAtMs: Date.UTC(2026, 4, 1),
    },
  } as const
  const look = buildLook<'AGREEMENT_CONSENT_REQUIRED'>({ proven: true, own })

  test('are shown with title, version and date', () => {
    const view = buildStepView({ ...common, ...consent.page(look) })
    expect(view).toMatchObject({
      heading: 'Terms of use',
      lead: 'Version 4, from May 1, 2026. You need to agree to it to go on.',
      agreement: [{ kind: 'paragraph', parts: [{ kind: 'text', text: 'Be kind.' }] }],
    })
    expect(view.buttons.map(({ value, primary }) => [value, primary])).toEqual([
      ['agree', true],
      ['refuse', false],
      ['restart', false],
    ])
  })

  test.each([
    ['agree', true],
    ['refuse', false],
  ])('%s is sent as accept: %s', (action, accept) => {
    expect(consent.take(form({ action }), look)).toEqual({
      kind: 'submit',
      action: { action: 'user.consent', accept },
    })
  })

  test('are agreed to by their own button alone', () => {
    for (const action of ['continue', 'resend', '']) {
      expect(consent.take(form({ action }), look)).toEqual({ kind: 'show' })
    }
  })

  test('without a text are not shown', () => {
    const state = { status: 'AGREEMENT_CONSENT_REQUIRED', flowId: 'f', offered: [] } as const
    expect(consent.isComplete({ ...state, agreement: { title: 'x' } })).toBe(false)
    expect(consent.isComplete({ ...state, agreement: { text: 'x' } })).toBe(true)
    expect(consent.isComplete({ ...state, agreement: { text: '<p> </p><img>' } })).toBe(false)
  })
})

describe('data of the user', () => {
  const attributes = [
    { name: 'mobilePhone', required: true },
    { name: 'name.given', displayName: 'Vorname', required: false },
    { name: 'email', required: false },
  ]
  const look = buildLook<'PROFILE_DATA_REQUIRED'>({
    own: { status: 'PROFILE_DATA_REQUIRED', attributes, formId: 'f1' },
    offered: ['form.submit'],
  })

  test('is asked for field by field, under names for people', () => {
    const { fields } = buildStepView({ ...common, ...profile.page(look) })
    expect(
      fields.map(({ name, label, autocomplete, optional }) => [
        name,
        label,
        autocomplete,
        optional,
      ]),
    ).toEqual([
      ['attribute:mobilePhone', 'Mobile phone', 'tel', undefined],
      ['attribute:name.given', 'Vorname (optional)', 'given-name', true],
      ['attribute:email', 'Email address (optional)', 'email', true],
    ])
  })

  test('is sent as what was typed, without what was left empty', () => {
    const typed = form({ 'attribute:mobilePhone': ' +46 70 1 ', 'attribute:name.given': '' })
    expect(profile.take(typed, look)).toMatchObject({
      kind: 'submit',
      action: { action: 'form.submit', formId: 'f1', attributes: { mobilePhone: '+46 70 1' } },
    })
  })

  test('goes by the action that PingOne links', () => {
    const typed = form({ 'attribute:mobilePhone': '1' })
    expect(profile.take(typed, { ...look, offered: ['user.update'] })).toMatchObject({
      action: { action: 'user.update', attributes: { mobilePhone: '1' } },
    })
  })

  test('every mistake is told at its field, and what was typed is kept', () => {
    const typed = form({
      'attribute:mobilePhone': '',
      'attribute:email': 'maya',
      'attribute:name.given': 'a\u202eb',
    })
    const move = profile.take(typed, look)
    expect(move).toMatchObject({
      kind: 'tell',
      message: { code: 'attribute_empty', field: 'attribute:mobilePhone' },
      more: [
        { code: 'attribute_malformed', field: 'attribute:name.given' },
        { code: 'attribute_malformed', field: 'attribute:email' },
      ],
      typed: { email: 'maya' },
    })
  })

  test.each([
    ['only of what is not seen', '\u200c\u200d', 'attribute_empty'],
    ['with a zero-width space', 'a\u200bb', 'attribute_malformed'],
    ['with a mark of direction', 'a\u200fb', 'attribute_malformed'],
    ['with a line separator', 'a\u2028b', 'attribute_malformed'],
    ['with a word joiner', 'a\u2060b', 'attribute_malformed'],
  ])('%s is a mistake', (_what, value, code) => {
    expect(profile.take(form({ 'attribute:mobilePhone': value }), look)).toMatchObject({
      kind: 'tell',
      message: { code, field: 'attribute:mobilePhone' },
    })
  })

  test('may have the joiners that Persian names are written with', () => {
    const name = 'علی\u200cرضا'
    const typed = form({ 'attribute:mobilePhone': '1', 'attribute:name.given': name })
    expect(profile.take(typed, look)).toMatchObject({
      action: { attributes: { 'name.given': name } },
    })
  })

  test('of a field that was not asked for is not sent', () => {
    const typed = form({ 'attribute:mobilePhone': '1', 'attribute:population': 'x' })
    expect(profile.take(typed, look)).toMatchObject({
      action: { attributes: { mobilePhone: '1' } },
    })
    expect(JSON.stringify(profile.take(typed, look))).not.toContain('population')
  })
})

test('the first field with a mistake has the focus, not the first of all', () => {
  const phone = { name: 'mobilePhone', required: true }
  const attributes = [{ name: 'name.given', required: true }, phone]
  const messages = [
    { code: 'attribute_empty', field: 'attribute:mobilePhone', attribute: phone },
  ] as const
  const facts = { ...common, step: 'profile', attributes, typed: {}, messages } as const
  const { fields } = buildStepView(facts)
  expect(fields.map(({ autofocus }) => autofocus)).toEqual([false, true])
})

describe('a linked account', () => {
  const look = buildLook<'ACCOUNT_LINKING_REQUIRED'>({
    own: {
      status: 'ACCOUNT_LINKING_REQUIRED',
      provider: { name: 'Example ID' },
      email: 'maya@example.com',
    },
  })

  test('is asked for by its password, once', () => {
    const view = buildStepView({ ...common, ...linkAccount.page(look) })
    expect(view.lead).toContain('maya@example.com from Example ID has an account at Alder Bank')
    expect(linkAccount.take(form({ password: 'pw' }), look)).toEqual({
      kind: 'submit',
      action: { action: 'usernamePassword.check', password: 'pw' },
    })
    expect(linkAccount.take(form({ password: '' }), look)).toMatchObject({ kind: 'tell' })
  })
})

test('what a provider says is confirmed as it stands in the fields', () => {
  const look = buildLook<'ACCOUNT_CONFIRMATION_REQUIRED'>({
    own: {
      status: 'ACCOUNT_CONFIRMATION_REQUIRED',
      attributes: [{ name: 'name.given', required: false, value: 'Maya' }],
    },
  })
  const { fields } = buildStepView({ ...common, ...confirmAccount.page(look) })
  expect(fields[0]?.value).toBe('Maya')
  expect(confirmAccount.take(form({ 'attribute:name.given': 'Mia' }), look)).toMatchObject({
    action: { action: 'user.confirm', attributes: { 'name.given': 'Mia' } },
  })
})
