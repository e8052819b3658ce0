// What every model has, and the pages that are only a question.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import type { StepFacts } from '../../src/steps/index.js'
import { alderBank, common, pageOf, pages } from '../views/pages.js'

describe('every page', () => {
  test.each(Object.entries(pages))('%s has a title of heading and brand', (_name, facts) => {
    const view = buildStepView(facts)
    const isWaiting = view.step === 'push' && view.waiting === undefined
    const words = isWaiting ? 'Waiting for your phone' : view.heading
    expect(view.title.replace(/^Error: /, '')).toBe(`${words} – Alder Bank`)
  })

  test.each(Object.entries(pages))('%s is plain data that JSON keeps whole', (_name, facts) => {
    const view = buildStepView(facts)
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  })

  test.each(Object.entries(pages))('%s names the step and the proof of its form', (_n, facts) => {
    const { step, purpose, action } = facts
    const csrf = step === 'resume' ? '' : facts.csrf
    expect(buildStepView(facts)).toMatchObject({ step, purpose, action, csrf })
  })

  test.each(Object.entries(pages))('%s gives the focus to one field at most', (_name, facts) => {
    const focused = buildStepView(facts).fields.filter(({ autofocus }) => autofocus)
    expect(focused.length).toBeLessThanOrEqual(1)
  })

  test.each(Object.entries(pages))('%s has its one act before all other buttons', (_n, facts) => {
    const { buttons } = buildStepView(facts)
    expect(buttons.slice(1).filter(({ primary }) => primary)).toEqual([])
  })

  test('links to help and privacy only where the brand has them', () => {
    const { links } = buildStepView({ ...pageOf('username'), brand: { name: 'A' } })
    expect(links).toEqual([])
    expect(buildStepView(pageOf('username')).links).toEqual([
      { name: 'help', href: '/help?from=%2Flogin%2Fflow%2Fh4nd1e', label: 'Help with signing on' },
      { name: 'privacy', href: '/privacy', label: 'Privacy' },
    ])
  })

  test.each(['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'http://a.example'])(
    'never links to %s',
    (href) => {
      const brand = { name: 'A', helpUrl: href, privacyUrl: href }
      for (const facts of Object.values(pages)) {
        const { links } = buildStepView({ ...lead(facts, href), brand, returnPath: href })
        expect(links).toEqual([])
      }
    },
  )
})

/** The facts with every other address a page may have of its own. */
function lead(facts: StepFacts, href: string): StepFacts {
  if (facts.step === 'continue-elsewhere') return { ...facts, href }
  if (facts.step === 'error') return { ...facts, hostedPath: href }
  return facts.step === 'mismatch' ? { ...facts, homePath: href } : facts
}

describe('the username page', () => {
  test('asks one question', () => {
    expect(buildStepView({ ...common, step: 'username', username: 'sam@example.com' })).toEqual({
      step: 'username',
      purpose: 'sign-on',
      title: 'Sign on – Alder Bank',
      heading: 'Sign on',
      lead: 'to continue to Alder Bank',
      leadParts: [
        { kind: 'text', text: 'to continue to ' },
        { kind: 'text', text: 'Alder Bank' },
      ],
      action: '/login/flow/h4nd1e',
      csrf: 'c5rf',
      fields: [
        {
          name: 'username',
          label: 'Username or email address',
          value: 'sam@example.com',
          autocomplete: 'username',
          autofocus: true,
        },
      ],
      buttons: [{ name: 'action', value: 'continue', label: 'Continue', primary: true }],
      messages: [],
      links: [
        {
          name: 'help',
          href: '/help?from=%2Flogin%2Fflow%2Fh4nd1e',
          label: 'Help with signing on',
        },
        { name: 'privacy', href: '/privacy', label: 'Privacy' },
      ],
    })
  })
})

describe('the device selection', () => {
  test('says each device in words, under a handle of ours', () => {
    const view = buildStepView(pageOf('select-device'))
    if (view.step !== 'select-device') throw new Error(view.step)
    expect(view.devices.map(({ label, detail }) => [label, detail])).toEqual([
      ['Text message', 'to the number ending in 01'],
      ['Email', 'to ma****@example.com'],
      ['Approve in the Alder Bank app', 'on iPhone'],
      ['Passkey', 'Face, fingerprint or security key'],
      ['Phone call', 'to the number ending in 77'],
      ['Authenticator app', 'A code that changes every 30 seconds'],
    ])
    expect(view.links[0]).toEqual({
      name: 'lost-device',
      href: '/help?from=%2Flogin%2Fflow%2Fh4nd1e',
      label: 'I can’t use any of these',
    })
  })

  test('tells devices apart by their names, and equal ones by a number', () => {
    const app = { type: 'TOTP' }
    const devices = [
      { handle: '1', ...app, nickname: 'Work \u202Ephone\n' },
      { handle: '2', ...app },
      { handle: '3', ...app },
      { handle: '4', ...app, nickname: '\u200B\u2066' },
      { handle: '5', type: 'SMS', destination: '*01', nickname: 'x'.repeat(60) },
    ]
    const view = buildStepView({ ...common, step: 'select-device', devices })
    if (view.step !== 'select-device') throw new Error(view.step)
    expect(view.devices.map(({ label, nickname }) => [label, nickname])).toEqual([
      ['Authenticator app', 'Work phone'],
      ['Authenticator app (1)', undefined],
      ['Authenticator app (2)', undefined],
      ['Authenticator app (3)', undefined],
      ['Text message', `${'x'.repeat(39)}…`],
    ])
  })

  test('without help of the brand says whom to ask', () => {
    const brand = { name: 'Alder Bank' }
    expect(buildStepView({ ...pageOf('select-device'), brand })).toMatchObject({
      links: [],
      helpLine: 'Can’t use any of these? Ask Alder Bank.',
    })
    expect(buildStepView({ ...pageOf('password'), brand })).toMatchObject({
      links: [],
      helpLine: 'Forgot your password? Ask Alder Bank.',
    })
  })

  test('has words for a device of a type it does not know', () => {
    const devices = [{ handle: 'd1', type: 'HOLOGRAM' }]
    const view = buildStepView({ ...common, step: 'select-device', devices })
    expect(view).toMatchObject({ devices: [{ handle: 'd1', label: 'Another device' }] })
  })
})

describe('signing off', () => {
  test('asks, and lets stay', () => {
    const view = buildStepView(pageOf('confirm-sign-off'))
    expect(view.lead).toBe(
      'You are signed on as Maya Lindqvist. Signing off ends this session here and at the sign-on service.',
    )
    expect(view.buttons).toEqual([
      { name: 'action', value: 'continue', label: 'Sign off', primary: true },
    ])
    expect(view.links[0]).toEqual({ name: 'return', href: '/account', label: 'Stay signed on' })
  })

  test('says when only half of it is done', () => {
    expect(buildStepView(pageOf('signed-off-half'))).toMatchObject({
      complete: false,
      lead: 'You are signed off here. The sign-on service did not answer, so close your browser on a shared computer.',
    })
  })
})

test('a brand without help leaves no promise of a link', () => {
  const brand = { name: alderBank.name }
  const { links } = buildStepView({ ...pageOf('password'), brand })
  expect(links).toEqual([])
})
