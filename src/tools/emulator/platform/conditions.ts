// The condition of an action: the forms PingOne documents, and nothing else.
import { isRecord } from '../json-value.js'
import type { FieldReader } from './fields.js'

/** A deeper tree is nobody's policy. */
const deepest = 20

/** Notes what is wrong with a condition; `priority` says whether a user is known when it runs. */
export function checkCondition(body: FieldReader, condition: unknown, priority: number): void {
  const leaves = readLeaves(condition)
  if (leaves === undefined) {
    body.refuse('condition', 'must be a tree of "and", "or", "not" and conditions that PingOne has')
    return
  }
  const isAboutUser = leaves.some((leaf) => text(leaf['value']).startsWith('${user.'))
  if (priority === 1 && isAboutUser) {
    body.refuse('condition', 'cannot look at the user in the first action')
  }
}

type Leaf = Readonly<Record<string, unknown>>

/** Every leaf of the tree, or undefined when a part of it is none. */
function readLeaves(condition: unknown, depth = 0): readonly Leaf[] | undefined {
  if (!isRecord(condition) || depth > deepest) return undefined
  const { and, or, not } = condition
  const parts: readonly unknown[] | undefined = Array.isArray(and)
    ? and
    : Array.isArray(or)
      ? or
      : not === undefined
        ? undefined
        : [not]
  if (parts === undefined) return isLeaf(condition) ? [condition] : undefined
  const leaves = parts.map((part) => readLeaves(part, depth + 1))
  return leaves.includes(undefined) || leaves.length === 0
    ? undefined
    : leaves.flatMap((leaf) => leaf ?? [])
}

function isLeaf(leaf: Leaf): boolean {
  const { secondsSince, greater, contains, ipRange, ipRisk, geoVelocity, anonymousNetwork } = leaf
  if (secondsSince !== undefined) {
    const isFactor = /^\$\{session\.lastSignOn\.withAuthenticator\.\w+\.at\}$/.test(
      text(secondsSince),
    )
    return isFactor && Number.isSafeInteger(greater) && Number(greater) >= 1
  }
  if (ipRange !== undefined) return isTexts(ipRange) && text(contains).startsWith('${flow.')
  if (ipRisk !== undefined) return isRecord(ipRisk) && leaf['valid'] !== undefined
  if (geoVelocity !== undefined) return leaf['valid'] !== undefined
  if (anonymousNetwork !== undefined) return isTexts(anonymousNetwork)
  const isUserValue = /^\$\{user\.[A-Za-z.]+\}$/.test(text(leaf['value']))
  return isUserValue && (leaf['equals'] !== undefined || contains !== undefined)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
