// Notification templates: the words of the default environment, and which content is chosen.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { parseState } from '../../../src/tools/emulator/parse-state.js'
import { changeState, text } from './drive.js'
import { signJwt } from './signed-jwt.js'
import {
  account,
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

describe('the words of the default environment', () => {
  it('are a text message of one part, brand first and code last', async () => {
    await messages.approve('maya', { variables: payment })
    const { otp, text: words } = await messages.newest()
    expect(words).toBe(
      `Alder Bank: 1,250.00 EUR to Charlie Parker. To approve, enter code ${otp}. ` +
        'Not you? Cancel it.',
    )
    expect(words.length).toBeLessThanOrEqual(153)
  })

  it('name the account in the variant transfer, in any case', async () => {
    await messages.approve('maya', { variant: 'TRANSFER', variables: { ...payment, account } })
    const { otp, text: words, variant } = await messages.newest()
    expect(words).toBe(
      `Alder Bank: 1,250.00 EUR to Charlie Parker, account ${account}. ` +
        `To approve, enter code ${otp}. Not you? Cancel it.`,
    )
    expect(words.length).toBeLessThanOrEqual(153)
    expect(variant).toBe('transfer')
  })

  it('are an email without the code in its subject', async () => {
    await messages.approve('elin', { variant: 'transfer', variables: { ...payment, account } })
    const { otp, subject, text: words, html } = await messages.newest()
    expect(subject).toBe('Approve 1,250.00 EUR to Charlie Parker')
    expect(words).toBe(
      [
        `Amount: 1,250.00 EUR\nRecipient: Charlie Parker\nAccount: ${account}`,
        'If this is what the page shows, enter this code:',
        otp,
        'If not, press Cancel on the page. We never ask you to read a code aloud.',
      ].join('\n\n'),
    )
    expect(html).toContain(
      `<p style="font-size:28px;font-weight:600;letter-spacing:0.12em">${otp}</p>`,
    )
    expect(html).not.toMatch(/<script|<link|src=|href=/)
  })

  it('are a call that says the code twice, digit by digit', async () => {
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.type = 'VOICE'
    })
    await messages.approve('maya', { variables: payment })
    const { otp, text: words, deviceType } = await messages.newest()
    const digits = Array.from(otp).join(', ')
    expect(deviceType).toBe('VOICE')
    expect(words).toBe(
      'Alder Bank: 1,250.00 EUR to Charlie Parker. To approve, enter this code: ' +
        `${digits}. ${digits}. Not you? Cancel it.`,
    )
  })

  it('carry no values beside the words', async () => {
    await messages.approve('maya', { variables: { ...payment, secret: 'unused' } })
    const message = await messages.newest()
    expect(message).toMatchObject({ template: 'transaction', locale: 'en' })
    expect(Object.keys(message)).not.toContain('variables')
    expect(JSON.stringify(message)).not.toContain('unused')
  })

  it('of signing on stay where no template is asked for', async () => {
    await messages.client.authorize({ login_hint_token: await signJwt(emulator) })
    const { otp, text: words, template } = await messages.newest()
    expect(template).toBe('strong_authentication')
    expect(words).toBe(`Alder Bank: ${otp} is your code to sign on. Do not share it.`)
  })
})

describe('the same words', () => {
  it('come again when the code is sent again, and to the other device', async () => {
    const opened = await messages.approve('sam', { variables: payment })
    const flowId = text(opened.body, 'id')
    const ids = [0, 1].map((at) => text(opened.body, '_embedded', 'devices', at, 'id'))
    for (const id of [ids[0], ids[0], ids[1]]) {
      await messages.client.act(flowId, 'device.select', { device: { id } })
    }
    const sent = await messages.listMessages()
    expect(sent.map(({ deviceType }) => deviceType)).toEqual(['SMS', 'SMS', 'EMAIL'])
    expect(sent.map(({ status }) => status)).toEqual(['replaced', 'replaced', 'valid'])
    for (const { text: words, otp } of sent) {
      expect(words).toContain('1,250.00 EUR')
      expect(words).toContain('Charlie Parker')
      expect(words).toContain(otp)
    }
  })
})

