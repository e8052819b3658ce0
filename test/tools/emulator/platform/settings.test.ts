// MFA settings, and the contents of notification templates.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { matching, member, startEmulator, text } from '../drive.js'
import { connect, detailsOf, itemsOf, type Platform } from './platform.js'

/** What the example page sends. */
const settings = {
  pairing: { maxAllowedDevices: 10, pairingKeyFormat: 'ALPHANUMERIC' },
  lockout: { failureCount: 6, durationSeconds: 1200 },
  phoneExtensions: { enabled: true },
  users: { mfaEnabled: true },
}

const defaults = {
  pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
  authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
  phoneExtensions: { enabled: false },
  users: { mfaEnabled: false },
}

const contents = 'templates/transaction/contents'
const sms = {
  locale: 'en',
  deliveryMethod: 'SMS',
  content: 'Approve ${sum} to ${recipient}: ${OTP}',
}

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('MFA settings', () => {
  it('of the example page come back field for field', async () => {
    const { status, body } = await platform.put('mfaSettings', settings)
    expect(status).toBe(200)
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/mfaSettings` },
        environment: { href: platform.base },
      },
      environment: { id: emulator.environmentId },
      ...settings,
      authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
      updatedAt: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    })
    expect(Object.keys(body)).toEqual([
      '_links',
      'environment',
      'pairing',
      'lockout',
      'authentication',
      'updatedAt',
      'phoneExtensions',
      'users',
    ])
    expect((await platform.get('mfaSettings')).body).toEqual(body)
  })

  it('that are left out by PUT are reset, the lockout is gone', async () => {
    await platform.put('mfaSettings', settings)
    const { body } = await platform.put('mfaSettings', {})
    expect(body).toMatchObject(defaults)
    expect(body).not.toHaveProperty('lockout')
    const short = await platform.put('mfaSettings', { lockout: { failureCount: 2 } })
    expect(short.body['lockout']).toEqual({ failureCount: 2 })
  })

  it('are reset by DELETE, and there is no POST', async () => {
    await platform.put('mfaSettings', settings)
    const { status, body } = await platform.remove('mfaSettings')
    expect(status).toBe(200)
    expect(body).toMatchObject(defaults)
    expect(body).not.toHaveProperty('lockout')
    expect((await platform.post('mfaSettings', settings)).status).toBe(405)
  })

  it.each([
    [{ pairing: { maxAllowedDevices: 0 } }, 'OUT_OF_RANGE', 'pairing.maxAllowedDevices'],
    [{ pairing: { maxAllowedDevices: 16 } }, 'OUT_OF_RANGE', 'pairing.maxAllowedDevices'],
    [{ pairing: { maxAllowedDevices: '5' } }, 'INVALID_VALUE', 'pairing.maxAllowedDevices'],
    [{ pairing: { pairingKeyFormat: 'HEX' } }, 'INVALID_VALUE', 'pairing.pairingKeyFormat'],
    [{ lockout: {} }, 'REQUIRED_VALUE', 'lockout.failureCount'],
    [{ lockout: { failureCount: -1 } }, 'OUT_OF_RANGE', 'lockout.failureCount'],
    [
      { lockout: { failureCount: 1, durationSeconds: 'long' } },
      'INVALID_VALUE',
      'lockout.durationSeconds',
    ],
    [{ phoneExtensions: { enabled: 'no' } }, 'INVALID_VALUE', 'phoneExtensions.enabled'],
    [{ users: true }, 'INVALID_VALUE', 'users'],
    [
      { authentication: { deviceSelection: 'ALL' } },
      'INVALID_VALUE',
      'authentication.deviceSelection',
    ],
  ])('%j is refused and changes nothing', async (body, code, target) => {
    const answer = await platform.put('mfaSettings', body)
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([[code, target, matching(/./)]])
    expect((await platform.get('mfaSettings')).body).toMatchObject(defaults)
  })
})

describe('templates', () => {
  it('are PingOne’s: listed in pages, read, never made', async () => {
    const first = await platform.get('templates?limit=10&order=-createdAt')
    expect(first.body['size']).toBe(10)
    const rest = await platform.get(text(first.body, '_links', 'next', 'href'))
    const all = [...itemsOf(first, 'templates'), ...itemsOf(rest, 'templates')]
    expect(all.map((each) => member(each, 'id'))).toEqual(
      expect.arrayContaining(['transaction', 'strong_authentication', 'device_pairing']),
    )
    const { body } = await platform.get('templates/transaction')
    expect(body).toMatchObject({
      id: 'transaction',
      allowDynamicVariables: true,
      variables: {
        otp: { required: true, requiredForDeliveryMethods: ['Email', 'SMS', 'Voice', 'WhatsApp'] },
        'user.username': { required: false },
      },
      _links: { contents: { href: `${platform.base}/${contents}` } },
    })
    expect((await platform.post('templates', {})).status).toBe(405)
    expect((await platform.get('templates/unknown')).status).toBe(404)
    expect((await platform.get('templates?order=name')).status).toBe(400)
  })
})

describe('a content', () => {
  it('comes back field for field, beside the one that PingOne brings', async () => {
    const { status, body } = await platform.post(contents, sms)
    expect(status).toBe(201)
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/${contents}/${text(body, 'id')}` },
        environment: { href: platform.base },
        template: { href: `${platform.base}/templates/transaction` },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      template: { id: 'transaction' },
      ...sms,
      default: false,
      createdAt: matching(/Z$/),
      updatedAt: matching(/Z$/),
    })
    const own = await platform.get(`${contents}?filter=${encodeURIComponent('default eq false')}`)
    expect(itemsOf(own, 'contents')).toEqual([body])
    const texts = await platform.get(
      `${contents}?filter=${encodeURIComponent('deliveryMethod eq "SMS" and locale sw "e"')}`,
    )
    expect(itemsOf(texts, 'contents').map((each) => member(each, 'default'))).toEqual([true, false])
  })

  it('for email gets PingOne’s charset and type, and no sender that nobody named', async () => {
    const { body } = await platform.post(contents, {
      locale: 'en',
      deliveryMethod: 'Email',
      variant: 'variant_C',
      subject: 'Approve',
      body: '<p>${otp}</p>',
    })
    expect(body).not.toHaveProperty('from')
    expect(body).not.toHaveProperty('replyTo')
    expect(body).toMatchObject({
      variant: 'variant_C',
      charset: 'UTF-8',
      emailContentType: 'text/html',
    })
  })

  it('is replaced and deleted; its method and locale stay', async () => {
    const id = await platform.make(contents, sms)
    const put = await platform.put(`${contents}/${id}`, { ...sms, content: 'Code ${otp}' })
    expect(put.body['content']).toBe('Code ${otp}')
    const voice = await platform.put(`${contents}/${id}`, { ...sms, deliveryMethod: 'Voice' })
    expect(detailsOf(voice)).toEqual([['INVALID_VALUE', 'deliveryMethod', 'cannot be changed']])
    expect((await platform.remove(`${contents}/${id}`)).status).toBe(204)
    expect((await platform.get(`${contents}/${id}`)).status).toBe(404)
  })

  it('that PingOne brings cannot be changed or deleted', async () => {
    const [predefined] = itemsOf(await platform.get(contents), 'contents')
    const path = `${contents}/${text(predefined, 'id')}`
    for (const answer of [await platform.put(path, sms), await platform.remove(path)]) {
      expect(detailsOf(answer)).toEqual([
        ['CONSTRAINT_VIOLATION', 'default', 'A default content cannot be changed or deleted'],
      ])
    }
  })

  it('of a variant is renamed and deleted with all of its variant', async () => {
    await platform.make(contents, { ...sms, variant: 'one' })
    await platform.make(contents, sms)
    const named = (variant: string): string =>
      `${contents}?filter=${encodeURIComponent(`variant eq "${variant}"`)}`
    const renamed = await platform.call('PATCH', named('one'), { variant: 'two' })
    expect(itemsOf(renamed, 'contents')).toMatchObject([{ variant: 'two' }])
    expect((await platform.remove(named('two'))).status).toBe(204)
    expect(itemsOf(await platform.get(named('two')), 'contents')).toEqual([])
    expect((await platform.remove(contents)).status).toBe(400)
  })

  it.each([
    [{ locale: undefined }, 'REQUIRED_VALUE', 'locale'],
    [{ locale: 'english' }, 'INVALID_VALUE', 'locale'],
    [{ locale: 'sv' }, 'INVALID_VALUE', 'language'],
    [{ deliveryMethod: undefined }, 'REQUIRED_VALUE', 'deliveryMethod'],
    [{ deliveryMethod: 'Pigeon' }, 'INVALID_VALUE', 'deliveryMethod'],
    [{ content: undefined }, 'REQUIRED_VALUE', 'content'],
    [{ content: 'no code' }, 'REQUIRED_VALUE', 'content'],
    [{ content: `${'x'.repeat(151)}\${otp}` }, 'SIZE_LIMIT_EXCEEDED', 'content'],
    [{ content: `${'ж'.repeat(65)}\${otp}` }, 'SIZE_LIMIT_EXCEEDED', 'content'],
    [{ content: `${'€'.repeat(76)}\${otp}` }, 'SIZE_LIMIT_EXCEEDED', 'content'],
    [{ sender: 'Alder & Co' }, 'INVALID_VALUE', 'sender'],
    [{ variant: 'x'.repeat(101) }, 'SIZE_LIMIT_EXCEEDED', 'variant'],
  ])('with %j is refused', async (wrong, code, target) => {
    const answer = await platform.post(contents, { ...sms, ...wrong })
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([[code, target, matching(/./)]])
  })

  it('is one for each method, locale and variant; the template must have the method', async () => {
    const id = await platform.make(contents, sms)
    const again = await platform.post(contents, { ...sms, locale: 'EN' })
    expect(again.body['details']).toMatchObject([
      { code: 'UNIQUENESS_VIOLATION', innerError: { existingId: id } },
    ])
    await platform.make(contents, { ...sms, locale: 'en_GB' })
    const mail = await platform.post('templates/email_verification_user/contents', sms)
    expect(detailsOf(mail)).toEqual([
      ['INVALID_VALUE', 'deliveryMethod', 'is not supported by the template'],
    ])
  })
})
