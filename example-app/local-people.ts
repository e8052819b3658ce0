// Who can be tried on the local PingOne only: people with an app, a phone that approves, an old password, terms to agree to.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { TestUser } from 'express-pingone-mfa/provisioning'

/** Somebody whom the recipe makes, and what this machine then makes of them. */
interface LocalPerson {
  readonly user: TestUser
  /** The method of the recipe without which they make no sense. */
  readonly needs: 'TOTP' | 'MOBILE' | 'password'
  readonly prepare?: (environment: Environment, user: { readonly id: string }) => void
}

/** What of `GET /_emulator/state` is looked at here. */
interface Environment {
  readonly users: { id: string; username: string; password?: object; [member: string]: unknown }[]
  readonly applications: { id: string; type: string }[]
  devices: { user: { id: string }; [member: string]: unknown }[]
  agreements?: unknown[]
  agreementLanguages?: unknown[]
  agreementRevisions?: unknown[]
  agreementConsents?: unknown[]
  passwordPolicies?: unknown[]
}

/** What a recipe lets people do. */
export interface Abilities {
  readonly deviceTypes: readonly string[]
  readonly hasPassword: boolean
}

/** The people of this machine, for the recipe. */
export function listLocalPeople(abilities: Abilities): readonly TestUser[] {
  return choosePeople(abilities).map(({ user }) => user)
}

/** Makes terms that a policy can ask for. @returns the id of the agreement. */
export async function addTerms(emulator: Emulator): Promise<string> {
  const id = randomUUID()
  await change(emulator, (environment) => {
    const agreement = { id }
    environment.agreements = [{ id, name: 'Alder Bank terms', enabled: true }]
    environment.agreementLanguages = [
      { id: languageId, agreement, locale: 'en', displayName: 'Terms of use', enabled: true },
    ]
    environment.agreementRevisions = [
      {
        id: revisionId,
        agreement,
        language: { id: languageId },
        contentType: 'text/html',
        effectiveAt: '2026-01-01T00:00:00.000Z',
        requireReconsent: true,
        text: terms,
      },
    ]
  })
  return id
}

/** Gives people what no recipe gives; `agreementId` is agreed to by everybody but Tara. */
export async function prepareLocalPeople(
  emulator: Emulator,
  { agreementId, ...abilities }: Abilities & { readonly agreementId?: string },
): Promise<void> {
  await change(emulator, (environment) => {
    for (const { user, prepare } of choosePeople(abilities)) {
      const made = environment.users.find(({ username }) => username === user.username)
      if (made !== undefined) prepare?.(environment, made)
    }
    addSamsPhone(environment)
    if (agreementId !== undefined) agreeForOthers(environment, agreementId)
  })
}

const languageId = randomUUID()
const revisionId = randomUUID()
const terms =
  '<h2>1. Your account</h2><p>It is <strong>yours alone</strong>. Nobody at the bank asks you for a code.</p>' +
  '<h2>2. Transfers</h2><ul><li>Over 500 EUR you approve each one.</li><li>What you approved is what we send.</li></ul>'

const family = 'Berg'
const maker = (username: string, given: string, phone?: string): TestUser => ({
  ...{ username, given, family, email: `${username}@example.com` },
  ...(phone === undefined ? { devices: ['EMAIL'] } : { devices: ['SMS'], phone }),
})

const people: readonly LocalPerson[] = [
  {
    user: maker('tess', 'Tess'),
    needs: 'TOTP',
    prepare: (environment, user) =>
      giveDevice(environment, user, { type: 'TOTP', secrets: makeSecrets() }),
  },
  {
    user: maker('pia', 'Pia', '+46705550102'),
    needs: 'MOBILE',
    prepare: (environment, user) => {
      const phone = makePhone(environment, 'Pia’s phone')
      if (phone !== undefined) giveDevice(environment, user, phone)
    },
  },
  {
    user: maker('olof', 'Olof', '+46705550103'),
    needs: 'password',
    prepare: letPasswordExpire,
  },
  { user: maker('tara', 'Tara', '+46705550104'), needs: 'password' },
]

function choosePeople({ deviceTypes, hasPassword }: Abilities): readonly LocalPerson[] {
  return people.filter(({ needs }) =>
    needs === 'password' ? hasPassword : deviceTypes.includes(needs),
  )
}

/** Sam, whom the recipe makes, has a phone with the bank's app beside the rest. */
function addSamsPhone(environment: Environment): void {
  const sam = environment.users.find(({ username }) => username === 'sam')
  const phone = makePhone(environment, 'Sam’s phone')
  if (sam !== undefined && phone !== undefined) {
    environment.devices.push({ ...makeBase(sam), ...phone })
  }
}

type Device = Readonly<Record<string, unknown>>

/** A phone with the bank's app; none where the recipe makes no application for it. */
function makePhone({ applications }: Environment, nickname: string): Device | undefined {
  const application = applications.find(({ type }) => type === 'NATIVE_APP')
  if (application === undefined) return undefined
  const { id } = application
  return { type: 'MOBILE', nickname, application: { id }, secrets: makeSecrets() }
}

function makeBase({ id }: { readonly id: string }): Device & { readonly user: { id: string } } {
  const now = new Date().toISOString()
  return { id: randomUUID(), user: { id }, status: 'ACTIVE', createdAt: now, updatedAt: now }
}

/** In the place of what the recipe gave. */
function giveDevice(
  environment: Environment,
  owner: { readonly id: string },
  device: Device,
): void {
  const index = environment.devices.findIndex(({ user }) => user.id === owner.id)
  environment.devices.splice(index, 1, { ...makeBase(owner), ...device })
}

/** 20 letters of base32, of which each has five bits. */
function makeSecrets(): { readonly otpSecret: string } {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const letters = [...randomBytes(32)].map((byte) => alphabet[byte % 32])
  return { otpSecret: letters.join('') }
}

/** A policy that gives a password half a year, and one that is older. */
function letPasswordExpire(environment: Environment, { id }: { readonly id: string }): void {
  const user = environment.users.find((each) => each.id === id)
  if (user?.password === undefined) return
  Object.assign(user.password, { lastChangedAt: '2020-01-01T00:00:00.000Z' })
  environment.passwordPolicies = [
    {
      id: randomUUID(),
      name: 'Half a year',
      default: true,
      excludesCommonlyUsed: true,
      excludesProfileData: true,
      notSimilarToCurrent: true,
      length: { min: 10 },
      minCharacters: { '0123456789': 1 },
      maxAgeDays: 182,
    },
  ]
}

function agreeForOthers(environment: Environment, agreementId: string): void {
  environment.agreementConsents = environment.users
    .filter(({ username }) => username !== 'tara')
    .map(({ id }) => ({
      id: randomUUID(),
      user: { id },
      agreement: { id: agreementId },
      language: { id: languageId },
      revision: { id: revisionId },
      status: 'ACCEPTED',
      at: new Date().toISOString(),
    }))
}

async function change(emulator: Emulator, edit: (environment: Environment) => void): Promise<void> {
  const url = `${emulator.inboxUrl}/state`
  const state = (await (await fetch(url)).json()) as { readonly environments: Environment[] }
  state.environments.forEach(edit)
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(state) })
  if (!answer.ok) throw new Error(`the local PingOne took no people: ${await answer.text()}`)
}
