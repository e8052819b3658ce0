// The model of the code page: what it says, and what it keeps to itself.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import type { MessageFact } from '../../src/models/model.js'
import type { OtpView } from '../../src/steps/otp.js'
import type { StepFacts } from '../../src/steps/index.js'
import { smsFacts } from '../views/pages.js'

describe('the code page before a first factor is proven', () => {
  const unproven = { ...smsFacts, proven: false }

  test('tells nothing about a device, whatever it is given', () => {
    const view = otpView(unproven)
    expect(view).toMatchObject({
      heading: 'Enter your code',
      lead: 'If this account exists, we sent a code to its phone or email address. If you use an authenticator app, enter the code it shows.',
    })
    expect(view.device).toBeUndefined()
    expect(JSON.stringify(view)).not.toMatch(/01|SMS|phone number/)
    expect(valuesOf(view)).toEqual(['continue', 'resend', 'choose', 'restart'])
  })

  test.each<MessageFact>([
    { code: 'otp_wrong', attemptsRemaining: 2 },
    { code: 'otp_wrong', attemptsRemaining: 1, minutes: 5 },
    { code: 'otp_wrong' },
  ])('says the same about a wrong code, whatever is known: %j', (message) => {
    expect(otpView({ ...unproven, messages: [message] }).messages).toEqual([
      {
        kind: 'error',
        code: 'otp_wrong',
        field: 'otp',
        text: 'That code is not right. Check that it is from the newest message.',
      },
    ])
  })

  test.each([
    ['SMS', 'Check your phone', 'we sent a text message with a code.'],
    ['EMAIL', 'Check your email', 'we sent an email with a code.'],
    ['VOICE', 'Answer your phone', 'we are calling its phone'],
    ['WHATSAPP', 'Check WhatsApp', 'we sent a WhatsApp message with a code.'],
  ])(
    'names the way the person chose, and nothing of the account: %s',
    (chosenType, heading, words) => {
      const view = otpView({ ...unproven, chosenType })
      expect(view).toMatchObject({ heading, sent: true })
      expect(view.lead).toContain(`If this account exists, ${words}`)
      expect(view.device).toBeUndefined()
    },
  )

  test.each(['TOTP', 'MOBILE', 'OATH_TOKEN', 'HOLOGRAM'])(
    'offers no new code where the person chose a device that shows one: %s',
    (chosenType) => {
      const view = otpView({ ...unproven, chosenType })
      expect(view.sent).toBe(false)
      expect(valuesOf(view)).toEqual(['continue', 'choose', 'restart'])
      expect(view.lead).not.toContain('we sent')
    },
  )

  test('says before the last try that it is the last', () => {
    const messages = [{ code: 'otp_wrong' as const, lastTry: true as const }]
    expect(otpView({ ...unproven, messages }).messages[0]?.text).toBe(
      'That code is not right. Check that it is from the newest message. One more try, then you have to start again.',
    )
    expect(otpView({ ...smsFacts, messages }).messages[0]?.text).toContain(
      'you have to start again.',
    )
  })

  test('is the same for a device of any type and for none', () => {
    const { device: _device, ...none } = unproven
    const drawn = [none, unproven, { ...unproven, device: { type: 'VOICE' } }].map((facts) =>
      JSON.stringify(otpView({ ...facts, messages: [{ code: 'code_sent' }] })),
    )
    expect(new Set(drawn).size).toBe(1)
  })
})

