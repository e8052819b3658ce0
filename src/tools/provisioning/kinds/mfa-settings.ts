// The kind of the environment's MFA settings.
import type { Body } from '../platform/platform-client.js'
import type { MfaSettingsResource } from '../platform/resources.js'
import type { DesiredMfaSettings } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { mergeManaged } from './merge-managed.js'
import type { ResourceKind } from './kind.js'
import { createSingleton, removeSingleton } from './singleton.js'

/**
 * Always there, and everybody's. A managed `lockout: null` is no lockout, a lockout that is not managed
 * stays; `lockout.durationSeconds: null` is a lockout that only an administrator ends.
 */
export const mfaSettingsKind: ResourceKind<DesiredMfaSettings> = {
  kind: 'mfaSettings',
  isSingleton: true,
  title: () => 'MFA settings of the environment',
  nameOf: () => 'mfaSettings',
  async find(_desired, { client }) {
    const actual = await client.mfaSettings.read()
    return { matches: [{ id: client.environmentId, actual }] }
  },
  compare: ({ fields }, { found }) => compareManaged(fields, { actual: found.actual }),
  describe: ({ fields }) => describeManaged(fields),
  create: createSingleton,
  async update({ fields }, { found: { id }, room }) {
    const { mfaSettings } = room.client
    const actual = await mfaSettings.read()
    await mfaSettings.replace(mergeManaged(actual, fields))
    return { id, actual: await mfaSettings.read() }
  },
  parentsOf: () => ({}),
  readMade: () =>
    Promise.resolve({ isOurs: false, reason: 'the MFA settings belong to the environment' }),
  remove: removeSingleton,
}

/** The complete settings as a PUT takes them: what was read, without what only PingOne writes. */
export function toMfaSettingsBody(actual: MfaSettingsResource): Body {
  return mergeManaged(actual, {})
}
