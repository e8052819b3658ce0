// The condition of a policy action: the trees that PingOne documents, read once for all who need them.
import { isIP } from 'node:net'
import { isRecord } from './json-value.js'

/** When an action runs. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  /** The factor is too long ago, or was never given. */
  | { readonly kind: 'secondsSince'; readonly factor: string; readonly greaterSeconds: number }
  | UserCondition
  | AddressCondition

/** An attribute of the user is a value, or contains one. */
export interface UserCondition {
  readonly kind: 'equals' | 'contains'
  readonly path: readonly string[]
  readonly value: unknown
}

/** About where the request comes from. */
export type AddressCondition =
  | { readonly kind: 'ipRange'; readonly ranges: readonly string[] }
  | { readonly kind: 'ipRisk'; readonly minScore: number; readonly maxScore: number }
  | { readonly kind: 'geoVelocity' }
  | { readonly kind: 'anonymousNetwork'; readonly allowedRanges: readonly string[] }

/** A deeper tree is nobody's policy. */
const deepest = 20

/** The condition, or undefined when a part of it is none that PingOne documents. */
export function parseCondition(value: unknown, depth = 0): Condition | undefined {
  if (!isRecord(value) || depth > deepest) return undefined
  const { and, or, not } = value
  if (and !== undefined) return parseParts('and', and, depth)
  if (or !== undefined) return parseParts('or', or, depth)
  if (not === undefined) return parseLeaf(value)
  const part = parseCondition(not, depth + 1)
  return part === undefined ? undefined : { kind: 'not', part }
}

/** Every leaf of the tree. */
export function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap((part) => leavesOf(part))
    case 'not':
      return leavesOf(condition.part)
    default:
      return [condition]
  }
}

function parseParts(kind: 'and' | 'or', value: unknown, depth: number): Condition | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const parts = value.flatMap((part: unknown) => parseCondition(part, depth + 1) ?? [])
  return parts.length === value.length ? { kind, parts } : undefined
}

type Leaf = Readonly<Record<string, unknown>>

function parseLeaf(leaf: Leaf): Condition | undefined {
  if (leaf['secondsSince'] !== undefined) return parseAge(leaf)
  if (leaf['ipRange'] !== undefined) return parseRange(leaf)
  if (leaf['ipRisk'] !== undefined) return parseRisk(leaf)
  if (leaf['geoVelocity'] !== undefined) {
    return leaf['valid'] === undefined ? undefined : { kind: 'geoVelocity' }
  }
  if (leaf['anonymousNetwork'] !== undefined) {
    const allowedRanges = readRanges(leaf['anonymousNetwork'])
    return allowedRanges === undefined ? undefined : { kind: 'anonymousNetwork', allowedRanges }
  }
  return parseUserValue(leaf)
}

function parseAge({ secondsSince, greater }: Leaf): Condition | undefined {
  const pattern = /^\$\{session\.lastSignOn\.withAuthenticator\.(\w+)\.at\}$/
  const factor = pattern.exec(text(secondsSince))?.[1]
  if (factor === undefined || !Number.isSafeInteger(greater)) return undefined
  const greaterSeconds = Number(greater)
  return greaterSeconds < 1 ? undefined : { kind: 'secondsSince', factor, greaterSeconds }
}

function parseRange({ contains, ipRange }: Leaf): Condition | undefined {
  const ranges = readRanges(ipRange)
  const isAboutRequest = text(contains) === '${flow.request.http.remoteIp}'
  return ranges === undefined || !isAboutRequest ? undefined : { kind: 'ipRange', ranges }
}

function parseRisk({ ipRisk, valid }: Leaf): Condition | undefined {
  if (!isRecord(ipRisk) || valid === undefined) return undefined
  const { minScore = 0, maxScore = 100 } = ipRisk
  if (typeof minScore !== 'number' || typeof maxScore !== 'number') return undefined
  return { kind: 'ipRisk', minScore, maxScore }
}

function parseUserValue({ value, equals, contains }: Leaf): Condition | undefined {
  const path = /^\$\{user\.([A-Za-z][A-Za-z.]*)\}$/.exec(text(value))?.[1]?.split('.')
  if (path === undefined) return undefined
  if (equals !== undefined) return { kind: 'equals', path, value: equals }
  return contains === undefined ? undefined : { kind: 'contains', path, value: contains }
}

/** Addresses, and ranges in CIDR notation. */
function readRanges(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const ranges = value.filter((each): each is string => typeof each === 'string' && isRange(each))
  return ranges.length === value.length ? ranges : undefined
}

function isRange(range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
