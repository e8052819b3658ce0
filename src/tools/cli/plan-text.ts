// A plan for people: one line a resource, what differs below it, the sum at the end.
import type { Change, Plan, PlanStep } from '../provisioning/plan-types.js'
import { describeDifference } from './difference-text.js'
import { paint, type Paint } from './paint.js'
import type { Terminal } from './terminal.js'
import { visible, visibleLines } from './visible.js'

type Screen = Pick<Terminal, 'hasColour' | 'columns'>

/** Writes the whole plan. */
export function describePlan(plan: Plan, screen: Screen): string {
  const { bold } = paint(screen.hasColour)
  return [
    bold(describeHeading(plan)),
    '',
    ...plan.steps.flatMap((step) => describeStep(step, screen)),
    '',
    ...describeLeftovers(plan, screen),
    ...describeConfirmation(plan, screen),
    describeCounts(plan.counts),
  ].join('\n')
}

/** Writes the steps that somebody must agree to, and why. */
export function describeObjections(plan: Plan, screen: Screen): string {
  return [
    ...plan.steps
      .filter(({ needsConfirmation }) => needsConfirmation)
      .flatMap((step) => describeStep(step, screen)),
    '',
    describeNeed(screen),
  ].join('\n')
}

/** What the plan is of, in one line. */
export function describeHeading({ recipe, prefix, environmentId }: Plan): string {
  return `Recipe ${recipe} with the prefix "${visible(prefix)}" in environment ${visible(environmentId)}`
}

/** `3 to create, 1 to change, 12 unchanged` */
export function describeCounts(counts: Plan['counts']): string {
  const parts = [
    counts.conflict === 0 ? '' : `${counts.conflict} in conflict`,
    counts.create === 0 ? '' : `${counts.create} to create`,
    counts.update === 0 ? '' : `${counts.update} to change`,
    counts.none === 0 ? '' : `${counts.none} unchanged`,
  ].filter((part) => part !== '')
  const sum = parts.length === 0 ? 'Nothing is wanted' : parts.join(', ')
  if (counts.conflict > 0) return `${sum}. Nothing can be applied until the conflicts are solved.`
  return counts.create + counts.update === 0 ? `${sum}. Nothing to do.` : sum
}

const signs: Readonly<Record<Change, string>> = {
  create: '+',
  update: '~',
  none: '=',
  conflict: '!',
}

function describeStep(step: PlanStep, screen: Screen): readonly string[] {
  const colours = paint(screen.hasColour)
  const mark = step.needsConfirmation ? colours.yellow(' (needs your yes)') : ''
  const head = `${signs[step.change]} ${visible(step.title)}`
  return [
    `${colourOf(step.change, colours)(head)}${mark}  ${colours.dim(visible(step.why))}`,
    ...describeDifferences(step, screen).map((line) => `    ${line}`),
    ...describeConflict(step).map((line) => `    ${colours.red(line)}`),
    ...step.remarks.map((remark) => `    ${colours.dim(`note: ${visibleLines(remark, '    ')}`)}`),
  ]
}

function describeDifferences(step: PlanStep, screen: Screen): readonly string[] {
  if (step.change === 'conflict') return []
  return step.differences.flatMap((each) => describeDifference(each, screen.columns - 4))
}

function describeConflict({ conflict }: PlanStep): readonly string[] {
  if (conflict === undefined) return []
  const ids = conflict.ids.map(visible).join(', ')
  return [visibleLines(conflict.reason, '    '), ...(ids === '' ? [] : [`ids: ${ids}`])]
}

function colourOf(change: Change, colours: Paint): (text: string) => string {
  switch (change) {
    case 'create':
      return colours.green
    case 'update':
      return colours.yellow
    case 'conflict':
      return colours.red
    case 'none':
      return colours.dim
  }
}

function describeLeftovers({ leftovers = [] }: Plan, screen: Screen): readonly string[] {
  if (leftovers.length === 0) return []
  const { dim } = paint(screen.hasColour)
  return [
    'Made by an earlier form of this recipe and not wanted any more; only destroy removes it:',
    ...leftovers.map(({ title, id }) => `  ${visible(title)}  ${dim(visible(id))}`),
    '',
  ]
}

function describeConfirmation(plan: Plan, screen: Screen): readonly string[] {
  if (!plan.needsConfirmation) return []
  return [describeNeed(screen), 'apply asks before it does that; --yes answers beforehand.', '']
}

function describeNeed({ hasColour }: Screen): string {
  const what =
    'What needs your yes was not made by this recipe, or belongs to the whole environment.'
  return paint(hasColour).yellow(what)
}
