// What no message is written for: nothing is sent then, and the flow stays where it was.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { changeState, text } from './drive.js'
import { signJwt, transaction } from './signed-jwt.js'
import {
  expectRefused,
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

describe('is refused with target pi.template, and nothing is sent:', () => {
  it.each([
    { name: 'no object', template: 'transaction', message: 'must be an object' },
    { name: 'null', template: null, message: 'must be an object' },
    { name: 'no name', template: {}, message: 'name is missing' },
    { name: 'an empty name', template: { name: '' }, message: 'name must be a text' },
    {
      name: 'a variant of another type',
      template: { ...transaction, variant: 7 },
      message: 'variant must be a text',
    },
    {
      name: 'a locale of another type',
      template: { ...transaction, locale: ['en'] },
      message: 'locale must be a text',
    },
    {
      name: 'variables in a list',
      template: { ...transaction, variables: ['1'] },
      message: 'variables must be an object',
    },
    {
      name: 'a number for a variable',
      template: { ...transaction, variables: { ...payment, sum: 1250 } },
      message: 'variables.sum must be a string',
    },
    {
      name: 'a template nobody knows',
      template: { ...transaction, name: 'unknown' },
      message: 'names no template, or no variant of it, that has contents',
    },
    {
      name: 'a variant nobody knows',
      template: { ...transaction, variant: 'wire_transfer' },
      message: 'names no template, or no variant of it, that has contents',
    },
    {
      name: 'missing variables',
      template: { name: 'transaction', variables: { currency: 'EUR' } },
      message: 'has no value for sum, recipient',
    },
    {
      name: 'a variable in another case',
      template: { name: 'transaction', variables: { ...payment, sum: undefined, Sum: '1' } },
      message: 'has no value for sum',
    },
    {
      name: 'a text message that is too long',
      template: { name: 'transaction', variables: { ...payment, recipient: '👩'.repeat(650) } },
      message: 'makes a text message of more than 660 characters',
    },
  ])('$name', async ({ template, message }) => {
    const request = await signJwt(emulator, { 'pi.template': template })
    expectRefused(await messages.client.authorize({ request }), message)
    expect(await messages.listMessages()).toEqual([])
    expect(messages.client.cookies.size).toBe(0)
  })

  it('a call or an email that is too long', async () => {
    const sum = 'x'.repeat(300)
    expectRefused(
      await messages.approve('elin', { variables: { ...payment, sum } }),
      'makes a subject of more than 256 characters',
    )
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.type = 'VOICE'
    })
    expectRefused(
      await messages.approve('maya', { variables: { ...payment, recipient: 'é'.repeat(500) } }),
      'makes a call of more than 1024 bytes',
    )
    expect(await messages.listMessages()).toEqual([])
  })

  it('no content for the device, also when it is chosen later', async () => {
    await messages.changeContents((contents) =>
      contents.filter(({ deliveryMethod }) => deliveryMethod !== 'Email'),
    )
    expectRefused(
      await messages.approve('elin', { variables: payment }),
      'has no suitable content for Email',
    )
    const opened = await messages.approve('sam', { variables: payment })
    const flowId = text(opened.body, 'id')
    const mailId = text(opened.body, '_embedded', 'devices', 1, 'id')
    const smsId = text(opened.body, '_embedded', 'devices', 0, 'id')
    const refused = await messages.client.act(flowId, 'device.select', { device: { id: mailId } })
    expectRefused(refused, 'has no suitable content for Email')
    const chosen = await messages.client.act(flowId, 'device.select', { device: { id: smsId } })
    expect(chosen.body['status']).toBe('OTP_REQUIRED')
    const again = await messages.client.act(flowId, 'device.select', { device: { id: mailId } })
    expectRefused(again, 'has no suitable content for Email')
    expect((await messages.listMessages()).map(({ status }) => status)).toEqual(['valid'])
  })

  it('at user.lookup and at the password, and the flow stays free for another try', async () => {
    await messages.changeContents((contents) =>
      contents.filter(({ deliveryMethod }) => deliveryMethod !== 'SMS'),
    )
    const claims = { sub: undefined, 'pi.template': { name: 'transaction', variables: payment } }
    const request = await signJwt(emulator, claims)
    const opened = await messages.client.authorize({ request })
    const flowId = text(opened.body, 'id')
    const message = 'has no suitable content for SMS'
    expectRefused(await messages.client.act(flowId, 'user.lookup', { username: 'maya' }), message)
    const named = await messages.client.act(flowId, 'user.lookup', { username: 'elin' })
    expect(named.body['status']).toBe('OTP_REQUIRED')

    const other = await messages.client.authorize({ request, acr_values: 'Password_MFA' })
    const otherId = text(other.body, 'id')
    const credentials = { username: 'maya', password: 'Winter-Harbour-42' }
    expectRefused(
      await messages.client.act(otherId, 'usernamePassword.check', credentials),
      message,
    )
    expect((await messages.client.get(`/flows/${otherId}`)).body['status']).toBe(
      'USERNAME_PASSWORD_REQUIRED',
    )
  })
})
