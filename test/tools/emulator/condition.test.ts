// Conditions of policy actions: which trees there are, and of which sign-ons they are true.
import { describe, expect, it } from 'vitest'
import { parseCondition } from '../../../src/tools/emulator/condition.js'
import {
  holds,
  isInRanges,
  type ConditionFacts,
} from '../../../src/tools/emulator/condition-facts.js'

const nowMs = Date.parse('2030-01-02T03:04:05Z')
const agoMs = (seconds: number): number => nowMs - seconds * 1000
const never = { passwordAtMs: undefined, mfaAtMs: undefined }

const facts: ConditionFacts = {
  nowMs,
  flow: never,
  remoteIp: '10.1.2.3',
  user: {
    id: 'u',
    username: 'maya',
    enabled: true,
    mfaEnabled: true,
    population: { id: 'p' },
    password: { value: 'secret' },
    groups: ['staff', 'night'],
  },
}

const since = (factor: string, greater: number): object => ({
  secondsSince: `\${session.lastSignOn.withAuthenticator.${factor}.at}`,
  greater,
})
const remoteIp = '${flow.request.http.remoteIp}'
const inRange = (...ipRange: readonly string[]): object => ({ contains: remoteIp, ipRange })
const risk = (minScore: number, maxScore: number): object => ({
  ipRisk: { minScore, maxScore },
  valid: remoteIp,
})
const anonymous = (...allowed: readonly string[]): object => ({
  anonymousNetwork: allowed,
  valid: remoteIp,
})
const geoVelocity = {
  geoVelocity: remoteIp,
  valid: {
    previousSuccessfulAuthenticationIp: '${user.lastSignOn.remoteIp}',
    previousSuccessfulAuthenticationTime: '${user.lastSignOn.at}',
  },
}
const isMaya = { value: '${user.username}', equals: 'maya' }
const isSam = { value: '${user.username}', equals: 'sam' }

interface Row {
  readonly what: string
  readonly condition: object
  readonly facts?: Partial<ConditionFacts>
  readonly is: boolean
}

const rows: readonly Row[] = [
  { what: 'a factor never given is too long ago', condition: since('pwd', 60), is: true },
  {
    what: 'a factor of the session counts',
    condition: since('mfa', 60),
    facts: { session: { ...never, mfaAtMs: agoMs(59) } },
    is: false,
  },
  {
    what: 'a factor of the session gets old',
    condition: since('mfa', 60),
    facts: { session: { ...never, mfaAtMs: agoMs(61) } },
    is: true,
  },
  {
    what: 'a factor of this flow counts, whatever the session says',
    condition: since('pwd', 60),
    facts: { flow: { ...never, passwordAtMs: agoMs(1) }, session: { ...never, passwordAtMs: 0 } },
    is: false,
  },
  {
    what: 'another factor of this flow does not',
    condition: since('mfa', 60),
    facts: { flow: { ...never, passwordAtMs: agoMs(1) } },
    is: true,
  },
  { what: 'a value of the user', condition: isMaya, is: true },
  { what: 'another value of the user', condition: isSam, is: false },
  { what: 'a flag', condition: { value: '${user.mfaEnabled}', equals: true }, is: true },
  {
    what: 'a flag is no text',
    condition: { value: '${user.mfaEnabled}', equals: 'true' },
    is: false,
  },
  { what: 'a nested value', condition: { value: '${user.population.id}', equals: 'p' }, is: true },
  {
    what: 'a value that the state leaves out',
    condition: { value: '${user.lifecycle.status}', equals: 'ACCOUNT_OK' },
    is: true,
  },
  {
    what: 'one of several values',
    condition: { value: '${user.groups}', equals: 'night' },
    is: true,
  },
  { what: 'a part of a text', condition: { value: '${user.username}', contains: 'ay' }, is: true },
  { what: 'no part of it', condition: { value: '${user.username}', contains: 'x' }, is: false },
  {
    what: 'the password is not there to be asked',
    condition: { value: '${user.password.value}', equals: 'secret' },
    is: false,
  },
  {
    what: 'nor is what every object has',
    condition: { value: '${user.constructor.name}', equals: 'Object' },
    is: false,
  },
  { what: 'an address in a range', condition: inRange('10.0.0.0/8'), is: true },
  { what: 'an address in another range', condition: inRange('11.0.0.0/8', '::/0'), is: false },
  { what: 'an address by itself', condition: inRange('10.1.2.3'), is: true },
  {
    what: 'an IPv6 address',
    condition: inRange('10.0.0.0/8', '2001:db8::/32'),
    facts: { remoteIp: '2001:db8::1' },
    is: true,
  },
  {
    what: 'no address is in no range',
    condition: inRange('0.0.0.0/0'),
    facts: { remoteIp: '' },
    is: false,
  },
  { what: 'an ordinary address has the risk 0', condition: risk(80, 100), is: false },
  { what: 'which is within 0 to 10', condition: risk(0, 10), is: true },
  {
    what: 'a risky address has 100',
    condition: risk(80, 100),
    facts: { remoteIp: '198.51.100.7' },
    is: true,
  },
  { what: 'an ordinary network is not anonymous', condition: anonymous(), is: false },
  {
    what: 'an anonymous one is',
    condition: anonymous('10.0.0.0/8'),
    facts: { remoteIp: '203.0.113.7' },
    is: true,
  },
  {
    what: 'unless it is allowed',
    condition: anonymous('203.0.113.0/28'),
    facts: { remoteIp: '203.0.113.7' },
    is: false,
  },
  { what: 'nobody travels too fast', condition: geoVelocity, is: false },
  { what: 'not', condition: { not: isSam }, is: true },
  { what: 'and, both', condition: { and: [isMaya, { not: isSam }] }, is: true },
  { what: 'and, one', condition: { and: [isMaya, isSam] }, is: false },
  { what: 'or, one', condition: { or: [isSam, isMaya] }, is: true },
  { what: 'or, none', condition: { or: [isSam, { not: isMaya }] }, is: false },
  {
    what: 'a tree in a tree',
    condition: { not: { or: [isSam, { and: [isMaya, inRange('11.0.0.0/8')] }] } },
    is: true,
  },
]

