// What doctor found, for people: a sign, what ought to be, what was seen, what to do.
import type { Diagnosis, Finding, Verdict } from '../provisioning/doctor/diagnosis.js'
import { paint, type Paint } from './paint.js'
import type { Terminal } from './terminal.js'
import { visible, visibleLines } from './visible.js'

/** Writes everything that was looked at. */
export function describeDiagnosis(
  { findings, counts }: Diagnosis,
  { hasColour }: Pick<Terminal, 'hasColour'>,
): string {
  const colours = paint(hasColour)
  return [
    ...findings.flatMap((finding) => describeFinding(finding, colours)),
    '',
    describeCounts(counts),
  ].join('\n')
}

const signs: Readonly<Record<Verdict, string>> = { pass: '✓', warn: '!', fail: '✗', skipped: '–' }

function describeFinding({ title, verdict, evidence, cure }: Finding, colours: Paint): string[] {
  const line = `${signs[verdict]} ${visible(title)}`
  return [
    colourOf(verdict, colours)(line),
    ...(evidence === '' ? [] : [`    ${colours.dim(visibleLines(evidence, '    '))}`]),
    ...(cure === undefined ? [] : [`    ${colours.bold('→')} ${visibleLines(cure, '      ')}`]),
  ]
}

function colourOf(verdict: Verdict, colours: Paint): (text: string) => string {
  switch (verdict) {
    case 'pass':
      return colours.green
    case 'warn':
      return colours.yellow
    case 'fail':
      return colours.red
    case 'skipped':
      return colours.dim
  }
}

/** `9 fine, 1 warning, 2 wrong, 3 not looked at` */
function describeCounts({ pass, warn, fail, skipped }: Diagnosis['counts']): string {
  const parts = [
    `${pass} fine`,
    warn === 0 ? '' : `${warn} ${warn === 1 ? 'warning' : 'warnings'}`,
    fail === 0 ? '' : `${fail} wrong`,
    skipped === 0 ? '' : `${skipped} not looked at`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
