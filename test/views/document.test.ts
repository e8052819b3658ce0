// docs/views.md leaves out nothing that a page of one's own can meet.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildBrandStylesheet } from '../../src/views/assets.js'
import { pages } from './pages.js'

const document = readFileSync(new URL('../../docs/views.md', import.meta.url), 'utf8')
const types = readFileSync(new URL('../../src/models/model.ts', import.meta.url), 'utf8')

describe('docs/views.md', () => {
  test.each(['Purpose', 'ButtonValue', 'MessageCode', 'ErrorReason'])('names every %s', (name) => {
    const literals = readLiterals(name)
    expect(literals.length).toBeGreaterThan(2)
    for (const literal of literals) expect(document).toContain(`\`${literal}\``)
  })

  test('names every step', () => {
    const steps = new Set(Object.values(pages).map(({ step }) => step))
    expect(steps.size).toBe(14)
    for (const step of steps) expect(document).toMatch(new RegExp(`^\\| \`${step}\` +\\|`, 'm'))
  })

  test('names every member of a model', () => {
    const interfaces = types.slice(types.indexOf('export interface StepViewBase'))
    const models = interfaces.slice(0, interfaces.indexOf('/** A page model'))
    for (const [, member = ''] of models.matchAll(/^ {2}readonly (\w+)\??:/gm)) {
      expect(document, member).toMatch(new RegExp(`\`${member}\\??\``))
    }
  })

  test('names every colour of the brand', () => {
    const colours = new Set(buildBrandStylesheet({ name: 'A' }).match(/--[\w-]+/g))
    for (const colour of colours) expect(document).toContain(`\`${colour}\``)
  })
})

function readLiterals(name: string): string[] {
  const start = types.indexOf(`export type ${name} =`)
  const block = types.slice(start, types.indexOf('\n\n', start))
  return [...block.matchAll(/'([^']+)'/g)].map(([, literal = '']) => literal)
}
