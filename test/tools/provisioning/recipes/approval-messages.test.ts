// The words of approval messages: what comes with a recipe, what replaces it, what PingOne would refuse.
import { describe, expect, test } from 'vitest'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { expressApp } from '../../../../src/tools/provisioning/recipes/express-app.js'
import type { ApprovalMessage } from '../../../../src/tools/provisioning/recipes/parameters.js'
import { baseUrl, find, keysOf, problemsOf } from '../support/recipes.js'

function messageKeys(approvalMessages: readonly ApprovalMessage[]): readonly string[] {
  const keys = keysOf(expressApp({ baseUrl, approvalMessages }))
  return keys.filter((key) => key.startsWith('message:'))
}

function refuse(...approvalMessages: readonly unknown[]): readonly string[] {
  return problemsOf(() => buildRecipe('express-app', { baseUrl, approvalMessages }))
}

const sms = { deliveryMethod: 'SMS', content: '${otp} ${sum}' } as const
const email = { deliveryMethod: 'Email', subject: 'Approve', body: '${otp}' } as const

describe('the recipe’s own words', () => {
  test('are there for each type of device', () => {
    const recipe = expressApp({ baseUrl, deviceTypes: ['VOICE'] })
    expect(keysOf(recipe).filter((key) => key.startsWith('message:'))).toEqual(['message:Voice:en'])
    expect(find(recipe, 'message:Voice:en')).toMatchObject({
      deliveryMethod: 'Voice',
      fields: {
        content:
          '<repeatMessage val=2>To approve ${sum} ${currency} to ${recipient}, enter <pause1sec><sayCharValue>${otp}</sayCharValue>.<pause1sec></repeatMessage>',
      },
    })
  })

  test('use four variables, and these only', () => {
    const recipe = expressApp({ baseUrl, deviceTypes: ['SMS', 'EMAIL', 'VOICE'] })
    for (const resource of recipe.resources) {
      if (resource.kind !== 'templateContent') continue
      const words = Object.values(resource.fields).join(' ')
      const names = [...words.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)
      expect([...new Set(names)].toSorted()).toEqual(['currency', 'otp', 'recipient', 'sum'])
    }
  })
})

describe('other words', () => {
  test('stand in the place of the recipe’s own', () => {
    const recipe = expressApp({ baseUrl, approvalMessages: [{ ...sms, locale: 'EN' }] })
    expect(find(recipe, 'message:SMS:EN')).toMatchObject({ fields: { content: '${otp} ${sum}' } })
    expect(keysOf(recipe)).not.toContain('message:SMS:en')
    expect(keysOf(recipe)).toContain('message:Email:en')
  })

  test('of another variant or language are added', () => {
    const more = [
      { ...sms, variant: 'transfer' },
      { ...sms, locale: 'pt-BR' },
      { ...email, locale: 'sv', variant: 'Large transfer' },
      { deliveryMethod: 'Voice', content: '${OTP}' } as const,
    ]
    expect(messageKeys(more)).toEqual([
      'message:SMS:en',
      'message:Email:en',
      'message:SMS:en:transfer',
      'message:SMS:pt-BR',
      'message:Email:sv:Large transfer',
      'message:Voice:en',
    ])
    const recipe = expressApp({ baseUrl, approvalMessages: more })
    expect(find(recipe, 'message:Email:sv:Large transfer')).toEqual({
      kind: 'templateContent',
      key: 'message:Email:sv:Large transfer',
      why: 'The email shows what is being approved beside the code, so nobody approves blindly.',
      template: 'transaction',
      deliveryMethod: 'Email',
      locale: 'sv',
      variant: 'Large transfer',
      fields: { subject: 'Approve', body: '${otp}', emailContentType: 'text/plain' },
    })
  })

  test.each([
    ['<p>${otp}</p>', undefined, 'text/html'],
    ['\n <!doctype html><p>${otp}</p>', undefined, 'text/html'],
    ['Code ${otp} < 10 minutes', undefined, 'text/plain'],
    ['<p>${otp}</p>', 'text/plain', 'text/plain'],
    ['${otp}', 'text/html', 'text/html'],
  ] as const)('the body %j, said to be %s, is %s', (body, given, emailContentType) => {
    const message = { ...email, body, ...(given !== undefined && { emailContentType: given }) }
    const recipe = expressApp({ baseUrl, approvalMessages: [message] })
    expect(find(recipe, 'message:Email:en')).toMatchObject({ fields: { body, emailContentType } })
  })

  test.each([['x'.repeat(147) + '${otp}'], ['Åå€{}[]~^| ${otp}'], [`${'ж'.repeat(61)}\${otp}`]])(
    'a text message may be as long as PingOne takes it: %s',
    (content) => {
      expect(() => expressApp({ baseUrl, approvalMessages: [{ ...sms, content }] })).not.toThrow()
    },
  )
})

