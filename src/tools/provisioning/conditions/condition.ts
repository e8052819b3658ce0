// The condition of a sign-on policy's step, read from PingOne's JSON into a tree.
import { isObject, readMember } from '../../../pingone/json.js'

/** A tree of conditions; what a leaf says may be true, false, or nobody's to know. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Leaf

/** One question of a condition. */
export type Leaf = AgeLeaf | EqualsLeaf | ContainsLeaf | AddressLeaf | UnknownLeaf

/** Whether the last sign-on with an authenticator (`pwd`, `mfa`, …) is older than some seconds. */
export interface AgeLeaf {
  readonly kind: 'age'
  readonly authenticator: string
  readonly seconds: number
}

/** Whether a variable, such as `user.mfaEnabled`, has this value. */
export interface EqualsLeaf {
  readonly kind: 'equals'
  readonly variable: string
  readonly value: string | number | boolean
}

/** Whether a variable has this text in it. */
export interface ContainsLeaf {
  readonly kind: 'contains'
  readonly variable: string
  readonly text: string
}

/** Whether the address of the request is in a range, risky, of an anonymous network, or too far away. */
export interface AddressLeaf {
  readonly kind: 'address'
  readonly test: 'ipRange' | 'ipRisk' | 'anonymousNetwork' | 'geoVelocity'
  /** As PingOne has it. */
  readonly json: string
  /** What the address is compared with, for people. */
  readonly with: readonly string[]
}

/** A shape that is not documented: it may mean anything. */
export interface UnknownLeaf {
  readonly kind: 'unknown'
  readonly json: string
  /** Where it stands: of two that look alike nobody knows that they mean the same. */
  readonly at: string
}

/** A deeper tree is nobody's policy; what is below is not looked at. */
const deepest = 30
const mostParts = 200
const mostLeaves = 500

/** Reads a condition; every shape that is not exactly a documented one becomes an `unknown` leaf. */
export function parseCondition(value: unknown, at: string): Condition {
  const condition = parseAt(value, { at, depth: 0 })
  return leavesOf(condition).length > mostLeaves ? toUnknown(value, at) : condition
}

interface Place {
  readonly at: string
  readonly depth: number
}

function parseAt(value: unknown, { at, depth }: Place): Condition {
  if (!isObject(value) || depth > deepest) return toUnknown(value, at)
  const below = (part: unknown, name: string): Condition =>
    parseAt(part, { at: `${at}.${name}`, depth: depth + 1 })
  const { and, or, not } = value
  const [name, ...others] = Object.keys(value)
  const isAlone = others.length === 0
  if (isAlone && name === 'and' && isPartList(and)) {
    return { kind: 'all', parts: and.map((part, index) => below(part, `and${index}`)) }
  }
  if (isAlone && name === 'or' && isPartList(or)) {
    return { kind: 'any', parts: or.map((part, index) => below(part, `or${index}`)) }
  }
  if (isAlone && name === 'not') return { kind: 'not', part: below(not, 'not') }
  return parseLeaf(value) ?? toUnknown(value, at)
}

function isPartList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= mostParts
}

function toUnknown(value: unknown, at: string): UnknownLeaf {
  return { kind: 'unknown', json: JSON.stringify(value), at }
}

type Members = Readonly<Record<string, unknown>>

function parseLeaf(members: Members): Condition | undefined {
  switch (Object.keys(members).sort().join(' ')) {
    case 'greater secondsSince':
      return parseAge(members)
    case 'equals value':
      return parseEquals(members)
    case 'contains value':
      return parseContains(members)
    case 'contains ipRange':
      return parseAddress(members, { test: 'ipRange', address: members['contains'] })
    case 'ipRisk valid':
      return parseAddress(members, { test: 'ipRisk', address: members['valid'] })
    case 'anonymousNetwork valid':
      return parseAddress(members, { test: 'anonymousNetwork', address: members['valid'] })
    case 'geoVelocity valid':
      return parseAddress(members, { test: 'geoVelocity', address: members['geoVelocity'] })
    default:
      return undefined
  }
}

function parseAge({ secondsSince, greater }: Members): Condition | undefined {
  const variable = readVariableName(secondsSince)
  const [, authenticator] =
    /^session\.lastSignOn\.withAuthenticator\.(\w{1,40})\.at$/.exec(variable ?? '') ?? []
  if (authenticator === undefined) return undefined
  if (typeof greater !== 'number' || !Number.isSafeInteger(greater) || greater < 1) return undefined
  return { kind: 'age', authenticator, seconds: greater }
}

/** What is either on or off: that it is off says that it is not on. */
const flags: readonly string[] = ['user.mfaEnabled', 'user.enabled']

function parseEquals({ value, equals }: Members): Condition | undefined {
  const variable = readVariableName(value)
  if (variable === undefined) return undefined
  if (equals === false && flags.includes(variable)) {
    return { kind: 'not', part: { kind: 'equals', variable, value: true } }
  }
  const isPlain = ['string', 'number', 'boolean'].includes(typeof equals)
  return isPlain && isScalar(equals) ? { kind: 'equals', variable, value: equals } : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function parseContains({ value, contains }: Members): Condition | undefined {
  const variable = readVariableName(value)
  if (variable === undefined || typeof contains !== 'string') return undefined
  return { kind: 'contains', variable, text: contains }
}

const remoteIp = 'flow.request.http.remoteIp'

function parseAddress(
  members: Members,
  { test, address }: { readonly test: AddressLeaf['test']; readonly address: unknown },
): Condition | undefined {
  if (readVariableName(address) !== remoteIp) return undefined
  const json = JSON.stringify(Object.fromEntries(Object.entries(members).sort()))
  const given = members[test]
  switch (test) {
    case 'geoVelocity':
      return { kind: 'address', test, json, with: [] }
    case 'ipRisk': {
      const scores = [readMember(given, 'minScore'), readMember(given, 'maxScore')]
      if (!scores.every((score) => typeof score === 'number')) return undefined
      return { kind: 'address', test, json, with: scores.map(String) }
    }
    case 'ipRange':
    case 'anonymousNetwork':
      return isTexts(given) ? { kind: 'address', test, json, with: given } : undefined
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

/** `user.mfaEnabled` of `${user.mfaEnabled}`. */
function readVariableName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return /^\$\{([^${}\s]{1,200})\}$/.exec(value)?.[1]
}

/** Every question of a tree. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(leavesOf)
    case 'not':
      return leavesOf(condition.part)
    default:
      return [condition]
  }
}

/** Whether it looks at the address that a request comes from. */
export function asksAboutAddress(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) => 'json' in leaf && leaf.json.includes(remoteIp))
}

/** Whether it may look at who the user is; a shape that nobody knows may. */
export function asksAboutUser(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) => {
    if (leaf.kind === 'unknown') return true
    if ('variable' in leaf) return leaf.variable.startsWith('user.')
    return leaf.kind === 'address' && leaf.json.includes('${user.')
  })
}
