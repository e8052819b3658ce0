// Devices that give a code: which are sent it, and which show one by themselves.

/** PingOne's types of device that a code is sent to. */
const sentTo: ReadonlySet<string> = new Set(['SMS', 'EMAIL', 'VOICE', 'WHATSAPP'])

/** True when a message goes out for this type. Of a device that is not known, nobody can say otherwise. */
export function isCodeSent(type: string | undefined): boolean {
  return type === undefined || sentTo.has(type)
}

/**
 * Whether our pages can confirm with a device of this type: `yes` by a code, a passkey, or a question on the phone, as
 * PingOne's policy decides; `maybe` of a type nobody has heard of.
 */
export function canDrive(type: string): 'yes' | 'maybe' {
  return sentTo.has(type) || SHOWN.has(type) || isPasskey(type) ? 'yes' : 'maybe'
}

/** True for a passkey or a security key, by whichever of PingOne's names. */
export function isPasskey(type: string | undefined): boolean {
  return type !== undefined && PASSKEYS.has(type)
}

/** A code that the person reads there, or a question. */
const SHOWN: ReadonlySet<string> = new Set(['TOTP', 'OATH_TOKEN', 'MOBILE'])

const PASSKEYS: ReadonlySet<string> = new Set(['FIDO2', 'PLATFORM', 'SECURITY_KEY'])

/** True when the code follows the clock of a phone. */
export function followsClock(type: string | undefined): boolean {
  return type === 'TOTP' || type === 'MOBILE'
}
