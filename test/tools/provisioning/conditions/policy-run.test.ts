// Whether a step runs in every sign-on, in none or in some: small policies against all their worlds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCondition } from '../../../../src/tools/provisioning/conditions/condition.js'
import {
  judgeFrequency,
  type Entry,
  type PolicyStep,
} from '../../../../src/tools/provisioning/conditions/policy-run.js'

const embedded: Entry = { session: 'none', isHinted: false }
const hosted: Entry = { session: 'unknown', isHinted: false }
const confirming: Entry = { session: 'none', isHinted: true }

const mfa = 'MULTI_FACTOR_AUTHENTICATION'
const isMfa = ({ type }: PolicyStep): boolean => type === mfa

interface Step {
  readonly type: string
  readonly condition?: unknown
  readonly noDevicesMode?: string
}

function frequency(steps: readonly Step[], entry: Entry = embedded): string {
  const parsed = steps.map(({ condition, ...step }, index) => ({
    ...step,
    ...(condition !== undefined && { condition: parseCondition(condition, `${index}`) }),
  }))
  return judgeFrequency(parsed, { isWanted: isMfa, entry })
}

const olderThan = (authenticator: string, greater: number): object => ({
  secondsSince: `\${session.lastSignOn.withAuthenticator.${authenticator}.at}`,
  greater,
})
const inRange = (...ipRange: string[]): object => ({
  contains: '${flow.request.http.remoteIp}',
  ipRange,
})
const equals = (name: string, value: unknown): object => ({
  value: `\${user.${name}}`,
  equals: value,
})
const risky = { ipRisk: { minScore: 80, maxScore: 100 }, valid: '${flow.request.http.remoteIp}' }
const anonymous = { anonymousNetwork: ['10.0.0.0/8'], valid: '${flow.request.http.remoteIp}' }
const tooFar = {
  geoVelocity: '${flow.request.http.remoteIp}',
  valid: {
    previousSuccessfulAuthenticationIp: '${user.lastSignOn.remoteIp}',
    previousSuccessfulAuthenticationTime: '${user.lastSignOn.at}',
  },
}
const only = (condition: unknown): readonly Step[] => [{ type: mfa, condition }]
const behindPassword = (condition: unknown): readonly Step[] => [
  { type: 'LOGIN' },
  { type: mfa, condition },
]

describe('a step without a condition', () => {
  it('always runs, whatever stands before it', () => {
    expect(frequency([{ type: mfa }])).toBe('always')
    expect(frequency([{ type: 'LOGIN' }, { type: mfa, noDevicesMode: 'BLOCK' }])).toBe('always')
    expect(frequency([{ type: 'WHAT_EVER' }, { type: mfa }], hosted)).toBe('always')
  })

  it('that is not there never runs', () => {
    expect(frequency([{ type: 'LOGIN' }])).toBe('never')
    expect(frequency([])).toBe('never')
  })

  it('is passed by users without a device when it lets them', () => {
    const bypass = { type: mfa, noDevicesMode: 'BYPASS' }
    expect(frequency([bypass])).toBe('sometimes')
    expect(frequency([bypass], confirming)).toBe('sometimes')
    expect(frequency([bypass, bypass])).toBe('sometimes')
    expect(frequency([bypass, { type: mfa }])).toBe('always')
  })
})

