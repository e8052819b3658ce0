// What doctor found, for people: a sign, what ought to be, what was seen, what to do.
import type { Diagnosis, Finding, Verdict } from '../provisioning/doctor/diagnosis.js'
import { paint, type Paint } from './paint.js'
import type { Terminal } from './terminal.js'
import { visible, visibleLines } from './visible.js'

/** Writes what was looked at; what was skipped is one line, and what is wrong stands at the end once more. */
export function describeDiagnosis(
  { findings, counts }: Diagnosis,
  { hasColour, isQuiet = false }: Pick<Terminal, 'hasColour'> & { readonly isQuiet?: boolean },
): string {
  const colours = paint(hasColour)
  const of = (...verdicts: readonly Verdict[]): readonly string[] =>
    findings
      .filter(({ verdict }) => verdicts.includes(verdict))
      .flatMap((finding) => describeFinding(finding, colours))
  const looked = isQuiet ? of('warn', 'fail') : of('pass', 'warn', 'fail')
  const isLong = !isQuiet && counts.fail > 0 && counts.pass + counts.warn > 0
  return [
    ...looked,
    ...(isQuiet ? [] : describeSkipped(findings, colours)),
    ...(looked.length === 0 ? [] : ['']),
    ...(isLong ? [colours.bold('To fix'), ...of('fail'), ''] : []),
    describeCounts(counts),
  ].join('\n')
}

/** Why nothing can be said of them is said once for all that share it. */
function describeSkipped(findings: Diagnosis['findings'], colours: Paint): readonly string[] {
  const skipped = findings.filter(({ verdict }) => verdict === 'skipped')
  const reasons = new Set(skipped.map(({ evidence }) => evidence))
  return [...reasons].map((reason) => {
    const count = skipped.filter(({ evidence }) => evidence === reason).length
    const checks = count === 1 ? '1 check' : `${count} checks`
    const words = visibleLines(reason.replace(/^not looked at: /, ''), '    ')
    const why = words === '' ? '' : `: ${words}`
    return colours.dim(`${signs.skipped} ${checks} skipped${why}`)
  })
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

/** `9 fine, 1 warning, 2 wrong, 3 skipped` */
function describeCounts({ pass, warn, fail, skipped }: Diagnosis['counts']): string {
  const parts = [
    `${pass} fine`,
    warn === 0 ? '' : `${warn} ${warn === 1 ? 'warning' : 'warnings'}`,
    fail === 0 ? '' : `${fail} wrong`,
    skipped === 0 ? '' : `${skipped} skipped`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
