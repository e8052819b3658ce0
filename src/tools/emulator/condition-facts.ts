// Is a condition true of this sign-on? Factors of the flow count beside those of its session.
import { BlockList, isIP } from 'node:net'
import type { AddressCondition, Condition, UserCondition } from './condition.js'
import { isRecord } from './json-value.js'
import { notImplemented } from './problem.js'
import type { User } from './resources.js'

/** When which factor was last given, in epoch milliseconds. */
export interface FactorTimes {
  readonly passwordAtMs: number | undefined
  readonly mfaAtMs: number | undefined
}

/** What a condition may look at. */
export interface ConditionFacts {
  /** Of the session; absent when there is none, or when it must not count. */
  readonly session?: FactorTimes
  /** Given in this very flow. */
  readonly flow: FactorTimes
  readonly user?: User
  /** Where the authorization request came from. */
  readonly remoteIp: string
  readonly nowMs: number
}

/** Networks that play a bad part, since nobody can live in them (RFC 5737): risk of 100, and hidden. */
const riskyNetwork = '198.51.100.0/24'
const anonymousNetwork = '203.0.113.0/24'

/**
 * Whether the condition holds.
 *
 * @throws {PingOneProblem} 501 for a factor that no flow here knows.
 */
export function holds(condition: Condition, facts: ConditionFacts): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => holds(part, facts))
    case 'or':
      return condition.parts.some((part) => holds(part, facts))
    case 'not':
      return !holds(condition.part, facts)
    case 'secondsSince':
      return isTooLongAgo(lastTime(condition.factor, facts), condition.greaterSeconds, facts)
    case 'equals':
    case 'contains':
      return isOfUser(condition, facts.user)
    default:
      return isOfAddress(condition, facts.remoteIp)
  }
}

const longestBits = { ipv4: 32, ipv6: 128 }

/** Is an address among addresses and ranges? */
export function isInRanges(remoteIp: string, ranges: readonly string[]): boolean {
  const address = plainAddress(remoteIp)
  const version = isIP(address)
  if (version === 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    // All of IPv4 is a part of IPv6's `::/0`, which nobody means by it.
    if (isIP(network) === version)
      list.addSubnet(network, Number(bits ?? longestBits[family]), family)
  }
  return list.check(address, family)
}

/** An IPv4 address in IPv6 clothes is the IPv4 address. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function lastTime(factor: string, { session, flow }: ConditionFacts): number | undefined {
  switch (factor) {
    case 'pwd':
      return flow.passwordAtMs ?? session?.passwordAtMs
    case 'mfa':
      return flow.mfaAtMs ?? session?.mfaAtMs
    default:
      throw notImplemented(`sign-on policy conditions on the authenticator ${factor}`)
  }
}

function isTooLongAgo(
  atMs: number | undefined,
  greaterSeconds: number,
  { nowMs }: ConditionFacts,
): boolean {
  return atMs === undefined || nowMs - atMs > greaterSeconds * 1000
}

/** An attribute of several values fits when one of them does; of nobody nothing is true. */
function isOfUser({ kind, path, value }: UserCondition, user: User | undefined): boolean {
  const found = path.reduce<unknown>(
    (at, name) => (isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    user === undefined ? undefined : attributesOf(user),
  )
  const values: readonly unknown[] = Array.isArray(found) ? found : [found]
  if (kind === 'equals') return values.includes(value)
  return values.some((each) => typeof each === 'string' && each.includes(String(value)))
}

/** As the platform API shows them: what is not in the state has PingOne's value. */
function attributesOf({ password, ...user }: User): Readonly<Record<string, unknown>> {
  return {
    lifecycle: { status: 'ACCOUNT_OK' },
    identityProvider: { type: 'PING_ONE' },
    account: { canAuthenticate: user.enabled, status: 'OK' },
    ...user,
  }
}

/** Nobody travels here, so no one travels too fast. */
function isOfAddress(condition: AddressCondition, address: string): boolean {
  switch (condition.kind) {
    case 'ipRange':
      return isInRanges(address, condition.ranges)
    case 'ipRisk': {
      const score = isInRanges(address, [riskyNetwork]) ? 100 : 0
      return score >= condition.minScore && score <= condition.maxScore
    }
    case 'anonymousNetwork': {
      const isAllowed = isInRanges(address, condition.allowedRanges)
      return isInRanges(address, [anonymousNetwork]) && !isAllowed
    }
    case 'geoVelocity':
      return false
  }
}
