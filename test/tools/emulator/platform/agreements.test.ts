// Agreements with their languages, revisions and consents; identity providers; the actions that name them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import {
  consentStatusOf,
  findAgreementText,
  findConsent,
} from '../../../../src/tools/emulator/platform/agreement-text.js'
import type { EnvironmentState } from '../../../../src/tools/emulator/resources.js'
import { advanceClock, changeState, startEmulator, text } from '../drive.js'
import {
  connect,
  detailsOf,
  itemsOf,
  vendor,
  type Platform,
  type PlatformAnswer,
} from './platform.js'

const dayMs = 86_400_000

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

describe('an agreement', () => {
  it('is enabled only when there is something to read in the environment’s language', async () => {
    const agreement = await platform.make('agreements', { name: 'Terms', enabled: false })
    const path = `agreements/${agreement}`
    const on = { name: 'Terms', enabled: true }
    const refused = ['CONSTRAINT_VIOLATION', 'enabled', expect.any(String)]
    expect(detailsOf(await platform.put(path, on))).toEqual([refused])
    const language = await platform.make(`${path}/languages`, english(false))
    const languagePath = `${path}/languages/${language}`
    expect(detailsOf(await platform.put(languagePath, english(true)))).toEqual([refused])
    await platform.make(`${languagePath}/revisions`, revision('Words'))
    expect(detailsOf(await platform.put(path, on))).toEqual([refused])
    expect((await platform.put(languagePath, english(true))).body['enabled']).toBe(true)
    expect((await platform.put(path, on)).body).toMatchObject(on)
  })

  it('that an action uses stays, and stays enabled', async () => {
    const agreement = await makeAgreement()
    const actions = await makePolicy()
    await platform.make(actions, { type: 'AGREEMENT', priority: 2, agreement: { id: agreement } })
    const off = { name: 'Terms', enabled: false }
    expect((await platform.put(`agreements/${agreement}`, off)).status).toBe(400)
    expect((await platform.remove(`agreements/${agreement}`)).status).toBe(400)
  })

  it('takes its languages and revisions with it', async () => {
    const agreement = await makeAgreement()
    expect((await platform.remove(`agreements/${agreement}`)).status).toBe(204)
    const { agreements, agreementLanguages, agreementRevisions } = await readEnvironment()
    expect([agreements, agreementLanguages, agreementRevisions]).toEqual([[], [], []])
  })

  it('has a name of its own', async () => {
    await makeAgreement()
    const answer = await platform.post('agreements', { name: 'Terms', enabled: false })
    expect(detailsOf(answer)).toEqual([['UNIQUENESS_VIOLATION', 'name', expect.any(String)]])
  })
})

