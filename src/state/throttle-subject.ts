// What a limit counts by: addresses and usernames in one spelling each.
import { isIP, isIPv4 } from 'node:net'

/**
 * Folds the spellings of an address into one subject.
 *
 * IPv6 counts by its /64, an IPv4-mapped address as the IPv4 one; whatever is no address shares one subject.
 */
export function addressSubject(ip: string | undefined): string {
  const address = (ip ?? '').replace(/%.*$/s, '')
  const family = isIP(address)
  if (family === 0) return 'address:unknown'
  if (family === 4) return `address:${address}`
  const groups = ipv6Groups(address)
  return isMappedIPv4(groups) ? `address:${ipv4Of(groups)}` : `address:${network64(groups)}`
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

function isMappedIPv4(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
}

function ipv4Of(groups: readonly number[]): string {
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

function network64(groups: readonly number[]): string {
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}
