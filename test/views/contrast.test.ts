// The fixed colours of the stylesheet, read from it, on every ground they are seen on.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { grounds } from '../../src/models/brand-colours.js'
import { contrast } from '../../src/models/oklch.js'

const stylesheet = readFileSync(
  new URL('../../src/views/assets/pages.css', import.meta.url),
  'utf8',
)
const blocks = stylesheet.split('@media (prefers-color-scheme: dark)')
const schemes = { light: readTokens(blocks[0] ?? ''), dark: readTokens(blocks[1] ?? '') }

const promises = [
  ['ink', ['canvas', 'surface', 'sunken', 'field'], 14],
  ['muted', ['canvas', 'surface', 'sunken'], 6],
  ['control', ['canvas', 'surface', 'sunken', 'field'], 3],
  ['focus', ['canvas', 'surface', 'sunken', 'field'], 5],
  ['danger', ['danger-tint', 'surface', 'field'], 5.95],
  ['warn', ['warn-tint'], 6.5],
  ['ok', ['ok-tint'], 6.5],
] as const

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const tokens = schemes[scheme]

  test.each(promises)('%s can be seen on %j with at least %d', (name, under, ratio) => {
    for (const ground of under) {
      expect(contrast(token(name), token(ground)), `${name} on ${ground}`).toBeGreaterThanOrEqual(
        ratio,
      )
    }
  })

  test('the grounds are those that the accent is fitted to', () => {
    expect({
      canvas: token('canvas'),
      surface: token('surface'),
      sunken: token('sunken'),
    }).toEqual(grounds[scheme])
  })

  function token(name: string): string {
    const value = tokens.get(name)
    if (value === undefined) throw new Error(`the stylesheet has no --${name} for ${scheme}`)
    return value
  }
})

function readTokens(block: string): Map<string, string> {
  const root = block.slice(0, block.indexOf('}'))
  return new Map(
    [...root.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [
      name,
      value.toUpperCase(),
    ]),
  )
}
