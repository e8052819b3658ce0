// Reads the MFA settings of an environment: what is given is managed, and nothing else.
import { openMembers, readFlag, readOneOf, readWhole, type Members } from './members.js'
import type { DesiredMfaSettings, ManagedFields } from '../recipe.js'

const largest = 2_147_483_647

/** The settings, by their names in PingOne. */
export const mfaSettingsNames: readonly string[] = [
  'pairing',
  'lockout',
  'phoneExtensions',
  'users',
]

/** What a flag can say, by where it belongs. */
const flags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pairing: { maxAllowedDevices: 'maxAllowedDevices', pairingKeyFormat: 'pairingKeyFormat' },
  lockout: { failureCount: 'lockoutFailureCount', durationSeconds: 'lockoutDurationSeconds' },
}

/** Reads `mfaSettings` of a recipe, if it is given. */
export function readMfaSettingsMember(members: Members): readonly DesiredMfaSettings[] {
  if (!members.has('mfaSettings')) return []
  const path = members.pathOf('mfaSettings')
  const what = 'such as { "pairing": { "maxAllowedDevices": 10 } }'
  const settings = openMembers(members.read('mfaSettings'), {
    path,
    known: mfaSettingsNames,
    what,
    problems: members.problems,
  })
  return settings === undefined ? [] : [readMfaSettings(settings, path)]
}

/** Reads the settings out of the members of an object; there must be one at least. */
export function readMfaSettings(settings: Members, path: string): DesiredMfaSettings {
  if (!mfaSettingsNames.some((name) => settings.has(name) || flagsOf(settings, name).length > 0)) {
    settings.problems.add(
      path,
      `no setting is given: write at least one of ${mfaSettingsNames.join(', ')}`,
    )
  }
  const fields: ManagedFields = {
    ...readSection(settings, {
      name: 'pairing',
      readers: {
        maxAllowedDevices: (section, name) => readWhole(section, { name, from: 1, to: 15 }),
        pairingKeyFormat: (section, name) =>
          readOneOf(section, { name, words: ['NUMERIC', 'ALPHANUMERIC'] }),
      },
    }),
    ...readLockout(settings),
    ...readSection(settings, { name: 'phoneExtensions', readers: { enabled: readFlag } }),
    ...readSection(settings, { name: 'users', readers: { mfaEnabled: readFlag } }),
  }
  return {
    kind: 'mfaSettings',
    key: 'mfa-settings',
    why: 'These rules hold for everybody in the environment, whichever application they use.',
    fields,
  }
}

/** PingOne needs the count wherever there is a lockout; `null` says that there is none. */
function readLockout(settings: Members): ManagedFields {
  if (settings.read('lockout') === null) {
    refuseFlags(settings, 'lockout')
    return { lockout: null }
  }
  return readSection(settings, {
    name: 'lockout',
    readers: {
      failureCount: (section, name) => {
        if (!section.has(name)) section.refuse(name, 'is missing: write after how many failures')
        return readWhole(section, { name, from: 1, to: largest })
      },
      durationSeconds: (section, name) =>
        section.read(name) === null ? null : readWhole(section, { name, from: 1, to: largest }),
    },
  })
}

type ReadMember = (section: Members, name: string) => unknown

function readSection(
  settings: Members,
  {
    name,
    readers,
  }: { readonly name: string; readonly readers: Readonly<Record<string, ReadMember>> },
): ManagedFields {
  const known = Object.keys(readers)
  const section = openSection(settings, { name, known })
  if (section === undefined) return {}
  const fields: Record<string, unknown> = {}
  for (const [member, read] of Object.entries(readers)) {
    const field = read(section, member)
    if (field !== undefined) fields[member] = field
  }
  const isEmpty = !known.some((each) => section.has(each))
  if (isEmpty && name !== 'lockout') settings.refuse(name, `is empty: write ${known.join(' or ')}`)
  return { [name]: fields }
}

/** A section as an object, or said by flags; not both. */
function openSection(
  settings: Members,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): Members | undefined {
  const value = settings.read(name)
  if (value === undefined) {
    const isSaid = flagsOf(settings, name).length > 0
    return isSaid ? renameMembers(settings, flags[name] ?? {}) : undefined
  }
  refuseFlags(settings, name)
  const options = { path: settings.pathOf(name), known, what: `with ${known.join(' or ')}` }
  return openMembers(value, { ...options, problems: settings.problems })
}

function refuseFlags(settings: Members, name: string): void {
  for (const flag of flagsOf(settings, name)) {
    settings.refuse(flag, `stands beside ${name}: leave one of them out`)
  }
}

function flagsOf(settings: Members, name: string): readonly string[] {
  return Object.values(flags[name] ?? {}).filter((flag) => settings.has(flag))
}

/** The same members under other names. */
function renameMembers(settings: Members, names: Readonly<Record<string, string>>): Members {
  const nameOf = (name: string): string => names[name] ?? name
  return {
    problems: settings.problems,
    has: (name) => settings.has(nameOf(name)),
    read: (name) => settings.read(nameOf(name)),
    pathOf: (name) => settings.pathOf(nameOf(name)),
    refuse: (name, problem) => {
      settings.refuse(nameOf(name), problem)
    },
  }
}
