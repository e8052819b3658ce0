// What destroying would remove, restore and keep, for people.
import type { DestroyPlan, DestroyStep, Removal } from '../provisioning/progress.js'
import { paint, type Paint } from './paint.js'
import type { Terminal } from './terminal.js'
import { visible, visibleLines } from './visible.js'

/** Writes everything that destroying would do. */
export function describeDestroyPlan(
  plan: DestroyPlan,
  { hasColour }: Pick<Terminal, 'hasColour'>,
): string {
  const colours = paint(hasColour)
  return [
    colours.bold(
      `What was made with the prefix "${visible(plan.prefix)}" in environment ${visible(plan.environmentId)}`,
    ),
    '',
    ...plan.steps.flatMap((step) => describeStep(step, colours)),
    ...(plan.steps.length === 0 ? [] : ['']),
    describeRemovals(plan.steps),
  ].join('\n')
}

/** `4 to remove, 1 to restore, 2 kept` */
export function describeRemovals(steps: readonly DestroyStep[]): string {
  const count = (removal: Removal): number =>
    steps.filter((each) => each.removal === removal).length
  const parts = [
    [count('delete'), 'to remove'],
    [count('restore'), 'to restore'],
    [count('gone'), 'gone already'],
    [count('kept'), 'kept'],
  ] as const
  const sum = parts.flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]))
  if (sum.length === 0) return 'Nothing is known of anything made here. Nothing to do.'
  return count('delete') + count('restore') === 0
    ? `${sum.join(', ')}. Nothing to do.`
    : sum.join(', ')
}

const signs: Readonly<Record<Removal, string>> = {
  delete: '-',
  restore: '~',
  gone: '=',
  kept: '!',
}

function describeStep(step: DestroyStep, colours: Paint): readonly string[] {
  const line = `${signs[step.removal]} ${visible(step.title)}`
  return [
    `${colourOf(step.removal, colours)(line)}  ${colours.dim(visible(step.id))}`,
    ...(step.reason === undefined ? [] : [`    ${visibleLines(step.reason, '    ')}`]),
  ]
}

function colourOf(removal: Removal, colours: Paint): (text: string) => string {
  switch (removal) {
    case 'delete':
      return colours.red
    case 'restore':
    case 'kept':
      return colours.yellow
    case 'gone':
      return colours.dim
  }
}