describe('the code page', () => {
  test.each([
    [
      'SMS',
      '*******01',
      'Check your phone',
      'a text message with a code to the number ending in 01.',
    ],
    ['SMS', undefined, 'Check your phone', 'We sent a text message with a code to your phone.'],
    ['EMAIL', 'ma****@example.com', 'Check your email', 'to ma****@example.com. It may be'],
    ['VOICE', '*******01', 'Answer your phone', 'We are calling the number ending in 01 to read'],
    ['TOTP', undefined, 'Open your authenticator app', 'Enter the code it shows for Alder Bank.'],
    ['WHATSAPP', '*******01', 'Check WhatsApp', 'a code to the number ending in 01.'],
    ['MOBILE', undefined, 'Open the Alder Bank app', 'so it works without a signal.'],
    ['OATH_TOKEN', undefined, 'Use your code device', 'Press its button and enter the code'],
    ['HOLOGRAM', undefined, 'Enter your code', 'Enter the code that your device shows.'],
  ])('for %s at %s says where the code is', (type, destination, heading, lead) => {
    const device = destination === undefined ? { type } : { type, destination }
    const view = otpView({ ...smsFacts, device })
    expect(view.heading).toBe(heading)
    expect(view.lead).toContain(lead)
  })

  test('in a step-up says why, then where the code is, and lets go back', () => {
    const view = otpView({ ...smsFacts, purpose: 'step-up' })
    expect(view.heading).toBe('Confirm it’s you')
    expect(view.lead).toBe(
      'This page needs a fresh confirmation. We sent a text message with a code to the number ending in 01.',
    )
    expect(view.buttons.map(({ value, label }) => [value, label])).toEqual([
      ['continue', 'Continue'],
      ['cancel', 'Go back'],
      ['resend', 'Send a new code'],
      ['choose', 'Use another device'],
    ])
  })

  test('hides what came unmasked', () => {
    const sms = otpView({ ...smsFacts, device: { type: 'SMS', destination: '+15551234501' } })
    expect(sms.device?.destination).toBe('+*********01')
    expect(JSON.stringify(sms)).not.toContain('1234')
    const mail = { type: 'EMAIL', destination: 'maya.lindqvist@example.com' }
    expect(otpView({ ...smsFacts, device: mail, username: 'm' }).device?.destination).toBe(
      'ma****@example.com',
    )
  })

  test.each([
    [{ attemptsRemaining: 4 }, 'That code is not right. You have 4 attempts left.'],
    [{ attemptsRemaining: 1 }, 'That code is not right. You have 1 attempt left.'],
    [
      { attemptsRemaining: 1, minutes: 5 },
      'That code is not right. You have 1 attempt left, then we pause for 5 minutes.',
    ],
    [{}, 'That code is not right. Check that it is from the newest message.'],
    [
      { attemptsRemaining: -1 },
      'That code is not right. Check that it is from the newest message.',
    ],
    [
      { attemptsRemaining: 1.5 },
      'That code is not right. Check that it is from the newest message.',
    ],
    [
      { attemptsRemaining: Number.NaN },
      'That code is not right. Check that it is from the newest message.',
    ],
  ])('after a wrong code with %j', (known, sentence) => {
    const { messages, title } = otpView({
      ...smsFacts,
      messages: [{ code: 'otp_wrong', ...known }],
    })
    expect(messages[0]?.text).toBe(sentence)
    expect(title).toBe('Error: Check your phone – Alder Bank')
  })

  test('after a wrong code in an approval says that nothing was sent', () => {
    const view = otpView({
      ...smsFacts,
      purpose: 'approval',
      messages: [{ code: 'otp_wrong', attemptsRemaining: 4 }],
    })
    expect(view.messages[0]?.text).toBe(
      'That code is not right. You have 4 attempts left. Nothing has been sent.',
    )
  })

  test('does not speak of messages where the code comes from an app', () => {
    const view = otpView({
      ...smsFacts,
      device: { type: 'TOTP' },
      resend: 'none',
      messages: [{ code: 'otp_wrong' }],
    })
    expect(view.messages[0]?.text).toBe(
      'That code is not right. Wait for the next one, then enter it.',
    )
    expect(view.note).toBeUndefined()
  })

  test.each(['TOTP', 'MOBILE'])('of %s speaks of the clock once a code was wrong twice', (type) => {
    const facts = { ...smsFacts, device: { type }, messages: [{ code: 'otp_wrong' as const }] }
    expect(otpView({ ...facts, wrongCount: 1 }).note).toBeUndefined()
    expect(otpView({ ...facts, wrongCount: 2 }).note).toContain('sets its clock by itself')
  })

  test('goes on by itself only where that was asked for, the length is known, and nothing is approved', () => {
    const facts = { ...smsFacts, autoSubmit: true }
    expect(otpView(facts)).toMatchObject({
      autoSubmit: true,
      fields: [{ hint: '6 digits. We go on when they are all there.' }],
    })
    const { otpLength: _length, ...unknown } = facts
    expect(otpView(unknown).autoSubmit).toBeUndefined()
    expect(otpView({ ...facts, purpose: 'approval' }).autoSubmit).toBeUndefined()
    expect(otpView(smsFacts).autoSubmit).toBeUndefined()
  })

  test('never carries a code, also not after an error', () => {
    const view = otpView({ ...smsFacts, messages: [{ code: 'otp_wrong' }] })
    expect(view.fields).toEqual([
      {
        name: 'otp',
        label: 'Code',
        hint: '6 digits',
        autocomplete: 'one-time-code',
        autofocus: true,
      },
    ])
  })

  test('says how long a new code takes, and offers none where there is none', () => {
    const wait = otpView({ ...smsFacts, resend: { waitSeconds: 23.2 } })
    expect(wait.buttons.find(({ value }) => value === 'resend')?.waitSeconds).toBe(24)
    expect(wait.note).toBe('No message yet? It can take a minute to arrive.')
    const none = otpView({ ...smsFacts, resend: 'none' })
    expect(valuesOf(none)).not.toContain('resend')
    expect(none.note).toBeUndefined()
    const over = otpView({ ...smsFacts, resend: { waitSeconds: -3 } })
    expect(over.buttons.find(({ value }) => value === 'resend')).not.toHaveProperty('waitSeconds')
  })

  test('in an approval leaves the focus alone until a code was wrong', () => {
    const approval = { ...smsFacts, purpose: 'approval' as const }
    expect(otpView(approval).fields[0]?.autofocus).toBe(false)
    const wrong = otpView({ ...approval, messages: [{ code: 'otp_wrong' }] })
    expect(wrong.fields[0]?.autofocus).toBe(true)
  })

  test('leaves the focus to a notice that nothing else explains', () => {
    const view = otpView({ ...smsFacts, messages: [{ code: 'message_not_sent' }] })
    expect(view.fields[0]?.autofocus).toBe(false)
    expect(view.messages).toEqual([
      {
        kind: 'error',
        code: 'message_not_sent',
        text: 'We could not send the message. Try again, or use another device.',
      },
    ])
  })

  test('keeps the focus on the field when a new code was sent', () => {
    const view = otpView({ ...smsFacts, messages: [{ code: 'code_sent' }] })
    expect(view.fields[0]?.autofocus).toBe(true)
    expect(view.title).toBe('Check your phone – Alder Bank')
    expect(view.messages[0]).toMatchObject({ kind: 'ok' })
  })
})

function otpView(facts: Extract<StepFacts, { step: 'otp' }>): OtpView {
  const view = buildStepView(facts)
  if (view.step !== 'otp') throw new Error(view.step)
  return view
}

function valuesOf({ buttons }: { buttons: readonly { value: string }[] }): string[] {
  return buttons.map(({ value }) => value)
}
