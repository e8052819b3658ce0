// docs/views.md and docs/steps.md leave out nothing that a page of one's own can meet.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildBrandStylesheet } from '../../src/views/assets.js'
import { messageNatures } from '../../src/models/message-natures.js'
import { stepNames } from '../../src/steps/index.js'

const document = readFileSync(new URL('../../docs/views.md', import.meta.url), 'utf8')
const steps = readFileSync(new URL('../../docs/steps.md', import.meta.url), 'utf8')
const types = readFileSync(new URL('../../src/models/model.ts', import.meta.url), 'utf8')

describe('docs/views.md', () => {
  test.each(['Purpose', 'ButtonValue', 'ErrorReason'])('names every %s', (name) => {
    const literals = readLiterals(name)
    expect(literals.length).toBeGreaterThan(2)
    for (const literal of literals) expect(document).toContain(`\`${literal}\``)
  })

  test('names every MessageCode', () => {
    for (const code of Object.keys(messageNatures)) expect(document).toContain(`\`${code}\``)
  })

  test('names every member of a model, or docs/steps.md does', () => {
    const members = [types, ...readSteps()].flatMap((source) =>
      [
        ...source.matchAll(
          /^export interface (?:StepViewBase|\w+View|LimitMembers|ApprovalFrame)\b[\s\S]*?^}/gm,
        ),
      ].flatMap(([block]) =>
        [...block.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name),
      ),
    )
    expect(new Set(members).size).toBeGreaterThan(40)
    for (const member of members) {
      expect(document + steps, member).toMatch(new RegExp(`\`${member}\\??\``))
    }
  })

  test('names every colour of the brand', () => {
    const colours = new Set(buildBrandStylesheet({ name: 'A' }).match(/--[\w-]+/g))
    for (const colour of colours) expect(document).toContain(`\`${colour}\``)
  })
})

describe('docs/steps.md', () => {
  test.each(stepNames)('says of %s when it is shown', (step) => {
    const [sentence = ''] = readStep(step)
    expect(sentence).toMatch(/^[A-Z].+\. \[Schema\]/)
  })

  test.each(stepNames)('says of %s what each member of its own is', (step) => {
    const rows = readStep(step).filter((line) => line.startsWith('| `'))
    for (const row of rows) expect(row).toMatch(/ \| [A-Z`][^|]+ \|$/)
  })
})

/** The lines below the heading of a step. */
function readStep(step: string): string[] {
  const [, section = ''] = steps.split(`\n## ${step}\n\n`)
  return (section.split('\n## ')[0] ?? '').split('\n')
}

function readSteps(): string[] {
  const folder = new URL('../../src/steps/', import.meta.url)
  const frame = new URL('../../src/models/approval-frame.ts', import.meta.url)
  const files = readdirSync(folder).map((file) => new URL(file, folder))
  return [frame, ...files].map((file) => readFileSync(file, 'utf8'))
}

function readLiterals(name: string): string[] {
  const start = types.indexOf(`export type ${name} =`)
  const block = types.slice(start, types.indexOf('\n\n', start))
  return [...block.matchAll(/'([^']+)'/g)].map(([, literal = '']) => literal)
}