describe('are refused', () => {
  const otp = 'must have ${otp}, where PingOne writes the code'
  const broken = 'has a ${ that begins no variable: write it like ${recipient}'
  const invisible =
    'has characters that nobody sees (control, line break, direction of text): write it without them'

  test.each<[unknown, string]>([
    [7, ': must be an object, such as { "deliveryMethod": "SMS", "content": "…" }'],
    [
      { ...sms, deliveryMethod: undefined },
      '.deliveryMethod: is missing: write SMS, Email, Voice or Push',
    ],
    [{ ...sms, deliveryMethod: 'sms' }, '.deliveryMethod: must be SMS, Email, Voice or Push'],
    [{ ...sms, deliveryMethod: 'WhatsApp' }, '.deliveryMethod: must be SMS, Email, Voice or Push'],
    [{ ...sms, text: 'x' }, ': "text" is not known: '],
    [{ ...sms, locale: 'english' }, '.locale: is no language: write one such as en or pt-BR'],
    [{ ...sms, locale: 7 }, '.locale: must be a text, a language such as en or pt-BR'],
    [
      { ...sms, variant: 'a/b' },
      '.variant: must have letters, digits, spaces, _ . and - only: write a name such as transfer',
    ],
    [
      { ...sms, variant: 'v'.repeat(101) },
      '.variant: is longer than 100 characters: write a name such as transfer',
    ],
    [{ ...sms, content: undefined }, '.content: is missing: write the words with ${otp} in them'],
    [{ ...sms, content: '' }, '.content: is empty: write the words with ${otp} in them'],
    [{ ...sms, content: 7 }, '.content: must be a text, the words with ${otp} in them'],
    [{ ...sms, content: 'Approve ${sum}' }, `.content: ${otp}`],
    [{ ...sms, content: 'Approve $otp {otp}' }, `.content: ${otp}`],
    [{ ...sms, content: '${otp} ${sum' }, `.content: ${broken}`],
    [{ ...sms, content: '${otp} ${}' }, `.content: ${broken}`],
    [{ ...sms, content: '${otp} ${a b}' }, `.content: ${broken}`],
    [{ ...sms, content: '${${otp}}' }, `.content: ${broken}`],
    [{ ...sms, content: 'a\n${otp}' }, '.content: must be one line'],
    [{ ...sms, content: '${otp}\u202E' }, `.content: ${invisible}`],
    [{ ...sms, content: '${otp}\u0007' }, `.content: ${invisible}`],
    [
      { ...sms, content: 'x'.repeat(148) + '${otp}' },
      '.content: has 154 characters: a text message may have 153',
    ],
    [
      { ...sms, content: `жљ${'x'.repeat(60)}\${otp}` },
      '.content: has 68 characters: a text message with characters beyond GSM-7 (ж љ) may have 67',
    ],
    [{ ...sms, subject: 'x' }, '.subject: is no member of SMS: it has content'],
    [
      { ...email, content: '${otp}' },
      '.content: is no member of Email: it has subject, body, emailContentType',
    ],
    [{ ...email, subject: undefined }, '.subject: is missing: write the words'],
    [{ ...email, subject: 'a\nBcc: b' }, '.subject: must be one line'],
    [
      { ...email, subject: 's'.repeat(257) },
      '.subject: is longer than 256 characters: write the words',
    ],
    [
      { ...email, body: '${otp}' + 'é'.repeat(60_000) },
      '.body: is longer than 100000 bytes in UTF-8',
    ],
    [{ ...email, body: 'Approve ${sum}' }, `.body: ${otp}`],
    [
      { ...email, body: '${otp}' + 'x'.repeat(100_000) },
      '.body: is longer than 100000 characters: write the words with ${otp} in them',
    ],
    [
      { ...email, emailContentType: 'text/markdown' },
      '.emailContentType: must be text/plain or text/html',
    ],
    [
      { deliveryMethod: 'Voice', content: '${otp}' + 'x'.repeat(1019) },
      '.content: is longer than 1024 characters: write the words with ${otp} in them',
    ],
  ])('%#: %j', (message, problem) => {
    const problems = refuse(message)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`approvalMessages[0]${problem}`)
  })

  test('two of the same delivery method, language and variant', () => {
    expect(
      refuse(
        { ...sms, locale: 'pt-BR', variant: 'Transfer' },
        { ...sms, locale: 'pt_br', variant: 'transfer' },
      ),
    ).toEqual([
      'approvalMessages[1]: is a second message message:SMS:pt_br:transfer: leave one of them out',
    ])
  })
})