describe('the language', () => {
  beforeEach(() =>
    messages.changeContents((contents) => [
      ...contents,
      buildContent({ locale: 'sv', content: 'sv ${otp}' }),
      buildContent({ locale: 'sv-SE', content: 'sv-SE ${otp}' }),
      buildContent({ locale: 'es', content: 'es ${otp}' }),
      buildContent({ locale: 'es', variant: 'transfer', content: 'es account ${otp}' }),
      buildContent({ locale: 'pt_BR', content: 'pt_BR ${otp}' }),
    ]),
  )

  it.each([
    { asked: 'sv', preferred: 'es', words: 'sv ', locale: 'sv' },
    { asked: 'SV_se', preferred: undefined, words: 'sv-SE ', locale: 'sv-SE' },
    { asked: 'es-ES', preferred: undefined, words: 'es ', locale: 'es' },
    { asked: 'pt-BR', preferred: undefined, words: 'pt_BR ', locale: 'pt_BR' },
    { asked: 'fi', preferred: 'es', words: 'Alder Bank: ', locale: 'en' },
    { asked: undefined, preferred: 'sv-FI', words: 'sv ', locale: 'sv' },
    { asked: undefined, preferred: 'fi', words: 'Alder Bank: ', locale: 'en' },
    { asked: undefined, preferred: undefined, words: 'Alder Bank: ', locale: 'en' },
  ])('asked $asked, preferred $preferred is $locale', async ({ asked, preferred, ...expected }) => {
    await changeState(emulator, (environment) => {
      for (const user of environment.users) {
        if (preferred !== undefined) user.preferredLanguage = preferred
      }
    })
    await messages.approve('maya', {
      ...(asked === undefined ? {} : { locale: asked }),
      variables: payment,
    })
    const { text: words, locale } = await messages.newest()
    expect(words.startsWith(expected.words)).toBe(true)
    expect(locale).toBe(expected.locale)
  })

  it('is looked for within the variant only', async () => {
    const variables = { ...payment, account }
    await messages.approve('maya', { variant: 'transfer', locale: 'es', variables })
    expect((await messages.newest()).text).toContain('es account ')
    await messages.approve('maya', { variant: 'transfer', locale: 'sv', variables })
    expect((await messages.newest()).text).toContain(account)
  })
})

describe('what PingOne itself knows', () => {
  it('fills names, year, and the code in any case', async () => {
    await messages.changeContents(() => [
      buildContent({
        content: '${user.username} ${user.name.given} ${user.name.family} ${current-year} ${oTp}',
      }),
    ])
    await messages.approve('maya', {})
    const { text: words, otp } = await messages.newest()
    expect(words).toBe(`maya Maya Lindqvist ${new Date().getUTCFullYear()} ${otp}`)
  })
})

describe('an email of plain text', () => {
  it('has no HTML, and its values are not escaped', async () => {
    await messages.changeContents(() => [
      buildContent({
        deliveryMethod: 'Email',
        subject: 'Approve',
        body: 'Pay <${recipient}>: ${otp}',
        emailContentType: 'text/plain',
      }),
    ])
    await messages.approve('elin', { variables: { recipient: 'A & B' } })
    const { text: words, html, otp } = await messages.newest()
    expect(words).toBe(`Pay <A & B>: ${otp}`)
    expect(html).toBeUndefined()
  })
})

describe('the contents in a saved state', () => {
  it('are those of the emulator that starts from it', async () => {
    const state = parseState(await (await fetch(`${emulator.inboxUrl}/state`)).json())
    const other = await createEmulator({ seed: state })
    try {
      const saved = transactionMessages(other)
      await saved.approve('maya', { variant: 'transfer', variables: { ...payment, account } })
      expect((await saved.newest()).text).toContain(`Charlie Parker, account ${account}.`)
      expect(await (await fetch(`${other.inboxUrl}/state`)).json()).toEqual(state)
    } finally {
      await other.close()
    }
  })
})

describe('a content for calls', () => {
  it.each([
    { words: 'A<pause1sec>B<pause2sec>C ${otp}', spoken: 'ABC ' },
    { words: '<sayCharValue>${code}</sayCharValue> ${otp}', spoken: 'a, b, 1 ' },
    {
      words: '<repeatMessage val="3">x ${code} </repeatMessage>${otp}',
      spoken: 'x ab1 x ab1 x ab1 ',
    },
    { words: '<repeatMessage val=0>x </repeatMessage>${otp}', spoken: 'x ' },
    { words: '<sayCharValue>left open ${otp}', spoken: '<sayCharValue>left open ' },
  ])('is spoken: $words', async ({ words, spoken }) => {
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.type = 'VOICE'
    })
    await messages.changeContents(() => [buildContent({ deliveryMethod: 'Voice', content: words })])
    await messages.approve('maya', { variables: { code: 'ab1' } })
    const { text: heard, otp } = await messages.newest()
    expect(heard).toBe(`${spoken}${otp}`)
  })
})

describe('contents that PingOne brings', () => {
  it('stand behind those of one’s own', async () => {
    await messages.changeContents(() => [
      buildContent({ content: 'default ${otp}', default: true }),
      buildContent({ locale: 'en', content: 'own ${otp}' }),
    ])
    await messages.approve('maya', {})
    expect((await messages.newest()).text).toContain('own ')
    await messages.changeContents(() => [
      buildContent({ content: 'default ${otp}', default: true }),
    ])
    await messages.approve('maya', {})
    expect((await messages.newest()).text).toContain('default ')
  })
})