describe('a condition on the last sign-on', () => {
  it('holds without a session, as in every embedded sign-on', () => {
    expect(frequency(only(olderThan('mfa', 28_800)))).toBe('always')
    expect(frequency(only(olderThan('pwd', 28_800)))).toBe('always')
    expect(frequency(behindPassword(olderThan('mfa', 28_800)))).toBe('always')
  })

  it('is not known where PingOne may have a session', () => {
    expect(frequency(only(olderThan('mfa', 28_800)), hosted)).toBe('sometimes')
    expect(frequency(behindPassword(olderThan('pwd', 28_800)), hosted)).toBe('sometimes')
  })

  it('on the password does not hold behind the password', () => {
    expect(frequency(behindPassword(olderThan('pwd', 1)))).toBe('never')
    expect(frequency(behindPassword({ not: olderThan('pwd', 1) }))).toBe('always')
    expect(frequency(behindPassword({ or: [olderThan('pwd', 60), olderThan('mfa', 60)] }))).toBe(
      'always',
    )
    expect(frequency(behindPassword({ and: [olderThan('pwd', 60), olderThan('mfa', 60)] }))).toBe(
      'never',
    )
  })

  it('on the password is not known once somebody was asked for something else, or may have been', () => {
    const condition = olderThan('pwd', 60)
    expect(frequency([{ type: 'LOGIN' }, { type: 'AGREEMENT' }, { type: mfa, condition }])).toBe(
      'sometimes',
    )
    expect(frequency([{ type: 'IDENTIFIER_FIRST' }, { type: mfa, condition }])).toBe('sometimes')
    expect(frequency([{ type: 'IDENTITY_PROVIDER' }, { type: mfa, condition }])).toBe('sometimes')
    expect(
      frequency([
        { type: 'LOGIN', condition: risky },
        { type: mfa, condition },
      ]),
    ).toBe('sometimes')
  })

  it('on the second factor counts one of this very flow', () => {
    const again = [
      { type: mfa, condition: risky },
      { type: mfa, condition: olderThan('mfa', 60) },
    ]
    expect(frequency(again)).toBe('always')
    const second = { isWanted: (step: PolicyStep) => step.type === 'SECOND', entry: embedded }
    const steps = [
      { type: mfa },
      { type: 'SECOND', condition: parseCondition(olderThan('mfa', 60), '1') },
    ]
    expect(judgeFrequency(steps, second)).toBe('never')
  })

  it('on the password is not known where a hint stands for it', () => {
    expect(frequency(only(olderThan('pwd', 60)), confirming)).toBe('sometimes')
    expect(frequency(behindPassword(olderThan('pwd', 60)), confirming)).toBe('sometimes')
    expect(frequency(behindPassword(olderThan('mfa', 60)), confirming)).toBe('always')
  })

  it('on another authenticator is not known once a factor was given', () => {
    expect(frequency(only(olderThan('fido2', 60)))).toBe('always')
    expect(frequency(behindPassword(olderThan('fido2', 60)))).toBe('sometimes')
  })

  it('with two ages knows that what is older than an hour is older than a minute', () => {
    const either = { or: [olderThan('mfa', 60), { not: olderThan('mfa', 3600) }] }
    expect(frequency(only(either), hosted)).toBe('always')
    const both = { and: [{ not: olderThan('mfa', 60) }, olderThan('mfa', 3600)] }
    expect(frequency(only(both), hosted)).toBe('never')
  })
})

describe('what nobody can know', () => {
  it.each([
    ['an attribute', equals('mfaEnabled', true)],
    ['a text in an attribute', { value: '${user.email}', contains: '@bank.example' }],
    ['a range of addresses', inRange('10.0.0.0/8')],
    ['no range of addresses', { not: inRange('10.0.0.0/8') }],
    ['a risk', risky],
    ['an anonymous network', anonymous],
    ['a distance', tooFar],
    [
      'an attribute, or an age that holds not',
      { or: [equals('type', 'staff'), { not: olderThan('mfa', 5) }] },
    ],
    [
      'an age that holds, and an attribute',
      { and: [olderThan('mfa', 5), equals('type', 'staff')] },
    ],
  ])('%s makes it sometimes', (_what, condition) => {
    expect(frequency(behindPassword(condition))).toBe('sometimes')
  })

  it('does not matter beside what decides by itself', () => {
    expect(frequency(behindPassword({ or: [equals('type', 'staff'), olderThan('mfa', 60)] }))).toBe(
      'always',
    )
    expect(frequency(behindPassword({ and: [anonymous, olderThan('pwd', 60)] }))).toBe('never')
  })

  it('does not matter where each way leads to a second factor', () => {
    expect(frequency(only({ or: [risky, { not: risky }] }))).toBe('always')
    const office = inRange('10.0.0.0/8')
    expect(
      frequency([
        { type: mfa, condition: office },
        { type: mfa, condition: { not: office } },
      ]),
    ).toBe('always')
    expect(
      frequency(only({ and: [equals('population.id', 'a'), equals('population.id', 'b')] })),
    ).toBe('never')
    expect(frequency(only({ or: [equals('mfaEnabled', true), equals('mfaEnabled', false)] }))).toBe(
      'always',
    )
  })

  it('an attribute that may have several values may be two things at once', () => {
    expect(frequency(only({ and: [equals('groups', 'a'), equals('groups', 'b')] }))).toBe(
      'sometimes',
    )
  })
})

