// The models of an approval.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import type { ApproveView } from '../../src/steps/approve.js'
import type { StepFacts } from '../../src/steps/index.js'
import { approveFacts, approving, common, pageOf } from '../views/pages.js'

type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>

describe('the page that asks for approval', () => {
  test('has the details, the question, and the code as its one field', () => {
    const view = buildApprove()
    expect(view).toMatchObject({
      step: 'approve',
      purpose: 'approval',
      title: 'Approve this transfer? – Alder Bank',
      lead: 'Compare these lines with the text message we sent to the number ending in 01. Enter its code only if both say the same.',
      device: { type: 'SMS', destination: '*******01' },
      otpLength: 6,
      endsAt: '2026-05-04T14:33:00.000Z',
      endsAtText: 'Ends at 14:33 UTC, in 5 minutes.',
      advice: 'Alder Bank never asks you to read a code aloud.',
    })
    expect(view.approval.details).toHaveLength(4)
    expect(view.fields).toEqual([
      {
        name: 'otp',
        label: 'Code from the text message',
        hint: '6 digits',
        autocomplete: 'one-time-code',
        autofocus: false,
      },
    ])
  })

  test('offers to approve first, then to cancel, then what else is possible', () => {
    expect(buildApprove().buttons).toEqual([
      { name: 'action', value: 'continue', label: 'Approve', primary: true },
      { name: 'action', value: 'cancel', label: 'Cancel', primary: false },
      { name: 'action', value: 'resend', label: 'Send a new code', primary: false },
      { name: 'action', value: 'choose', label: 'Use another device', primary: false },
    ])
    const bare = buildApprove({ resend: 'none', canChooseDevice: false })
    expect(bare.buttons.map(({ value }) => value)).toEqual(['continue', 'cancel'])
  })

  test.each([
    ['SMS', '+4670', 'the number ending in 70', 'Code from the text message'],
    ['SMS', undefined, 'the text message we sent to your phone', 'Code from the text message'],
    ['EMAIL', 'maya@a.example', 'the email we sent to ma****@a.example', 'Code from the email'],
    ['EMAIL', undefined, 'the email we sent you', 'Code from the email'],
    ['VOICE', '*******77', 'read to you on the number ending in 77', 'Code from the call'],
    ['VOICE', undefined, 'read to you on the phone', 'Code from the call'],
    ['TOTP', undefined, 'your authenticator app shows', 'Code from the authenticator app'],
    [
      'TOTP',
      undefined,
      'Nothing but this page shows these lines.',
      'Code from the authenticator app',
    ],
    ['MOBILE', undefined, 'the Alder Bank app shows', 'Code from the Alder Bank app'],
    ['OATH_TOKEN', undefined, 'your code device shows', 'Code from the code device'],
    ['WHATSAPP', '*******01', 'the number ending in 01', 'Code from the WhatsApp message'],
    [
      'WHATSAPP',
      undefined,
      'WhatsApp message we sent to your phone',
      'Code from the WhatsApp message',
    ],
    ['HOLOGRAM', undefined, 'your device shows', 'Code'],
  ])('by %s to %s says "%s"', (type, destination, words, label) => {
    const device = { type, ...(destination === undefined ? {} : { destination }) }
    const view = buildApprove({ device })
    expect(view.lead).toContain(words)
    expect(view.fields[0]?.label).toBe(label)
  })

  test('without a device asks all the same', () => {
    const { device: _device, ...facts } = approveFacts
    const view = buildStepView(facts)
    expect(view.lead).toContain('the message we sent you')
    expect(view).not.toHaveProperty('device')
  })

  test('masks a destination that came unmasked', () => {
    const view = buildApprove({ device: { type: 'SMS', destination: '+46701234501' } })
    expect(JSON.stringify(view)).not.toContain('4670123')
  })

  test('after a wrong code has the focus on it, and says that nothing was sent', () => {
    const view = buildApprove({ messages: [{ code: 'otp_wrong', attemptsRemaining: 4 }] })
    expect(view.fields[0]?.autofocus).toBe(true)
    expect(view.messages[0]?.text).toBe(
      'That code is not right. You have 4 attempts left. Nothing has been sent.',
    )
    expect(view.title).toBe('Error: Approve this transfer? – Alder Bank')
    expect(view.note).toBe('Only the newest code works.')
  })

  test.each([
    [299_000, 'Ends at 14:32 UTC, in 5 minutes.'],
    [100_000, 'Ends at 14:29 UTC, in 2 minutes.'],
    [60_000, 'Ends at 14:29 UTC, in 1 minute.'],
    [29_000, 'Ends at 14:28 UTC, in less than a minute.'],
    [-5_000, 'Ends at 14:27 UTC, in less than a minute.'],
  ])('that ends in %d ms says "%s"', (ms, words) => {
    expect(buildApprove({ endsAtMs: approveFacts.nowMs + ms }).endsAtText).toBe(words)
  })

  test('leads who did not ask for it to the help of the brand, where there is one', () => {
    expect(buildApprove().links).toEqual([
      {
        name: 'not-asked',
        href: '/help?from=%2Flogin%2Fflow%2Fh4nd1e',
        label: 'I did not ask for this',
      },
      { name: 'help', href: '/help?from=%2Flogin%2Fflow%2Fh4nd1e', label: 'Help' },
      { name: 'privacy', href: '/privacy', label: 'Privacy' },
    ])
    expect(buildApprove({ brand: { name: 'Alder Bank' } }).links).toEqual([])
  })

  function buildApprove(changes: Partial<FactsOf<'approve'>> = {}): ApproveView {
    const view = buildStepView({ ...approveFacts, ...changes })
    if (view.step !== 'approve') throw new Error(view.step)
    return view
  }
})

