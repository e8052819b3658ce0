// The values of a message: each arrives as it was sent, and is never read as anything else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { changeState } from './drive.js'
import {
  buildContent,
  payment,
  transactionMessages,
  type TransactionMessages,
} from './transaction-messages.js'

let emulator: Emulator
let messages: TransactionMessages

beforeAll(async () => {
  emulator = await createEmulator()
  messages = transactionMessages(emulator)
})
beforeEach(() => {
  messages.reset()
})
afterAll(() => emulator.close())

describe('a value', () => {
  it.each([
    '${otp}',
    '${OTP} ${recipient}',
    '$& $1 $$ $` ${',
    '\\u0000 %s %n {{otp}} <%= otp %>',
    '<repeatMessage val=9>x</repeatMessage><sayCharValue>ab</sayCharValue><pause1sec>',
    '𝒞𝒽𝒶𝓇𝓁𝒾ℯ 👩‍👩‍👧‍👦 🇸🇪',
    'שרה לוי',
    'مُحَمَّد ‏Smith‎',
    'e\u0301 \u00e9 \u00a0 \u2003 \u200b \ufeff',
    'two  spaces\tand\nlines\r\n',
    '\ud800 alone',
    'a & b < c > d "e" \'f\'',
    '__proto__',
  ])('arrives code point for code point: %j', async (recipient) => {
    for (const [username, deviceType] of [
      ['maya', 'SMS'],
      ['elin', 'EMAIL'],
    ] as const) {
      await messages.approve(username, { variables: { ...payment, recipient } })
      const { text: words, subject, otp } = await messages.newest()
      const before = deviceType === 'SMS' ? '1,250.00 EUR to ' : 'Recipient: '
      const after = deviceType === 'SMS' ? '. To approve, enter code ' : '\n\nIf this is'
      expect(words).toContain(`${before}${recipient}${after}`)
      if (deviceType === 'EMAIL') {
        expect(subject).toBe(`Approve 1,250.00 EUR to ${recipient}`)
      }
      expect(words.split(otp)).toHaveLength(2)
    }
  })

  it('is said in a call as it stands, tags and all', async () => {
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.type = 'VOICE'
    })
    const recipient = '<repeatMessage val=9>x</repeatMessage> ${otp}'
    await messages.approve('maya', { variables: { ...payment, recipient } })
    expect((await messages.newest()).text).toContain(`EUR to ${recipient}. To approve`)
  })

  it('is escaped in the HTML of an email, and nowhere else', async () => {
    const recipient = '<b>"A" & \'B\'</b><script>alert(1)</script>${otp}'
    await messages.approve('elin', { variables: { ...payment, recipient } })
    const { html, text: words, subject } = await messages.newest()
    expect(html).toContain(
      '&#60;b&#62;&#34;A&#34; &#38; &#39;B&#39;&#60;/b&#62;&#60;script&#62;alert(1)&#60;/script&#62;${otp}',
    )
    expect(html).not.toContain('<script')
    expect(words).toContain(`Recipient: ${recipient}`)
    expect(subject).toContain(recipient)
  })

  it('is not the code, whatever its name', async () => {
    const otp = '000000'
    await messages.approve('maya', {
      variables: { ...payment, otp, OTP: otp, 'user.username': 'x' },
    })
    const message = await messages.newest()
    expect(message.text).toContain(`enter code ${message.otp}.`)
  })

  it.each(['__proto__', 'constructor', 'toString'])('may be called %s', async (name) => {
    await messages.changeContents(() => [buildContent({ content: `\${${name}} \${otp}` })])
    const missing = await messages.approve('maya', { variables: {} })
    expect(missing.body['details']).toMatchObject([{ message: `has no value for ${name}` }])
    const variables: unknown = JSON.parse(`{"${name}":"own"}`)
    await messages.approve('maya', { variables })
    expect((await messages.newest()).text).toContain('own ')
  })
})
