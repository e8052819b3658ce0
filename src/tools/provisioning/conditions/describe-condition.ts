// A condition in words, so that a finding can name it.
import type { AddressLeaf, Condition, Leaf } from './condition.js'

/** The condition as a clause: `the last password is older than 3600 s`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return joinParts(condition.parts, 'and')
    case 'any':
      return joinParts(condition.parts, 'or')
    case 'not':
      return `not (${describeCondition(condition.part)})`
    default:
      return describeLeaf(condition)
  }
}

const mostParts = 8

function joinParts(parts: readonly Condition[], word: 'and' | 'or'): string {
  const shown = parts.slice(0, mostParts).map(describePart)
  const more = parts.length > mostParts ? [`${parts.length - mostParts} more`] : []
  return [...shown, ...more].join(` ${word} `)
}

/** Only a group in a group needs its brackets. */
function describePart(part: Condition): string {
  const text = describeCondition(part)
  return (part.kind === 'all' || part.kind === 'any') && part.parts.length > 1 ? `(${text})` : text
}

const authenticators: Readonly<Record<string, string>> = { pwd: 'password', mfa: 'second factor' }

function describeLeaf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'age': {
      const factor = authenticators[leaf.authenticator] ?? leaf.authenticator
      return `the last ${factor} is older than ${leaf.seconds} s`
    }
    case 'equals':
      return leaf.variable === 'user.mfaEnabled' && leaf.value === true
        ? 'MFA is enabled for the user (user.mfaEnabled)'
        : `${leaf.variable} is ${JSON.stringify(leaf.value)}`
    case 'contains':
      return `${leaf.variable} contains ${JSON.stringify(leaf.text)}`
    case 'address':
      return describeAddress(leaf)
    case 'unknown':
      return `a condition the doctor does not know holds, ${cut(leaf.json)}`
  }
}

function describeAddress({ test, with: given }: AddressLeaf): string {
  switch (test) {
    case 'ipRange':
      return `the IP address is in ${cut(given.join(', '))}`
    case 'ipRisk':
      return `the risk of the IP address is ${cut(given.join(' to '))}`
    case 'anonymousNetwork':
      return 'the IP address belongs to an anonymous network'
    case 'geoVelocity':
      return 'the IP address is too far from the last one'
  }
}

const longest = 120

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