describe('every other step of an approval', () => {
  test.each(['approve-select-device', 'approve-password', 'approve-locked', 'approve-expired'])(
    '%s has what is being approved',
    (name) => {
      expect(buildStepView(pageOf(name)).approval?.details).toHaveLength(4)
    },
  )

  test.each(['approve-select-device', 'approve-password'])('%s can be cancelled', (name) => {
    expect(buildStepView(pageOf(name)).buttons).toContainEqual({
      name: 'action',
      value: 'cancel',
      label: 'Cancel',
      primary: false,
    })
  })

  test('no title has a detail in it', () => {
    for (const name of ['approve', 'approve-wrong', 'approve-expired', 'resume', 'mismatch']) {
      expect(buildStepView(pageOf(name)).title).not.toMatch(/1,250|EUR|Parker|SE45|01/)
    }
  })
})

describe('the page that sends the held request on', () => {
  const held = [
    { name: 'note', value: ' a\r\nb ' },
    { name: 'note', value: '' },
    { name: 'pingone_approval', value: 'a1' },
  ]

  test('has the fields in order as they came, and nothing of ours', () => {
    const view = buildStepView({ ...approving, step: 'resume', action: '/transfers?x=1', held })
    expect(view).toMatchObject({
      heading: 'Approved. One step left.',
      lead: 'Press Finish to send it.',
      leadWithScript: 'Your transfer continues by itself. If it does not, press Finish.',
      action: '/transfers?x=1',
      csrf: '',
      heldFields: held,
      finishLabel: 'Finish',
      buttons: [],
      fields: [],
    })
  })

  test('after a step-up has words of its own', () => {
    const facts = { ...common, purpose: 'step-up' as const, action: '/settings', held }
    expect(buildStepView({ ...facts, step: 'resume' })).toMatchObject({
      heading: 'Confirmed. One step left.',
      lead: 'Press Finish to go on.',
      leadWithScript: 'Your request continues by itself. If it does not, press Finish.',
    })
    expect(buildStepView({ ...facts, step: 'resume' })).not.toHaveProperty('approval')
  })

  test('without a form says so and leads back', () => {
    const view = buildStepView({ ...approving, step: 'resume' })
    expect(view).toMatchObject({
      heading: 'Approved',
      lead: 'Alder Bank continues where you left off.',
      links: [{ name: 'return', href: '/transfers/new', label: 'Go back to Alder Bank' }, {}, {}],
    })
    expect(view).not.toHaveProperty('heldFields')
    expect(view).not.toHaveProperty('finishLabel')
  })

  test.each(['//evil.example/transfers', '/\\evil.example', 'https://evil.example/', ''])(
    'sends nothing to %j',
    (action) => {
      const view = buildStepView({ ...approving, step: 'resume', action, held })
      expect(view).not.toHaveProperty('heldFields')
    },
  )
})

describe('the page that stopped a request', () => {
  test('says what did not happen, compares, and leads on', () => {
    const view = buildStepView(pageOf('mismatch'))
    expect(view).toMatchObject({
      heading: 'We stopped this transfer',
      lead: 'What arrived is not what you approved. Nothing was sent, and that approval can no longer be used.',
      reference: '7F3K-92QD',
      links: [
        { name: 'restart', href: '/transfers/new', label: 'Review and start again' },
        { name: 'return', href: '/accounts', label: 'Go back to Alder Bank' },
        { name: 'help' },
        { name: 'privacy' },
      ],
    })
    if (view.step !== 'mismatch') throw new Error(view.step)
    expect(view.comparison.map(({ changed }) => changed)).toEqual([false, false, true, true])
  })

  test('says that it lies elsewhere where all lines are the same', () => {
    const facts = pageOf('mismatch')
    if (facts.step !== 'mismatch') throw new Error(facts.step)
    const { lead } = buildStepView({ ...facts, arrived: facts.approval.details })
    expect(lead).toMatch(/^These lines say the same, but another part of what arrived/)
  })

  test('links to no other host', () => {
    const facts = pageOf('mismatch')
    if (facts.step !== 'mismatch') throw new Error(facts.step)
    const { links } = buildStepView({ ...facts, returnPath: '//a.example', homePath: 'https://b' })
    expect(links.map(({ name }) => name)).toEqual(['help', 'privacy'])
  })
})

describe('the page before a step-up', () => {
  test('says that a code will be sent, and asks nothing else', () => {
    expect(buildStepView(pageOf('confirm'))).toMatchObject({
      heading: 'Confirm it’s you',
      lead: 'This page needs a fresh confirmation. Continue, and we ask you for a code.',
      fields: [],
      buttons: [{ value: 'continue', label: 'Continue', primary: true }],
      links: [{ name: 'return', href: '/account', label: 'Go back' }, {}, {}],
    })
  })

  test('has no way back where there is none', () => {
    const { returnPath: _path, ...facts } = common
    const view = buildStepView({ ...facts, purpose: 'step-up', step: 'confirm' })
    expect(view.links.map(({ name }) => name)).toEqual(['help', 'privacy'])
    expect(view.buttons).toHaveLength(1)
  })
})