describe('a revision', () => {
  it('is shown from its moment on, and never changed or deleted then', async () => {
    const agreement = await makeAgreement()
    const [language] = itemsOf(await platform.get(`agreements/${agreement}/languages`), 'languages')
    const path = `agreements/${agreement}/languages/${text(language, 'id')}`
    const first = text((await platform.get(path)).body, 'currentRevision', 'id')
    const tomorrow = new Date(Date.now() + dayMs).toISOString()
    const next = await platform.make(`${path}/revisions`, revision('New words', tomorrow))
    expect(text((await platform.get(path)).body, 'currentRevision', 'id')).toBe(first)
    expect((await platform.remove(`${path}/revisions/${first}`)).status).toBe(400)
    await advanceClock(emulator, 86_400)
    platform = await connect(emulator)
    expect(text((await platform.get(path)).body, 'currentRevision', 'id')).toBe(next)
    expect((await platform.put(`${path}/revisions/${next}`, {})).status).toBe(405)
  })

  it('that is not effective yet can be deleted', async () => {
    const agreement = await makeAgreement()
    const [language] = itemsOf(await platform.get(`agreements/${agreement}/languages`), 'languages')
    const path = `agreements/${agreement}/languages/${text(language, 'id')}/revisions`
    const tomorrow = new Date(Date.now() + dayMs).toISOString()
    const id = await platform.make(path, revision('New words', tomorrow))
    expect((await platform.remove(`${path}/${id}`)).status).toBe(204)
    expect(itemsOf(await platform.get(path), 'revisions')).toHaveLength(1)
  })

  it.each([
    [{ effectiveAt: '2020-01-01T00:00:00.000Z' }, 'INVALID_VALUE', 'effectiveAt'],
    [{ contentType: 'text/markdown' }, 'INVALID_VALUE', 'contentType'],
    [{ text: undefined }, 'REQUIRED_VALUE', 'text'],
    [{ text: 'x'.repeat(32_001) }, 'SIZE_LIMIT_EXCEEDED', 'text'],
  ])('is refused with %j', async (change, code, target) => {
    const agreement = await platform.make('agreements', { name: 'Terms', enabled: false })
    const language = await platform.make(`agreements/${agreement}/languages`, english(false))
    const path = `agreements/${agreement}/languages/${language}/revisions`
    const answer = await platform.post(path, { ...revision('Words'), ...change })
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('the words of an agreement', () => {
  it('are in the user’s region, else language, else in that of the environment', async () => {
    const agreement = await makeAgreement()
    await addLanguage(agreement, { locale: 'de', displayName: 'Bedingungen' })
    await addLanguage(agreement, { locale: 'de-AT', displayName: 'Bedingungen (AT)' })
    const environment = await readEnvironment()
    const titleFor = (locale: string | undefined): string | undefined => {
      const [own] = environment.agreements ?? []
      if (own === undefined) throw new Error('there is no agreement')
      const found = findAgreementText(environment, { agreement: own, nowMs: Date.now(), locale })
      return found?.language.displayName
    }
    expect(titleFor('de-AT')).toBe('Bedingungen (AT)')
    expect(titleFor('de_CH')).toBe('Bedingungen')
    expect(titleFor('fr')).toBe('Terms of use')
    expect(titleFor(undefined)).toBe('Terms of use')
  })
})

describe('a consent', () => {
  it('is read, ends by its age or a newer revision, and can be revoked', async () => {
    const user = await platform.make('users', { username: 'pat', email: 'pat@example.test' })
    const agreement = await makeAgreement({ reconsentPeriodDays: 30 })
    const path = `users/${user}/agreementConsents`
    expect((await platform.get(`${path}/${agreement}`)).status).toBe(404)
    await accept(user, agreement)
    const shown = await platform.get(`${path}/${agreement}`)
    expect(shown.body).toMatchObject({
      user: { id: user },
      agreement: { id: agreement },
      status: 'ACCEPTED',
      lastConsent: { expiresAt: expect.any(String) as string },
    })
    expect(itemsOf(await platform.get(path), 'agreementConsents')).toEqual([shown.body])
    const environment = await readEnvironment()
    expect(statusAt(environment, Date.now() + 29 * dayMs)).toBe('ACCEPTED')
    expect(statusAt(environment, Date.now() + 30 * dayMs)).toBe('EXPIRED')
    const [language] = environment.agreementLanguages ?? []
    const revisions = `agreements/${agreement}/languages/${language?.id ?? ''}/revisions`
    const tomorrow = new Date(Date.now() + dayMs).toISOString()
    await platform.make(revisions, { ...revision('New', tomorrow), requireReconsent: true })
    const later = await readEnvironment()
    expect(statusAt(later, Date.now())).toBe('ACCEPTED')
    expect(statusAt(later, Date.now() + 2 * dayMs)).toBe('NEW_REVISION')
    const revoke = vendor('consent.revoke')
    const revoked = await platform.post(`${path}/${agreement}`, {}, revoke)
    expect(revoked.body['status']).toBe('REVOKED')
    expect((await platform.post(`${path}/${agreement}`, {}, revoke)).status).toBe(400)
  })
})

describe('an identity provider', () => {
  const google = {
    name: 'Google',
    type: 'GOOGLE',
    enabled: true,
    clientId: 'id',
    clientSecret: 'secret',
  }

  it('is made, read, replaced and removed', async () => {
    const made = await platform.post('identityProviders', google)
    expect(made.body).toMatchObject(google)
    const path = `identityProviders/${text(made.body, 'id')}`
    expect((await platform.get(path)).body).toEqual(made.body)
    const off = { ...google, enabled: false }
    expect((await platform.put(path, off)).body).toMatchObject(off)
    expect((await platform.remove(path)).status).toBe(204)
    expect(itemsOf(await platform.get('identityProviders'), 'identityProviders')).toEqual([])
  })

  it('that an action names stays', async () => {
    const id = await platform.make('identityProviders', google)
    const actions = await makePolicy()
    await platform.make(actions, { type: 'LOGIN', priority: 2, socialProviders: [{ id }] })
    expect((await platform.remove(`identityProviders/${id}`)).status).toBe(400)
  })

  it.each([
    [{ type: 'MYSPACE' }, 'INVALID_VALUE', 'type'],
    [{ clientSecret: undefined }, 'REQUIRED_VALUE', 'clientSecret'],
    [{ enabled: undefined }, 'REQUIRED_VALUE', 'enabled'],
  ])('with %j is refused', async (change, code, target) => {
    const answer = await platform.post('identityProviders', { ...google, ...change })
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('an action', () => {
  it('comes back as it was sent, whatever it asks for', async () => {
    const agreement = { id: await makeAgreement() }
    const identityProvider = {
      id: await platform.make('identityProviders', {
        name: 'Hub',
        type: 'GITHUB',
        enabled: true,
        clientId: 'id',
        clientSecret: 'secret',
      }),
    }
    const [population] = itemsOf(await platform.get('populations'), 'populations')
    const registration = { enabled: true, population: { id: text(population, 'id') } }
    const actions = await makePolicy()
    const bodies = [
      { type: 'AGREEMENT', agreement, disableDeclineOption: true },
      { type: 'IDENTITY_PROVIDER', identityProvider, acrValues: 'MFA', passUserContext: true },
      profiling,
      {
        type: 'LOGIN',
        recovery: { enabled: true },
        registration,
        socialProviders: [identityProvider],
      },
      {
        type: 'LOGIN',
        recovery: { enabled: false },
        registration: { enabled: false, external: { href: 'https://bank.example/join' } },
      },
    ]
    for (const [index, body] of bodies.entries()) {
      const made = await platform.post(actions, { ...body, priority: index + 2 })
      expect([made.status, made.body]).toEqual([201, expect.objectContaining(body)])
      const path = `${actions}/${text(made.body, 'id')}`
      expect((await platform.get(path)).body).toEqual(made.body)
      const again = await platform.put(path, { ...body, priority: index + 2 })
      expect(again.body).toEqual(made.body)
    }
  })

  it.each([
    [{ type: 'AGREEMENT' }, 'REQUIRED_VALUE', 'agreement'],
    [{ type: 'AGREEMENT', agreement: { id: 'unknown' } }, 'INVALID_VALUE', 'agreement.id'],
    [{ type: 'IDENTITY_PROVIDER' }, 'REQUIRED_VALUE', 'identityProvider'],
    [
      { type: 'IDENTITY_PROVIDER', identityProvider: { id: 'unknown' } },
      'INVALID_VALUE',
      'identityProvider.id',
    ],
    [{ ...profiling, attributes: [] }, 'EMPTY_VALUE', 'attributes'],
    [{ ...profiling, promptText: undefined }, 'REQUIRED_VALUE', 'promptText'],
    [{ ...profiling, promptIntervalSeconds: 0 }, 'OUT_OF_RANGE', 'promptIntervalSeconds'],
    [{ ...profiling, attributes: [{ name: 'email' }] }, 'REQUIRED_VALUE', 'attributes[0].required'],
    [{ type: 'LOGIN', registration: {} }, 'REQUIRED_VALUE', 'registration.enabled'],
    [
      { type: 'LOGIN', registration: { enabled: true, external: { href: 'https://a.example' } } },
      'INVALID_VALUE',
      'registration.external',
    ],
  ])('of %j is refused', async (body, code, target) => {
    const answer = await platform.post(await makePolicy(), { ...body, priority: 2 })
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })

  it('for an agreement that is off is refused', async () => {
    const id = await platform.make('agreements', { name: 'Terms', enabled: false })
    const body = { type: 'AGREEMENT', priority: 2, agreement: { id } }
    expect(detailsOf(await platform.post(await makePolicy(), body))).toEqual([
      ['INVALID_VALUE', 'agreement.id', 'does not name an enabled agreement'],
    ])
  })
})

const profiling = {
  type: 'PROGRESSIVE_PROFILING',
  attributes: [
    { name: 'mobilePhone', required: true },
    { name: 'name.given', required: false },
  ],
  preventMultiplePromptsPerFlow: true,
  promptIntervalSeconds: 86_400,
  promptText: 'Tell us more',
}

function english(enabled: boolean): object {
  const userExperience = { acceptCheckboxText: 'I have read it', continueButtonText: 'Go on' }
  return { locale: 'en', displayName: 'Terms of use', enabled, userExperience }
}

function revision(words: string, effectiveAt = new Date().toISOString()): object {
  return { contentType: 'text/plain', effectiveAt, requireReconsent: false, text: words }
}

async function makeAgreement(members: object = {}): Promise<string> {
  const terms = { name: 'Terms', ...members }
  const id = await platform.make('agreements', { ...terms, enabled: false })
  await addLanguage(id, english(true))
  const answer = await platform.put(`agreements/${id}`, { ...terms, enabled: true })
  expect(answer.status).toBe(200)
  return id
}

async function addLanguage(agreement: string, members: object): Promise<PlatformAnswer> {
  const path = `agreements/${agreement}/languages`
  const id = await platform.make(path, { ...members, enabled: false })
  await platform.make(`${path}/${id}/revisions`, revision('Words'))
  return platform.put(`${path}/${id}`, { ...members, enabled: true })
}

/** Where the actions of a policy are, which has one already. */
async function makePolicy(): Promise<string> {
  const id = await platform.make('signOnPolicies', { name: 'policy' })
  const path = `signOnPolicies/${id}/actions`
  await platform.make(path, { type: 'LOGIN', priority: 1 })
  return path
}

/** What a flow writes down. */
async function accept(user: string, agreement: string): Promise<void> {
  await changeState(emulator, (environment) => {
    const [language] = environment.agreementLanguages ?? []
    const [shown] = environment.agreementRevisions ?? []
    environment.agreementConsents = [
      {
        id: 'consent',
        user: { id: user },
        agreement: { id: agreement },
        language: { id: language?.id ?? '' },
        revision: { id: shown?.id ?? '' },
        status: 'ACCEPTED',
        at: new Date().toISOString(),
      },
    ]
  })
}

function statusAt(environment: EnvironmentState, nowMs: number): string {
  const [agreement] = environment.agreements ?? []
  const [user] = environment.users
  if (agreement === undefined || user === undefined) throw new Error('there is no agreement')
  const consent = findConsent(environment, { userId: user.id, agreementId: agreement.id })
  if (consent === undefined) throw new Error('there is no consent')
  return consentStatusOf(environment, { agreement, consent, nowMs })
}

async function readEnvironment(): Promise<EnvironmentState> {
  const answer = await fetch(`${emulator.inboxUrl}/state`)
  const { environments } = (await answer.json()) as { environments: EnvironmentState[] }
  const [environment] = environments
  if (environment === undefined) throw new Error('there is no environment')
  return environment
}
