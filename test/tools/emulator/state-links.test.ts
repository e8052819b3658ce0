// A seed whose parts do not fit each other: refused, in words that name every such part.
import { describe, expect, it } from 'vitest'
import { parseState } from '../../../src/tools/emulator/parse-state.js'
import { buildEmptySeed } from '../../../src/tools/emulator/seed-empty.js'
import { buildSeed } from '../../../src/tools/emulator/seed.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'

const lists = [
  'applications',
  'resources',
  'scopes',
  'grants',
  'signOnPolicies',
  'actions',
  'signOnPolicyAssignments',
  'populations',
  'users',
  'devices',
  'deviceAuthenticationPolicies',
  'contents',
] as const

describe('a seed', () => {
  it.each([buildSeed([]), buildEmptySeed()])('of the emulator is one', (seed) => {
    expect(parseState(copy(seed))).toEqual(seed)
  })

  it.each(lists)('with two %s of one id is refused', (list) => {
    const message = refusalOf((environment) => {
      const items: unknown[] = environment[list]
      items.push(copy(items[0]))
    })
    expect(message).toMatch(
      new RegExp(
        `^This is no emulator state: .*state\\.environments\\[0\\]\\.${list}\\[\\d+\\]\\.id is `,
      ),
    )
  })

  it('with the same environment twice is refused', () => {
    const seed = buildSeed([])
    seed.environments.push(...copy(seed).environments)
    expect(() => parseState(seed)).toThrow(
      /state\.environments\[1\]\.id is e0a1de00-.*, as in \[0\]/,
    )
  })

  it.each([
    { list: 'users', member: 'username', value: 'MAYA' },
    { list: 'signOnPolicies', member: 'name', value: 'mfa_only' },
  ] as const)(
    'with two $list of one $member, in any case, is refused',
    ({ list, member, value }) => {
      const message = refusalOf((environment) => {
        Object.assign(environment[list][1] ?? {}, { [member]: value })
      })
      expect(message).toContain(`state.environments[0].${list}[1].${member} is ${value}, as in [0]`)
    },
  )

  it.each([
    { list: 'actions', member: 'signOnPolicy', to: 'signOnPolicies' },
    { list: 'actions', member: 'deviceAuthenticationPolicy', to: 'deviceAuthenticationPolicies' },
    { list: 'signOnPolicyAssignments', member: 'application', to: 'applications' },
    { list: 'signOnPolicyAssignments', member: 'signOnPolicy', to: 'signOnPolicies' },
    { list: 'grants', member: 'application', to: 'applications' },
    { list: 'grants', member: 'resource', to: 'resources' },
    { list: 'scopes', member: 'resource', to: 'resources' },
    { list: 'users', member: 'population', to: 'populations' },
    { list: 'devices', member: 'user', to: 'users' },
  ] as const)('with $list whose $member is not there is refused', ({ list, member, to }) => {
    const message = refusalOf((environment) => {
      Object.assign(environment[list][0] ?? {}, { [member]: { id: 'gone' } })
    })
    expect(message).toContain(
      `state.environments[0].${list}[0].${member} names gone, which is not in ${to}`,
    )
  })

  it('with a grant of a scope that is not there is refused', () => {
    const message = refusalOf((environment) => {
      environment.grants[0]?.scopes.push({ id: 'gone' })
    })
    expect(message).toContain('grants[0].scopes names gone, which is not in scopes')
  })

  it('names everything at once', () => {
    const message = refusalOf((environment) => {
      environment.users.push(...copy(environment.users.slice(0, 1)))
      environment.signOnPolicies.pop()
    })
    expect(message).toMatch(
      /users\[\d\]\.id is .*users\[\d\]\.username is .*actions\[\d+\]\.signOnPolicy/,
    )
  })
})

function refusalOf(change: (environment: EnvironmentState) => void): string {
  const seed = copy(buildSeed([]))
  for (const environment of seed.environments) change(environment)
  try {
    parseState(seed)
  } catch (error) {
    return error instanceof TypeError ? error.message : String(error)
  }
  throw new Error('the seed was taken')
}

function copy<T>(value: T): T {
  return structuredClone(value)
}
