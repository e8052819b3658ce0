// Whom one can sign on as: read from the state, with a note on what each person is there to show.
import type { ConsoleUser } from './console/console-options.js'
import type { EmulatorState, EnvironmentState, User } from './resources.js'
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
export function listUsers({ environments }: EmulatorState): readonly EmulatorUser[] {
  return environments.flatMap((environment) =>
    environment.users.map((user) => ({
      username: user.username,
      ...(user.password === undefined ? {} : { password: user.password.value }),
      description: describeUser(environment, user),
    })),
  )
}

/** Everybody, for the inbox. */
export function listConsoleUsers({ environments }: EmulatorState): readonly ConsoleUser[] {
  return environments.flatMap((environment) =>
    environment.users.map((user) => {
      const devices = environment.devices.filter((device) => device.user.id === user.id)
      return {
        username: user.username,
        displayName: displayName(user),
        phones: devices.flatMap(({ phone }) => phone ?? []),
        emails: devices.flatMap(({ email }) => email ?? []),
        note: describeUser(environment, user),
        ...(user.password === undefined ? {} : { password: user.password.value }),
        getsCodes: user.enabled && !isLocked(user) && user.mfaEnabled && devices.length > 0,
      }
    }),
  )
}

/** The seed's own note, else what the state itself says. */
function describeUser(environment: EnvironmentState, user: User): string {
  const seeded = seedUsers.find(({ id, username }) => id === user.id && username === user.username)
  if (seeded !== undefined) return seeded.note
  if (!user.enabled) return `is disabled${unseen}`
  if (isLocked(user)) return `is locked out${unseen}`
  const types = new Set(
    environment.devices.filter((device) => device.user.id === user.id).map(({ type }) => type),
  )
  if (types.size === 0) return `has no device${unseen}`
  if (types.size > 1) return `has several devices: ${[...types].join(', ')}`
  const [type = ''] = types
  return notes.get(type) ?? `has a device of type ${type}`
}

/** Nobody learns from a page of the app that an account exists, unless it sets `revealUserState`. */
const unseen = ': shows the same page as a stranger'

const notes: ReadonlyMap<string, string> = new Map([
  ['SMS', 'gets a text message'],
  ['EMAIL', 'gets an email'],
  ['VOICE', 'gets a call'],
])
