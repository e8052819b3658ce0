// What a plan looks like: one line a resource, differences below it, the sum at the end.
import { describe, expect, it } from 'vitest'
import { describeDifference } from '../../../src/tools/cli/difference-text.js'
import { describeObjections, describePlan } from '../../../src/tools/cli/plan-text.js'
import { buildPlan, buildStep } from './support/plans.js'

const screen = { hasColour: false, columns: 100 }

describe('a plan', () => {
  it('has a sign for each change, its differences, and the sum', () => {
    const plan = buildPlan([
      buildStep({
        change: 'create',
        differences: [
          { path: 'enabled', actual: undefined, desired: true },
          { path: 'redirectUris', actual: undefined, desired: ['http://localhost:3000/callback'] },
        ],
      }),
      buildStep({
        change: 'update',
        title: 'device authentication policy "express-app-mfa"',
        why: 'says which devices may be used',
        differences: [{ path: 'sms.otp.failure.count', actual: 5, desired: 3 }],
        remarks: ['another application uses it'],
      }),
      buildStep({ title: 'population "Test"', why: 'keeps test users apart' }),
    ])
    expect(describePlan(plan, screen)).toBe(
      `Recipe express-app with the prefix "express-app" in environment e0000000-0000-4000-8000-000000000001

+ application "express-app-web"  signs people on
    enabled: true
    redirectUris: ["http://localhost:3000/callback"]
~ device authentication policy "express-app-mfa"  says which devices may be used
    sms.otp.failure.count: 5 -> 3
    note: another application uses it
= population "Test"  keeps test users apart

1 to create, 1 to change, 1 unchanged`,
    )
  })

  it('marks what needs a yes, and says why', () => {
    const theirs = buildStep({ change: 'update', isOurs: false, needsConfirmation: true })
    const plan = buildPlan([theirs, buildStep({ title: 'population "x"' })])
    expect(describePlan(plan, screen).split('\n').slice(2)).toEqual([
      '~ application "express-app-web" (needs your yes)  signs people on',
      '= population "x"  signs people on',
      '',
      'What needs your yes was not made by this recipe, or belongs to the whole environment.',
      'apply asks before it does that; --yes answers beforehand.',
      '',
      '1 to change, 1 unchanged',
    ])
    expect(describeObjections(plan, screen)).not.toContain('population')
  })

  it('says what is in conflict, with the ids, and that nothing can be applied', () => {
    const conflict = { reason: 'there are 2 of it: rename one', ids: ['a-1', 'a-2'] }
    const lines = describePlan(buildPlan([buildStep({ change: 'conflict', conflict })]), screen)
    expect(lines.split('\n').slice(2)).toEqual([
      '! application "express-app-web"  signs people on',
      '    there are 2 of it: rename one',
      '    ids: a-1, a-2',
      '',
      '1 in conflict. Nothing can be applied until the conflicts are solved.',
    ])
  })

  it('with nothing to change says so', () => {
    const lines = describePlan(buildPlan([buildStep({})]), screen).split('\n')
    expect(lines.at(-1)).toBe('1 unchanged. Nothing to do.')
  })

  it('names what an earlier form of the recipe left', () => {
    const leftovers = [{ kind: 'population', id: 'p-1', title: 'population "old"' }] as const
    const text = describePlan(buildPlan([buildStep({})], { leftovers }), screen)
    expect(text).toContain('only destroy removes it:\n  population "old"  p-1\n')
  })

  it('is coloured only where colours are', () => {
    const plan = buildPlan([buildStep({ change: 'create' })])
    const coloured = describePlan(plan, { ...screen, hasColour: true })
    expect(coloured).toContain('\u001b[32m+ application "express-app-web"\u001b[39m')
    expect(describePlan(plan, screen)).not.toContain('\u001b')
  })

  it.each([
    ['title', { title: 'user "a\u001b[2Jb"' }, 'user "a\\u{1b}[2Jb"'],
    ['why', { why: 'x\rDone' }, 'x\\rDone'],
    ['a remark', { remarks: ['left\u202eright'] }, 'left\\u{202e}right'],
    ['an id', { conflict: { reason: 'two', ids: ['a\nb'] } }, 'ids: a\\nb'],
  ])('shows what is hidden in %s', (_, step, expected) => {
    const text = describePlan(buildPlan([buildStep({ change: 'conflict', ...step })]), screen)
    expect(text).toContain(expected)
    expect(text).not.toMatch(/[\u001b\r\u202e]/)
  })
})

describe('a difference', () => {
  const write = (actual: unknown, desired: unknown, columns = 100): readonly string[] =>
    describeDifference({ path: 'content', actual, desired }, columns)

  it.each([
    [undefined, 'new', ['content: "new"']],
    [undefined, undefined, ['content: nothing']],
    ['old', 'new', ['content: "old" -> "new"']],
    [null, false, ['content: nothing -> false']],
    [['b', 'a'], ['a'], ['content: ["b", "a"] -> ["a"]']],
    [
      { duration: 0, timeUnit: 'MINUTES' },
      1,
      ['content: { duration: 0, timeUnit: "MINUTES" } -> 1'],
    ],
    [{}, [], ['content: {} -> []']],
    ['a\nb\u202e"', 'ü', ['content: "a\\nb\\u{202e}\\"" -> "ü"']],
  ])('of %j and %j is %j', (actual, desired, lines) => {
    expect(write(actual, desired)).toEqual(lines)
  })

  it('that does not fit stands on lines of its own', () => {
    expect(write(['https://one.example/callback'], ['https://two.example/callback'], 60)).toEqual([
      'content:',
      '  - ["https://one.example/callback"]',
      '  + ["https://two.example/callback"]',
    ])
  })

  it('of two long texts begins where they part', () => {
    const start = 'Your code is on its way to you, '.repeat(5)
    const lines = write(`${start}${'a'.repeat(300)}`, `${start}b`, 60)
    expect(lines).toEqual([
      'content:',
      `  - "…way to you, ${'a'.repeat(107)}…" (460 characters)`,
      '  + "…way to you, b"',
    ])
  })

  it('of a long list tells how much more there is', () => {
    const list = Array.from({ length: 15 }, (_, index) => index)
    expect(write(undefined, list)).toEqual([
      'content: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 3 more]',
    ])
  })
})
