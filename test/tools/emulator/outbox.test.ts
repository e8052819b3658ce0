// The outbox: what was sent, in which words, and what the codes are still worth.
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../src/tools/emulator/clock.js'
import { createOutbox, type OutgoingMessage } from '../../../src/tools/emulator/outbox.js'

const maya = { id: 'u-1', username: 'maya', displayName: 'Maya Lindqvist' }

function outgoing(more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    environmentId: 'env',
    user: maya,
    deviceId: 'd-1',
    deviceType: 'SMS',
    destination: '+46705550101',
    flowId: 'f-1',
    otp: '193377',
    template: 'strong_authentication',
    locale: 'en',
    brand: 'Alder Bank',
    expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
    ...more,
  }
}

function statuses(outbox: ReturnType<typeof createOutbox>): string[] {
  return outbox.list().map((message) => message.status)
}

describe('what is sent', () => {
  it('is a text message on one line, in GSM-7, without a link', () => {
    const { text, subject } = createOutbox({ clock: createClock() }).send(outgoing())
    expect(text).toBe('Alder Bank: 193377 is your code to sign on. Do not share it.')
    expect(subject).toBeUndefined()
  })

  it('is an email with the code in its subject when it is for signing on', () => {
    const outbox = createOutbox({ clock: createClock() })
    const message = outbox.send(outgoing({ deviceType: 'EMAIL', destination: 'elin@example.com' }))
    expect(message.subject).toBe('193377 is your Alder Bank code')
    expect(message.text).toBe(
      'To sign on to Alder Bank, enter this code:\n\n193377\n\n' +
        'If you are not signing on, ignore this email. We never ask you to read a code aloud.',
    )
  })

  it('is a call that says the code digit by digit, twice', () => {
    const outbox = createOutbox({ clock: createClock() })
    expect(outbox.send(outgoing({ deviceType: 'VOICE' })).text).toBe(
      'Alder Bank: your code to sign on is 1, 9, 3, 3, 7, 7. Again: 1, 9, 3, 3, 7, 7.',
    )
  })

  it('is the content of a rendered template where there is one', () => {
    const outbox = createOutbox({ clock: createClock() })
    const content = { subject: 'Approve 1 EUR', text: 'Code 193377', html: '<p>193377</p>' }
    const message = outbox.send(outgoing({ template: 'transaction', variant: 'v1', content }))
    expect(message).toMatchObject({ ...content, template: 'transaction', variant: 'v1' })
    expect(message).not.toHaveProperty('brand')
    expect(message).not.toHaveProperty('content')
  })
})

describe('what a code is worth', () => {
  it('is nothing once the flow has sent another, to whichever device', () => {
    const outbox = createOutbox({ clock: createClock() })
    outbox.send(outgoing())
    outbox.send(outgoing({ deviceId: 'd-2' }))
    outbox.send(outgoing({ flowId: 'f-2' }))
    outbox.send(outgoing())
    expect(statuses(outbox)).toEqual(['replaced', 'replaced', 'valid', 'valid'])
  })

  it('is used once its flow says so, and the flow’s other codes with it', () => {
    const outbox = createOutbox({ clock: createClock() })
    outbox.send(outgoing({ deviceId: 'd-2' }))
    outbox.send(outgoing())
    outbox.send(outgoing({ flowId: 'f-2' }))
    outbox.markUsed('f-1')
    expect(statuses(outbox)).toEqual(['replaced', 'used', 'valid'])
    outbox.markUsed('f-1')
    expect(statuses(outbox)).toEqual(['replaced', 'used', 'valid'])
  })

  it('expires by the clock, and a used one stays used', () => {
    const clock = createClock()
    const outbox = createOutbox({ clock })
    outbox.send(outgoing())
    outbox.send(outgoing({ flowId: 'f-2' }))
    outbox.markUsed('f-1')
    clock.advance(1_800_000)
    expect(statuses(outbox)).toEqual(['used', 'expired'])
  })

  it('is sent at the time of the clock', () => {
    const clock = createClock()
    clock.set(Date.parse('2030-01-02T03:04:05Z'))
    const { sentAt } = createOutbox({ clock }).send(outgoing())
    expect(sentAt).toMatch(/^2030-01-02T03:04:05\.\d{3}Z$/)
  })
})

describe('what is listed', () => {
  it('can be narrowed by user, destination, type and flow', () => {
    const outbox = createOutbox({ clock: createClock() })
    const sam = { id: 'u-2', username: 'sam', displayName: 'Sam Okafor' }
    outbox.send(outgoing())
    const toSam = outbox.send(
      outgoing({ user: sam, deviceType: 'EMAIL', destination: 'sam@example.com', flowId: 'f-9' }),
    )
    expect(outbox.list({ username: 'sam' })).toEqual([toSam])
    expect(outbox.list({ destination: 'sam@example.com' })).toEqual([toSam])
    expect(outbox.list({ type: 'email' })).toEqual([toSam])
    expect(outbox.list({ flowId: 'f-9' })).toEqual([toSam])
    expect(outbox.list({ username: 'maya', type: 'EMAIL' })).toEqual([])
  })

  it('keeps the newest messages only, newest last, until cleared', () => {
    const outbox = createOutbox({ clock: createClock(), maxMessages: 2 })
    for (const otp of ['1', '2', '3']) outbox.send(outgoing({ otp, flowId: otp }))
    expect(outbox.list().map((message) => message.otp)).toEqual(['2', '3'])
    outbox.clear()
    expect(outbox.list()).toEqual([])
  })
})
