// Whether people may make accounts, and by which name they sign on afterwards.
import type { OptionReader } from './option-reader.js'

/** Registration as it counts. */
export interface RegistrationConfig {
  /** People choose a name; else their address is their name. */
  readonly askUsername: boolean
}

/** Reads the option; `undefined` where nobody may. */
export function readRegistration(reader: OptionReader): RegistrationConfig | undefined {
  const value = reader.readUnknown('registration')
  if (value === undefined || value === false) return undefined
  if (value === true) return Object.freeze({ askUsername: false })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    reader.refuse('registration', 'must be true, false or { askUsername: true }')
    return undefined
  }
  const given = reader.readMembers('registration', ['askUsername'])
  return Object.freeze({ askUsername: given.readFlag('askUsername', false) })
}