describe('a condition', () => {
  it.each(rows)('$what: $is', ({ condition, facts: others = {}, is }) => {
    const parsed = parseCondition(condition)
    if (parsed === undefined) throw new Error('this is a condition')
    expect(holds(parsed, { ...facts, ...others })).toBe(is)
  })

  it('on the user is true of nobody, and its opposite of everybody', () => {
    const { user, ...nobody } = facts
    const [is, isNot] = [parseCondition(isMaya), parseCondition({ not: isMaya })]
    if (is === undefined || isNot === undefined) throw new Error('these are conditions')
    expect([holds(is, nobody), holds(isNot, nobody)]).toEqual([false, true])
  })

  it('on a factor that no flow here knows is 501', () => {
    const parsed = parseCondition(since('fido2', 60))
    if (parsed === undefined) throw new Error('this is a condition')
    expect(() => holds(parsed, facts)).toThrow(
      expect.objectContaining({
        status: 501,
        message: expect.stringContaining('fido2') as unknown,
      }),
    )
  })
})

describe('no condition', () => {
  it.each([
    [undefined],
    ['text'],
    [[isMaya]],
    [{}],
    [{ and: [] }],
    [{ or: isMaya }],
    [{ and: [isMaya, {}] }],
    [{ not: {} }],
    [since('pwd', 0)],
    [since('pwd', 1.5)],
    [{ secondsSince: '${session.lastSignOn.pwd.at}', greater: 60 }],
    [inRange('10.0.0.0/33')],
    [inRange('ten')],
    [inRange('10.0.0.0/8/8')],
    [{ contains: '${user.username}', ipRange: ['10.0.0.0/8'] }],
    [{ ipRisk: { minScore: 'high' }, valid: remoteIp }],
    [{ ipRisk: { minScore: 1, maxScore: 2 } }],
    [{ geoVelocity: remoteIp }],
    [anonymous('everywhere')],
    [{ value: '${user.}', equals: 'x' }],
    [{ value: '${session.id}', equals: 'x' }],
    [{ value: '${user.username}' }],
    [{ mood: 'good' }],
  ])('is %j', (value) => {
    expect(parseCondition(value)).toBeUndefined()
  })

  it('is a tree deeper than anybody’s policy', () => {
    const tree = Array.from({ length: 25 }).reduce<object>((part) => ({ not: part }), isMaya)
    expect(parseCondition(tree)).toBeUndefined()
  })
})

it('an IPv4 address in IPv6 clothes is in the ranges of IPv4', () => {
  expect(isInRanges('::ffff:10.1.2.3', ['10.0.0.0/8'])).toBe(true)
})
