// docs/views.md leaves out nothing that a page of one's own can meet.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildBrandStylesheet } from '../../src/views/assets.js'
import { messageNatures } from '../../src/models/message-natures.js'
import { stepNames } from '../../src/steps/index.js'

const document = readFileSync(new URL('../../docs/views.md', import.meta.url), 'utf8')
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

  test('names every step', () => {
    for (const step of stepNames) expect(document).toMatch(new RegExp(`^\\| \`${step}\` +\\|`, 'm'))
  })

  test('names every member of a model', () => {
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
      expect(document, member).toMatch(new RegExp(`\`${member}\\??\``))
    }
  })

  test('names every colour of the brand', () => {
    const colours = new Set(buildBrandStylesheet({ name: 'A' }).match(/--[\w-]+/g))
    for (const colour of colours) expect(document).toContain(`\`${colour}\``)
  })
})

function readSteps(): string[] {
  const steps = new URL('../../src/steps/', import.meta.url)
  const frame = new URL('../../src/models/approval-frame.ts', import.meta.url)
  const files = readdirSync(steps).map((file) => new URL(file, steps))
  return [frame, ...files].map((file) => readFileSync(file, 'utf8'))
}

function readLiterals(name: string): string[] {
  const start = types.indexOf(`export type ${name} =`)
  const block = types.slice(start, types.indexOf('\n\n', start))
  return [...block.matchAll(/'([^']+)'/g)].map(([, literal = '']) => literal)
}
