// What a limit counts by: addresses and usernames in one spelling each.
import { isIP, isIPv4, isIPv6 } from 'node:net'

/**
 * Folds the spellings of an address into one subject, as Express and proxies write them: with a port, in brackets, in
 * quotes, with a zone.
 *
 * IPv6 counts by its /64, an address that carries an IPv4 one as that; whatever is no address shares one subject.
 */
export function addressSubject(ip: string | undefined): string {
  const address = readAddress(ip)
  if (address === undefined) return 'address:unknown'
  if (isIPv4(address)) return `address:${address}`
  const groups = ipv6Groups(address)
  const embedded = findEmbeddedIPv4(groups)
  return embedded === undefined ? `address:${network64(groups)}` : `address:${embedded}`
}

/** True when a client has an address that is its own. */
export function isReadableAddress(ip: string | undefined): boolean {
  return readAddress(ip) !== undefined
}

/** The address alone. */
function readAddress(ip: string | undefined): string | undefined {
  const text = (ip ?? '').trim().replace(/^"(.*)"$/s, '$1')
  const bracketed = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(text)
  if (bracketed !== null) return toIPv6(bracketed[1] ?? '', bracketed[2])
  const whole = withoutZone(text)
  if (isIP(whole) !== 0) return whole
  const withPort = /^(.+):(\d{1,5})$/s.exec(text)
  if (withPort?.[1] === undefined || !isPort(withPort[2])) return undefined
  const bare = withoutZone(withPort[1])
  // IPv6 with a port and no brackets: clear only when all eight groups are written.
  return isIP(bare) === 0 ? undefined : bare
}

function toIPv6(text: string, port: string | undefined): string | undefined {
  const address = withoutZone(text)
  return isIPv6(address) && (port === undefined || isPort(port)) ? address : undefined
}

function withoutZone(address: string): string {
  return /^[^%]*:[^%]*%[^%]+$/s.test(address) ? address.replace(/%.*$/s, '') : address
}

function isPort(text: string | undefined): boolean {
  return Number(text) <= 65_535
}

/** Folds the spellings of a username into one subject: NFKC, without surrounding space, lower case. */
export function usernameSubject(username: string): string {
  return `username:${username.normalize('NFKC').trim().toLowerCase()}`
}

/** The eight groups of a valid IPv6 address. */
function ipv6Groups(address: string): number[] {
  const [head = '', tail] = embeddedIPv4AsGroups(address).split('::')
  const before = parseGroups(head)
  if (tail === undefined) return before
  const after = parseGroups(tail)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0)
  return [...before, ...zeros, ...after]
}

function parseGroups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

/** `::ffff:10.0.0.1` is `::ffff:a00:1`. */
function embeddedIPv4AsGroups(address: string): string {
  const last = address.slice(address.lastIndexOf(':') + 1)
  if (!isIPv4(last)) return address
  const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number)
  const groups = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  return address.slice(0, -last.length) + groups
}

/**
 * The IPv4 address that an IPv6 one stands for: mapped (RFC 4291 §2.5.5.2), translated (RFC 6052 §2.1, RFC 8215), or
 * 6to4 (RFC 3056 §2).
 */
function findEmbeddedIPv4(groups: readonly number[]): string | undefined {
  const [first, second, third] = groups
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  const isTranslated = first === 0x64 && second === 0xff9b
  const isWellKnown = isTranslated && groups.slice(2, 6).every((group) => group === 0)
  if (isMapped || isWellKnown || (isTranslated && third === 1)) return ipv4Of(groups.slice(6))
  return first === 0x2002 ? ipv4Of(groups.slice(1, 3)) : undefined
}

function ipv4Of([high = 0, low = 0]: readonly number[]): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

function network64(groups: readonly number[]): string {
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}
