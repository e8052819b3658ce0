// Where a request comes from, as limits count it. The only reader of `req.ip`.
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** One client's address in one spelling, and the network around it. */
export interface ClientAddress {
  /** The address itself; `undefined` when none can be read. */
  readonly ip: string | undefined
  /** The IPv4, or the /64 of an IPv6; `none` for everybody without an address. */
  readonly address: string
  /** The /24, or the /48; `none` for everybody without an address. */
  readonly network: string
}

/**
 * Reads the address of a client, in every spelling that Express and proxies write: with a port, in brackets, in quotes,
 * with a zone, and as an IPv6 address that stands for an IPv4 one.
 */
export function readClientAddress({ ip }: { readonly ip?: string | undefined }): ClientAddress {
  const address = parseAddress(ip ?? '')
  if (address === undefined) return { ip: undefined, address: NONE, network: NONE }
  if (isIPv4(address)) return describeIPv4(address)
  const groups = parseGroups(address)
  const embedded = findEmbeddedIPv4(groups)
  return embedded === undefined ? describeIPv6(groups) : describeIPv4(embedded)
}

/** What everybody without an address shares: it is no address, so nobody else can have it. */
const NONE = 'none'

function describeIPv4(address: string): ClientAddress {
  const network = `${address.slice(0, address.lastIndexOf('.'))}.0/24`
  return { ip: address, address, network }
}

function describeIPv6(groups: readonly number[]): ClientAddress {
  const write = (count: number): string =>
    groups
      .slice(0, count)
      .map((group) => group.toString(16))
      .join(':')
  return { ip: write(8), address: `${write(4)}::/64`, network: `${write(3)}::/48` }
}

/** The address alone. */
function parseAddress(text: string): string | undefined {
  const bare = text.trim().replaceAll(/^"|"$/g, '').trim()
  const bracketed = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(bare)
  if (bracketed !== null) return parseBracketed(bracketed[1] ?? '', bracketed[2])
  const whole = withoutZone(bare)
  if (isIP(whole) !== 0) return whole
  const withPort = /^(.+):(\d{1,5})$/s.exec(bare)
  if (withPort?.[1] === undefined || !isPort(withPort[2])) return undefined
  const host = withoutZone(withPort[1])
  // IPv6 with a port and no brackets: clear only when all eight groups are written.
  return isIP(host) === 0 ? undefined : host
}

function parseBracketed(text: string, port: string | undefined): string | undefined {
  const address = withoutZone(text)
  return isIPv6(address) && (port === undefined || isPort(port)) ? address : undefined
}

/** Only IPv6 has zones. */
function withoutZone(address: string): string {
  return /^[^%]*:[^%]*%[^%]+$/s.test(address) ? address.replace(/%.*$/s, '') : address
}

function isPort(text: string | undefined): boolean {
  return Number(text) <= 65_535
}

/** The eight groups of a valid IPv6 address. */
function parseGroups(address: string): readonly number[] {
  const [head = '', tail] = writeIPv4AsGroups(address).split('::')
  const before = readGroups(head)
  if (tail === undefined) return before
  const after = readGroups(tail)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0)
  return [...before, ...zeros, ...after]
}

function readGroups(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

/** `::ffff:10.0.0.1` is `::ffff:a00:1`. */
function writeIPv4AsGroups(address: string): string {
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
  if (isMapped || isWellKnown || (isTranslated && third === 1)) return writeIPv4(groups.slice(6))
  return first === 0x2002 ? writeIPv4(groups.slice(1, 3)) : undefined
}

function writeIPv4([high = 0, low = 0]: readonly number[]): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Ten times the figures: many people stand behind it, or nobody knows how many. */
const SHARED_WEIGHT = 10

/** How often the points of its address and network count for a client: once, or ten times. */
export function weighAddress(
  { ip }: ClientAddress,
  sharedAddresses: readonly string[],
): 1 | typeof SHARED_WEIGHT {
  return ip === undefined || isShared(ip, sharedAddresses) ? SHARED_WEIGHT : 1
}

function isShared(ip: string, sharedAddresses: readonly string[]): boolean {
  if (sharedAddresses.length === 0) return false
  const list = lists.get(sharedAddresses) ?? buildList(sharedAddresses)
  lists.set(sharedAddresses, list)
  return list.check(ip, isIPv4(ip) ? 'ipv4' : 'ipv6')
}

const lists = new WeakMap<readonly string[], BlockList>()

function buildList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const parsed = parseRange(range)
    if (parsed !== undefined) list.addSubnet(parsed.address, parsed.bits, parsed.family)
  }
  return list
}

/** Reads an address or a CIDR range such as `203.0.113.0/24`; `undefined` when it is neither. */
export function parseRange(
  text: string,
):
  | { readonly address: string; readonly bits: number; readonly family: 'ipv4' | 'ipv6' }
  | undefined {
  const [, address = '', given] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIPv4(address) ? 'ipv4' : 'ipv6'
  const most = family === 'ipv4' ? 32 : 128
  const bits = given === undefined ? most : Number(given)
  return isIP(address) === 0 || bits > most ? undefined : { address, bits, family }
}
