// What a policy may ask beside factors: an agreement in the person's language, and missing attributes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'
import {
  changeState,
  createClient,
  firstDetail,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const password = 'Winter-Harbour-42'
let emulator: Emulator
let client: Client

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

/** Single_Factor gets one more action. */
async function addAction(
  action: Readonly<Record<string, unknown>>,
  change: (environment: EnvironmentState) => void = () => undefined,
): Promise<void> {
  await changeState(emulator, (environment) => {
    const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
    if (policy === undefined) throw new Error('no policy')
    environment.actions.push({
      id: 'added',
      type: String(action['type']),
      priority: 2,
      signOnPolicy: { id: policy.id },
      ...action,
    })
    change(environment)
  })
}

async function signOn(): Promise<Answer> {
  const flowId = text((await client.authorize({ acr_values: 'Single_Factor' })).body, 'id')
  return client.act(flowId, 'usernamePassword.check', { username: 'maya', password })
}

describe('an agreement', () => {
  const addAgreement = (change: (environment: EnvironmentState) => void = () => undefined) =>
    addAction({ type: 'AGREEMENT', agreement: { id: 'terms' } }, (environment) => {
      environment.agreements = [{ id: 'terms', name: 'Terms', enabled: true }]
      environment.agreementLanguages = ['en', 'sv'].map((locale) => ({
        id: locale,
        agreement: { id: 'terms' },
        locale,
        displayName: locale === 'en' ? 'Terms of use' : 'Villkor',
        enabled: true,
      }))
      environment.agreementRevisions = ['en', 'sv'].map((locale) => ({
        id: `${locale}-1`,
        agreement: { id: 'terms' },
        language: { id: locale },
        contentType: 'text/plain',
        effectiveAt: '2026-01-01T00:00:00.000Z',
        requireReconsent: true,
        text: locale === 'en' ? 'Be kind.' : 'Var snäll.',
      }))
      change(environment)
    })

  it('is asked for, in English by default', async () => {
    await addAgreement()
    expect((await signOn()).body).toMatchObject({
      status: 'AGREEMENT_CONSENT_REQUIRED',
      _links: { 'user.consent': {} },
      _embedded: {
        user: { username: 'maya' },
        agreement: { id: 'terms', title: 'Terms of use', text: 'Be kind.', locale: 'en' },
      },
    })
  })

  it('is asked for in the language of the user', async () => {
    await addAgreement((environment) => {
      for (const user of environment.users) user.preferredLanguage = 'sv-SE'
    })
    expect((await signOn()).body).toMatchObject({
      _embedded: { agreement: { text: 'Var snäll.' } },
    })
  })

  it('is asked for once, while its words stay', async () => {
    await addAgreement()
    const flowId = text((await signOn()).body, 'id')
    const done = await client.act(flowId, 'user.consent', { accept: true })
    expect(done.body['status']).toBe('COMPLETED')
    client = createClient(emulator)
    expect((await signOn()).body['status']).toBe('COMPLETED')
    await changeState(emulator, (environment) => {
      environment.agreementRevisions?.push({
        id: 'en-2',
        agreement: { id: 'terms' },
        language: { id: 'en' },
        contentType: 'text/plain',
        effectiveAt: '2026-02-01T00:00:00.000Z',
        requireReconsent: true,
        text: 'Be kinder.',
      })
    })
    client = createClient(emulator)
    expect((await signOn()).body).toMatchObject({
      _embedded: { agreement: { text: 'Be kinder.' } },
    })
  })

  it.each([
    ['asked for again where an older one of two newer revisions wants it', [true, false], true],
    ['good for revisions that do not want it anew', [false, false], false],
  ])('a consent is %s', async (_what, wanted, isAsked) => {
    await addAgreement()
    await client.act(text((await signOn()).body, 'id'), 'user.consent', { accept: true })
    await changeState(emulator, (environment) => {
      environment.agreementRevisions?.push(
        ...wanted.map((requireReconsent, index) => ({
          id: `en-${index + 2}`,
          agreement: { id: 'terms' },
          language: { id: 'en' },
          contentType: 'text/plain' as const,
          effectiveAt: `2026-02-0${index + 1}T00:00:00.000Z`,
          requireReconsent,
          text: 'Be kinder.',
        })),
      )
    })
    client = createClient(emulator)
    const again = await signOn()
    expect(again.body['status']).toBe(isAsked ? 'AGREEMENT_CONSENT_REQUIRED' : 'COMPLETED')
    if (!isAsked) return
    await client.act(text(again.body, 'id'), 'user.consent', { accept: true })
    client = createClient(emulator)
    expect((await signOn()).body['status']).toBe('COMPLETED')
    await changeState(emulator, ({ agreementConsents }) => {
      expect(agreementConsents).toHaveLength(1)
    })
  })

  it('that is refused fails the flow', async () => {
    await addAgreement()
    const flowId = text((await signOn()).body, 'id')
    const refused = await client.act(flowId, 'user.consent', { accept: false })
    expect(refused.status).toBe(200)
    expect(refused.body).toMatchObject({ status: 'FAILED', error: { code: 'CONSENT_REFUSED' } })
  })

  it.each([
    [{}, 'REQUIRED_VALUE'],
    [{ accept: 'true' }, 'INVALID_VALUE'],
  ])('is not accepted by %j', async (body, code) => {
    await addAgreement()
    const flowId = text((await signOn()).body, 'id')
    const refused = await client.act(flowId, 'user.consent', body)
    expect(firstDetail(refused)).toMatchObject({ code, target: 'accept' })
  })

  it('that is switched off asks nobody', async () => {
    await addAgreement((environment) => {
      for (const each of environment.agreements ?? []) each.enabled = false
    })
    expect((await signOn()).body['status']).toBe('COMPLETED')
  })

  it('can be accepted on the hosted page', async () => {
    await addAgreement()
    const opened = await client.authorize({ response_mode: 'query', acr_values: 'Single_Factor' })
    const path = opened.headers.get('location') ?? ''
    await client.form(path, { action: 'usernamePassword.check', username: 'maya', password })
    expect((await client.get(path)).text).toContain('Be kind.')
    const done = await client.form(path, { action: 'user.consent', accept: 'true' })
    expect(done.headers.get('location')).toContain('/as/resume')
  })
})

describe('attributes that are missing', () => {
  const profiling = {
    type: 'PROGRESSIVE_PROFILING',
    promptText: 'Tell us more.',
    attributes: [
      { name: 'name.given', required: true },
      { name: 'primaryPhone', required: true },
      { name: 'nickname', required: false },
    ],
  }

  it('are asked for, those that are there are not', async () => {
    await addAction(profiling)
    const { body } = await signOn()
    expect(body).toMatchObject({
      status: 'PROFILE_DATA_REQUIRED',
      _links: { 'form.submit': {}, 'user.update': {} },
      _embedded: {
        promptText: 'Tell us more.',
        attributes: [
          { name: 'primaryPhone', displayName: 'Primary phone', required: true },
          { name: 'nickname', displayName: 'Nickname', required: false },
        ],
      },
    })
  })

  it.each([
    ['form.submit', { user: { primaryPhone: '+46.8123456' } }],
    ['user.update', { primaryPhone: '+46.8123456' }],
  ])('are stored by %s', async (name, body) => {
    await addAction(profiling)
    const done = await client.act(text((await signOn()).body, 'id'), name, body)
    expect(done.body['status']).toBe('COMPLETED')
    const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
    expect(JSON.stringify(state)).toContain('+46.8123456')
  })

  it.each([
    ['form.submit', {}, 'REQUIRED_VALUE', 'user'],
    ['form.submit', { user: { nickname: 'M' } }, 'REQUIRED_VALUE', 'user.primaryPhone'],
    ['form.submit', { user: { primaryPhone: '' } }, 'EMPTY_VALUE', 'user.primaryPhone'],
    ['user.update', { primaryPhone: 5 }, 'INVALID_VALUE', 'primaryPhone'],
  ])('by %s with %j are refused with %s at %s', async (name, body, code, target) => {
    await addAction(profiling)
    const refused = await client.act(text((await signOn()).body, 'id'), name, body)
    expect(firstDetail(refused)).toMatchObject({ code, target })
  })

  it('take nothing that was not asked for', async () => {
    await addAction(profiling)
    const body = { primaryPhone: '+46.8123456', enabled: 'no', username: 'root' }
    const done = await client.act(text((await signOn()).body, 'id'), 'user.update', body)
    expect(done.body).toMatchObject({ _embedded: { user: { username: 'maya' } } })
  })

  it('can be given on the hosted page', async () => {
    await addAction(profiling)
    const opened = await client.authorize({ response_mode: 'query', acr_values: 'Single_Factor' })
    const path = opened.headers.get('location') ?? ''
    await client.form(path, { action: 'usernamePassword.check', username: 'maya', password })
    expect((await client.get(path)).text).toContain('name="attribute:primaryPhone"')
    const fields = { 'attribute:primaryPhone': '+46.8123456', 'attribute:nickname': '' }
    const done = await client.form(path, { action: 'user.update', ...fields })
    expect(done.headers.get('location')).toContain('/as/resume')
  })
})
