// Reads which devices a policy lets in, and tells apart those that receive codes.
import { joinWords } from '../words.js'
import { readList, type Members } from './members.js'
import type { AuthenticatorType, DeviceType } from './parameters.js'

const receivers = ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP'] as const
const all = [...receivers, 'TOTP', 'OATH_TOKEN', 'MOBILE', 'FIDO2'] as const

/** Reads `deviceTypes` of a recipe; each once. */
export function readDeviceTypes(
  members: Members,
  fallback: readonly AuthenticatorType[],
): readonly AuthenticatorType[] {
  const entries = readList(members, { name: 'deviceTypes', most: 15, of: all.join(', ') })
  if (entries === undefined) return fallback
  const types = all.filter((type) => entries.includes(type))
  entries.forEach((entry, index) => {
    const name = `deviceTypes[${index}]`
    if (!all.some((type) => type === entry)) members.refuse(name, `must be ${joinWords(all, 'or')}`)
    else if (entries.indexOf(entry) !== index) members.refuse(name, 'is there twice')
  })
  return types.length === 0 ? fallback : types
}

/** Those that PingOne sends codes to: a test user may have them, and approvals need words for them. */
export function pickReceivers(types: readonly AuthenticatorType[]): readonly DeviceType[] {
  return receivers.filter((type) => types.includes(type))
}
