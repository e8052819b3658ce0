// Whatever accent an app chooses, the promises about contrast hold.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildBrandColours,
  grounds,
  ink,
  type BrandColours,
} from '../../src/models/brand-colours.js'
import { contrast } from '../../src/models/oklch.js'

const inkInTheDark = '#ECF0F3'

describe('buildBrandColours', () => {
  test.each([
    {
      accent: '#1F4FD8',
      light: { fill: '#1F4FD8', onFill: '#FFFFFF', edge: '#1F4FD8', text: '#1F4FD8' },
      dark: { fill: '#2759E2', onFill: '#FFFFFF', text: '#6D9AFF' },
      ratios: [6.6, 5.8],
    },
    {
      accent: '#0F5B46',
      light: { fill: '#0F5B46', onFill: '#FFFFFF', edge: '#0F5B46', text: '#0F5B46' },
      dark: { fill: '#2B715A', onFill: '#FFFFFF', text: '#66AA92' },
      ratios: [8.1, 5.8],
    },
    {
      accent: '#FFD400',
      light: { fill: '#FFD400', onFill: '#12181D', edge: '#AF9105', text: '#866E00' },
      dark: { fill: '#FFD400', onFill: '#12181D', text: '#FFD400' },
      ratios: [12.5, 12.5],
    },
    {
      accent: '#E6007E',
      light: { fill: '#E6007E', onFill: '#FFFFFF', edge: '#E6007E', text: '#D90677' },
      dark: { fill: '#E6007E', onFill: '#FFFFFF', text: '#FE69A3' },
      ratios: [4.5, 4.5],
    },
    {
      accent: '#FFFFFF',
      light: { fill: '#FFFFFF', onFill: '#12181D', edge: '#949494', text: '#707070' },
      dark: { fill: '#FFFFFF', onFill: '#12181D', text: '#FFFFFF' },
      ratios: [17.9, 17.9],
    },
  ])('$accent becomes the tokens that were drawn', ({ accent, light, dark, ratios }) => {
    const colours = buildBrandColours(accent)
    for (const [name, value] of Object.entries(light)) {
      expectNear(Reflect.get(colours.light, name), value, `light ${name}`)
    }
    for (const [name, value] of Object.entries(dark)) {
      expectNear(Reflect.get(colours.dark, name), value, `dark ${name}`)
    }
    expect(contrast(colours.light.fill, colours.light.onFill)).toBeCloseTo(ratios[0] ?? 0, 1)
    expect(contrast(colours.dark.fill, colours.dark.onFill)).toBeCloseTo(ratios[1] ?? 0, 1)
  })

  test('every accent stays readable in both schemes', () => {
    fc.assert(
      fc.property(accents, (accent) => {
        const { light, dark } = buildBrandColours(accent)
        const broken = [
          ...findBroken(light, grounds.light, 4.5, ink),
          ...findBroken(dark, grounds.dark, 6, inkInTheDark),
        ]
        if (broken.length > 0) throw new Error(`${accent}: ${broken.join(', ')}`)
      }),
      { numRuns: 1000 },
    )
  })

  test('writes nothing but colours', () => {
    fc.assert(
      fc.property(accents, (accent) => {
        const { light, dark } = buildBrandColours(accent)
        for (const colours of [light, dark]) {
          expect(Object.values({ ...colours }).join()).toMatch(/^(#[0-9A-F]{6},?){6}$/)
        }
      }),
    )
  })

  test('reads an accent in small letters as the same accent', () => {
    expect(buildBrandColours('#0f5b46')).toEqual(buildBrandColours('#0F5B46'))
  })
})

const accents = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0').toUpperCase()}`)

/** Every promise about contrast, and what it comes to where it is broken. */
function findBroken(
  { fill, onFill, hover, edge, text, tint }: BrandColours,
  { canvas, surface, sunken }: (typeof grounds)['light'],
  textRatio: number,
  words: string,
): string[] {
  const promised: readonly (readonly [string, string, string, number])[] = [
    ['words on fill', onFill, fill, 4.5],
    ['words on hover', onFill, hover, 4.5],
    ['edge on surface', edge, surface, 3],
    ['text on surface', text, surface, textRatio],
    ['text on canvas', text, canvas, textRatio],
    ['text on sunken', text, sunken, textRatio],
    ['icon on tint', text, tint, 3],
    ['words on tint', words, tint, 7],
  ]
  return promised
    .filter(([, one, other, ratio]) => contrast(one, other) < ratio)
    .map(([what, one, other]) => `${what} ${contrast(one, other).toFixed(2)}`)
}

function expectNear(actual: unknown, wanted: string, what: string): void {
  const channels = (colour: string): number[] =>
    [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const off = channels(String(actual)).map((value, at) =>
    Math.abs(value - (channels(wanted)[at] ?? 0)),
  )
  expect(Math.max(...off), `${what}: ${String(actual)} for ${wanted}`).toBeLessThanOrEqual(1)
}
