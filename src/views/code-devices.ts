// Devices that give a code: which are sent it, and which show one by themselves.

/** PingOne's types of device that a code is sent to. */
const sentTo: ReadonlySet<string> = new Set(['SMS', 'EMAIL', 'VOICE', 'WHATSAPP'])

/** True when a message goes out for this type. Of a device that is not known, nobody can say otherwise. */
export function isCodeSent(type: string | undefined): boolean {
  return type === undefined || sentTo.has(type)
}

/** True when the code follows the clock of a phone. */
export function followsClock(type: string | undefined): boolean {
  return type === 'TOTP' || type === 'MOBILE'
}