describe('a shape that is not documented', () => {
  it.each([
    {},
    { and: [] },
    { or: [] },
    { not: [] },
    { and: {} },
    { and: [olderThan('mfa', 60)], or: [risky] },
    { secondsSince: '${session.lastSignOn.withAuthenticator.mfa.at}', less: 60 },
    { secondsSince: '${session.lastSignOn.withAuthenticator.mfa.at}', greater: '60' },
    { secondsSince: '${session.lastSignOn.withAuthenticator.mfa.at}', greater: 60, ignore: true },
    { secondsSince: '${user.lastSignOn.at}', greater: 60 },
    { value: '${session.lastSignOn.withAuthenticator.mfa.at}', equals: null },
    { value: 'user.mfaEnabled', equals: true },
    { sessionAge: '${session.lastSignOn.withAuthenticator.mfa.at}' },
    'true',
    true,
    [],
  ])('%j is sometimes, and so is its contrary', (condition) => {
    expect(frequency(only(condition))).toBe('sometimes')
    expect(frequency(only({ not: condition }))).toBe('sometimes')
    expect(frequency(only({ or: [condition, { not: condition }] }))).toBe('sometimes')
  })

  it('a tree that is too deep, or too wide, is read no further', () => {
    const deep = Array.from({ length: 100_000 }).reduce<object>((inner) => ({ not: inner }), risky)
    expect(frequency(only(JSON.parse(writeDeep(500))))).toBe('sometimes')
    expect(deep).toBeDefined()
    const wide = { or: Array.from({ length: 600 }, (_, index) => equals('type', `${index}`)) }
    expect(frequency(only(wide))).toBe('sometimes')
  })

  it('many questions end in time, undecided', () => {
    const many = {
      and: Array.from({ length: 190 }, (_, index) => ({
        or: [equals('type', `${index}`), { not: equals('type', `${index}`) }],
      })),
    }
    expect(['always', 'sometimes']).toContain(frequency(only(many)))
  }, 10_000)
})

function writeDeep(depth: number): string {
  return `${'{"not":'.repeat(depth)}{"value":"\${user.a}","equals":1}${'}'.repeat(depth)}`
}

/** A world: everything that a sign-on may be, and that nobody knows before. */
interface World {
  readonly population: string
  readonly isMfaEnabled: boolean
  readonly isRisky: boolean
  readonly isInOffice: boolean
  /** Seconds since the last one in the browser's session; absent: there is no session. */
  readonly mfaAge?: number
}

const worlds: readonly World[] = ['a', 'b', 'c'].flatMap((population) =>
  [true, false].flatMap((isMfaEnabled) =>
    [true, false].flatMap((isRisky) =>
      [true, false].flatMap((isInOffice) =>
        [undefined, 5, 30, 300].map((mfaAge) => ({
          population,
          isMfaEnabled,
          isRisky,
          isInOffice,
          ...(mfaAge !== undefined && { mfaAge }),
        })),
      ),
    ),
  ),
)

/** A tree, and what it says in a world: written down apart from what is tested. */
interface Tree {
  readonly json: unknown
  readonly holds: (world: World) => boolean
}

const leaves: readonly Tree[] = [
  { json: equals('population.id', 'a'), holds: ({ population }) => population === 'a' },
  { json: equals('population.id', 'b'), holds: ({ population }) => population === 'b' },
  { json: equals('mfaEnabled', true), holds: ({ isMfaEnabled }) => isMfaEnabled },
  { json: equals('mfaEnabled', false), holds: ({ isMfaEnabled }) => !isMfaEnabled },
  { json: risky, holds: ({ isRisky }) => isRisky },
  { json: inRange('10.0.0.0/8'), holds: ({ isInOffice }) => isInOffice },
  { json: olderThan('mfa', 10), holds: ({ mfaAge }) => mfaAge === undefined || mfaAge > 10 },
  { json: olderThan('mfa', 100), holds: ({ mfaAge }) => mfaAge === undefined || mfaAge > 100 },
]

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...leaves),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      json: { and: parts.map(({ json }) => json) },
      holds: (world: World) => parts.every(({ holds }) => holds(world)),
    })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      json: { or: parts.map(({ json }) => json) },
      holds: (world: World) => parts.some(({ holds }) => holds(world)),
    })),
    tie('tree').map(({ json, holds }) => ({
      json: { not: json },
      holds: (world: World) => !holds(world),
    })),
  ),
})).tree

function bruteForce(runs: (world: World) => boolean, among: readonly World[]): string {
  const seen = new Set(among.map(runs))
  return seen.size > 1 ? 'sometimes' : seen.has(true) ? 'always' : 'never'
}

describe('over all worlds', () => {
  it('a tree is always, sometimes or never true, exactly as its worlds say', () => {
    fc.assert(
      fc.property(trees, ({ json, holds }) => {
        expect(frequency(only(json), hosted)).toBe(bruteForce(holds, worlds))
      }),
      { numRuns: 2000 },
    )
  })

  it('without a session, only the worlds without one count', () => {
    const without = worlds.filter(({ mfaAge }) => mfaAge === undefined)
    fc.assert(
      fc.property(trees, ({ json, holds }) => {
        expect(frequency(only(json))).toBe(bruteForce(holds, without))
      }),
      { numRuns: 1000 },
    )
  })

  it('two steps are asked for when either is', () => {
    const without = worlds.filter(({ mfaAge }) => mfaAge === undefined)
    fc.assert(
      fc.property(trees, trees, (one, other) => {
        const steps = [
          { type: mfa, condition: one.json },
          { type: mfa, condition: other.json },
        ]
        const runs = (world: World): boolean => one.holds(world) || other.holds(world)
        expect(frequency(steps)).toBe(bruteForce(runs, without))
      }),
      { numRuns: 1000 },
    )
  })
})
