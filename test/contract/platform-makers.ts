// What situations of the platform API are made of: resources by the requests of their fixtures.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { member } from '../tools/emulator/drive.js'
import { itemsOf, type Platform } from '../tools/emulator/platform/platform.js'
import {
  readPlatformFixture,
  type PlatformFixture,
  type Placeholders,
} from './platform-fixtures.js'

/** The emulator under test, and a worker's way to it. */
export interface PlatformPlace {
  readonly emulator: Emulator
  readonly platform: Platform
}

let place: PlatformPlace

/** Where all of it is made from now on. */
export function makeAt(next: PlatformPlace): void {
  place = next
}

/** A fixture with the environment's own ids. */
export function read(name: string, ids: Placeholders = {}): PlatformFixture {
  return readPlatformFixture(name, {
    origin: place.emulator.url,
    ids: { env: place.emulator.environmentId, ...ids },
  })
}

/** What came back, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Sends the documented request by plain fetch. */
export async function send(
  { request }: PlatformFixture,
  authorization = `Bearer ${place.platform.token}`,
): Promise<Answer> {
  const { method, path, contentType, body } = request
  const response = await fetch(place.emulator.url + path, {
    method,
    headers: {
      authorization,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const { status, headers } = response
  return { status, headers, body: JSON.parse(await response.text()) as unknown }
}

/** What needs nothing first. */
export function nothing(): Promise<Placeholders> {
  return Promise.resolve({})
}

/** Makes what the fixture's request makes; its id stands under `key`. */
export async function makeFrom(
  name: string,
  key: string,
  ids: Placeholders = {},
): Promise<Placeholders> {
  const answer = await send(read(name, ids))
  if (answer.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer.body)}`)
  return { ...ids, [key]: String(member(answer.body, 'id')) }
}

/** The application of its fixture. */
export function makeApplication(): Promise<Placeholders> {
  return makeFrom('application-created', 'app')
}

/** A sign-on policy without an action. */
export function makePolicy(): Promise<Placeholders> {
  return makeFrom('sign-on-policy-created', 'policy')
}

/** A device authentication policy, with its application. */
export async function makeDevicePolicy(): Promise<Placeholders> {
  return makeFrom('device-policy-created', 'dap', await makeApplication())
}

/** Populations beside the default one. */
export async function makePopulations(...names: readonly string[]): Promise<Placeholders> {
  const made: string[] = []
  for (const name of names) made.push(await place.platform.make('populations', { name }))
  const [second = '', third = ''] = made
  return { ...(await readPopulation()), second, third }
}

/** The default population. */
export async function readPopulation(): Promise<Placeholders> {
  return { population: await idOf('populations', 'Default') }
}

/** A user of the default population. */
export async function makeUser(): Promise<Placeholders> {
  return makeFrom('user-created', 'user', await readPopulation())
}

/** A user, and a device authentication policy. */
export async function makeOwner(): Promise<Placeholders> {
  return { ...(await makeUser()), ...(await makeDevicePolicy()) }
}

/** The FIDO2 policy of its fixture. */
export function makeFido2Policy(): Promise<Placeholders> {
  return makeFrom('fido2-policy-created', 'fidopolicy')
}

/** A user, and a device authentication policy that knows passkeys. */
export async function makePasskeyOwner(): Promise<Placeholders> {
  const off = { enabled: false }
  const methods = { sms: off, email: off, voice: off, mobile: off, totp: off }
  const policy = { name: 'passkeys', default: false, ...methods, fido2: { enabled: true } }
  return {
    ...(await makeUser()),
    dap: await place.platform.make('deviceAuthenticationPolicies', policy),
  }
}

/** A native application. */
export function makeNativeApp(): Promise<Placeholders> {
  return makeFrom('application-native-created', 'app')
}

/** A native application that can be pushed to. */
export async function makePushable(): Promise<Placeholders> {
  return makeFrom('push-credential-created', 'pushcredential', await makeNativeApp())
}

/** A user, and a device authentication policy that pushes to an app. */
export async function makePhoneOwner(): Promise<Placeholders> {
  const ids = await makePushable()
  const off = { enabled: false }
  const mobile = { enabled: true, applications: [{ id: ids['app'], push: { enabled: true } }] }
  const methods = { sms: off, email: off, voice: off, mobile, totp: off }
  const policy = { name: 'push', default: false, ...methods }
  const dap = await place.platform.make('deviceAuthenticationPolicies', policy)
  return { ...ids, ...(await makeUser()), dap }
}

/** The identity provider of its fixture. */
export function makeProvider(): Promise<Placeholders> {
  return makeFrom('identity-provider-created', 'provider')
}

/** An agreement that can be consented to. */
export async function makeTerms(): Promise<Placeholders> {
  const reconsentPeriodDays = 365
  const terms = { name: 'Terms', reconsentPeriodDays }
  const agreement = await place.platform.make('agreements', { ...terms, enabled: false })
  const path = `agreements/${agreement}/languages`
  const words = { locale: 'en', displayName: 'Terms of use' }
  const language = await place.platform.make(path, { ...words, enabled: false })
  const revision = await place.platform.make(`${path}/${language}/revisions`, {
    contentType: 'text/plain',
    effectiveAt: new Date().toISOString(),
    requireReconsent: true,
    text: 'Be fair.',
  })
  await place.platform.put(`${path}/${language}`, { ...words, enabled: true })
  await place.platform.put(`agreements/${agreement}`, { ...terms, enabled: true })
  return { agreement, language, revision }
}

/** A phone of a user, with these members. */
export async function makeDevice(members: object = {}): Promise<Placeholders> {
  const ids = await makeOwner()
  const policy = { id: ids['dap'] }
  const body = { type: 'SMS', phone: '+14135550150', policy, ...members }
  return { ...ids, device: await place.platform.make(`users/${ids['user'] ?? ''}/devices`, body) }
}

/** PingOne's own resources and scopes. */
export async function readResources(): Promise<Placeholders> {
  const openid = await idOf('resources', 'openid')
  const scopes = `resources/${openid}/scopes`
  return {
    openid,
    pingone: await idOf('resources', 'PingOne API'),
    openidscope: await idOf(scopes, 'openid'),
    profile: await idOf(scopes, 'profile'),
    email: await idOf(scopes, 'email'),
    address: await idOf(scopes, 'address'),
    phone: await idOf(scopes, 'phone'),
    offline: await idOf(scopes, 'offline_access'),
  }
}

/** The id of the item of that name. */
export async function idOf(path: string, name: string): Promise<string> {
  const items = itemsOf(await place.platform.get(path), path.split('/').at(-1) ?? '')
  return String(
    member(
      items.find((item) => member(item, 'name') === name),
      'id',
    ),
  )
}

/** Where the next page begins. */
export function readCursor(body: unknown): string {
  return new URL(String(member(body, '_links', 'next', 'href'))).searchParams.get('cursor') ?? ''
}
