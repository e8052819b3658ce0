// Whom one can sign on as: read from the state, with a note on what each person is there to show.
import type { ConsoleUser } from './console/console-options.js'
import type { EmulatorState, EnvironmentState, User } from './resources.js'
import { findConsent } from './platform/agreement-text.js'
import { passwordStatusOf } from './platform/password-rules.js'
import { seedUsers } from './seed-users.js'
import { displayName, isLocked } from './users.js'

/** A person of the emulator, as a program that signs on needs them. */
export interface EmulatorUser {
  readonly username: string
  /** Absent for who has none. */
  readonly password?: string
  /** What signing on as this person shows. */
  readonly description: string
}

/** Everybody, for programs. */
export function listUsers({ environments }: EmulatorState, nowMs: number): readonly EmulatorUser[] {
  return environments.flatMap((environment) =>
    environment.users.map((user) => ({
      username: user.username,
      ...(user.password === undefined ? {} : { password: user.password.value }),
      description: describeUser(environment, { user, nowMs }),
    })),
  )
}

/** Everybody, for the inbox. */
export function listConsoleUsers(
  { environments }: EmulatorState,
  nowMs: number,
): readonly ConsoleUser[] {
  return environments.flatMap((environment) =>
    environment.users.map((user) => {
      const devices = environment.devices.filter((device) => device.user.id === user.id)
      return {
        username: user.username,
        displayName: displayName(user),
        phones: devices.flatMap(({ phone }) => phone ?? []),
        emails: devices.flatMap(({ email }) => email ?? []),
        note: describeUser(environment, { user, nowMs }),
        ...(user.password === undefined ? {} : { password: user.password.value }),
        getsCodes: user.enabled && !isLocked(user) && user.mfaEnabled && devices.length > 0,
      }
    }),
  )
}

/** The seed's own note, else what the state itself says. */
function describeUser(
  environment: EnvironmentState,
  { user, nowMs }: { readonly user: User; readonly nowMs: number },
): string {
  const seeded = seedUsers.find(({ id, username }) => id === user.id && username === user.username)
  if (seeded !== undefined) return seeded.note
  if (!user.enabled) return `is disabled${unseen}`
  if (isLocked(user)) return `is locked out${unseen}`
  const types = new Set(
    environment.devices.filter((device) => device.user.id === user.id).map(({ type }) => type),
  )
  if (types.size === 0) return `has no device${unseen}`
  const [type = ''] = types
  const device =
    types.size > 1
      ? `has several devices: ${[...types].join(', ')}`
      : (notes.get(type) ?? `has a device of type ${type}`)
  return [device, ...describeSteps(environment, { user, nowMs })].join(', ')
}

/** What a policy with a password, or with terms, asks this person beside. */
function describeSteps(
  environment: EnvironmentState,
  of: { readonly user: User; readonly nowMs: number },
): readonly string[] {
  const status = passwordStatusOf(environment, of)
  const isAsked = (environment.agreements ?? []).some(
    ({ id, enabled }) =>
      enabled && findConsent(environment, { userId: of.user.id, agreementId: id }) === undefined,
  )
  return [
    ...(status === 'PASSWORD_EXPIRED' ? ['after a password that has expired'] : []),
    ...(status === 'MUST_CHANGE_PASSWORD' ? ['after a password that must be changed'] : []),
    ...(isAsked ? ['and is asked to agree to terms'] : []),
  ]
}

/** Nobody learns from a page of the app that an account exists, unless it sets `revealUserState`. */
const unseen = ': shows the same page as a stranger'

const notes: ReadonlyMap<string, string> = new Map([
  ['SMS', 'gets a text message'],
  ['EMAIL', 'gets an email'],
  ['VOICE', 'gets a call'],
  ['WHATSAPP', 'gets a WhatsApp message'],
  ['TOTP', 'has an authenticator app'],
  ['OATH_TOKEN', 'has a code device'],
  ['MOBILE', 'answers on the phone'],
  ['FIDO2', 'has a passkey'],
])
