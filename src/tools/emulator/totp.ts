// Passcodes of authenticator apps (RFC 6238): a secret, its URI, and the check of a code.
import { createHmac, randomBytes } from 'node:crypto'

export const stepMs = 30_000
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits in base32. */
export function createTotpSecret(): string {
  return Array.from(randomBytes(32), (byte) => alphabet[byte % 32] ?? 'A').join('')
}

/** What a QR code for an authenticator app holds; the parameters go before its own. */
export function totpUri(of: {
  readonly issuer: string
  readonly account: string
  readonly secret: string
  readonly parameters?: Readonly<Record<string, string>>
}): string {
  const { issuer = of.issuer, ...others } = of.parameters ?? {}
  const label = [issuer, of.account].map((part) => encodeURIComponent(part)).join(':')
  const query = new URLSearchParams({ ...others, secret: of.secret, issuer })
  return `otpauth://totp/${label}?${query.toString()}`
}

/** The code of a secret at a moment. */
export function totpAt(secret: string, atMs: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / stepMs)))
  const mac = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** Is it the code of this step, or of one of the `graceSteps` before or after it? */
export function isTotpOf(
  secret: string,
  { code, nowMs, graceSteps = 1 }: { code: string; nowMs: number; graceSteps?: number },
): boolean {
  const steps = Array.from({ length: 2 * graceSteps + 1 }, (_, index) => index - graceSteps)
  return steps.some((step) => totpAt(secret, nowMs + step * stepMs) === code)
}

function decodeBase32(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
