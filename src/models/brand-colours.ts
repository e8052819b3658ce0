// One accent in, the colour tokens of both schemes out, readable whatever the accent is.
import { contrast, mix, toOklch, withLightness, type Hex } from './oklch.js'

/** What an accent becomes in one scheme. */
export interface BrandColours {
  /** Ground of the primary button. */
  readonly fill: Hex
  /** Words on the fill. */
  readonly onFill: Hex
  /** Border of the primary button. */
  readonly edge: Hex
  /** Ground of the primary button under the pointer. */
  readonly hover: Hex
  /** Links and icons. */
  readonly text: Hex
  /** Quiet ground of an icon. */
  readonly tint: Hex
}

/** Accent of an app that chose none. */
export const defaultAccent = '#1F4FD8'

/** Grounds that the accent is seen on. */
export const grounds: Readonly<
  Record<
    'light' | 'dark',
    {
      readonly canvas: Hex
      readonly surface: Hex
      readonly sunken: Hex
    }
  >
> = {
  light: { canvas: '#F3F5F6', surface: '#FFFFFF', sunken: '#F6F8F9' },
  dark: { canvas: '#0D1013', surface: '#15191D', sunken: '#1B2025' },
}

/** Dark words on a light fill, in both schemes. */
export const ink = '#12181D'

/** The tokens of an accent, for light and dark. */
export function buildBrandColours(accent: Hex): {
  readonly light: BrandColours
  readonly dark: BrandColours
} {
  return { light: buildLight(accent.toUpperCase()), dark: buildDark(accent.toUpperCase()) }
}

function buildLight(accent: Hex): BrandColours {
  const { canvas, surface, sunken } = grounds.light
  const fill = makeFillReadable(accent)
  const edge = walk(fill, -step, (colour) => contrast(colour, surface) >= 3)
  const text = walk(accent, -step, (colour) =>
    [canvas, surface, sunken].every((ground) => contrast(colour, ground) >= 4.5),
  )
  return { ...fillTokens(fill), edge, text, tint: mix(text, surface, 0.08) }
}

function buildDark(accent: Hex): BrandColours {
  const { canvas, surface, sunken } = grounds.dark
  const seen = walk(accent, step, (colour) => contrast(colour, surface) >= 3)
  const fill = makeFillReadable(seen)
  const text = walk(accent, step, (colour) =>
    [canvas, surface, sunken].every((ground) => contrast(colour, ground) >= 6),
  )
  return { ...fillTokens(fill), edge: fill, text, tint: mix(text, surface, 0.14) }
}

const step = 0.005

const white = '#FFFFFF'

function makeFillReadable(colour: Hex): Hex {
  if (contrast(colour, ink) >= 4.5) return colour
  return walk(colour, -step, (candidate) => contrast(candidate, white) >= 4.5)
}

function fillTokens(fill: Hex): Pick<BrandColours, 'fill' | 'onFill' | 'hover'> {
  const isDark = contrast(fill, white) >= 4.5
  const change = isDark ? -0.05 : 0.04
  const hover = withLightness(fill, toOklch(fill).lightness + change)
  return { fill, onFill: isDark ? white : ink, hover }
}

/** The colour itself, or the nearest lighter or darker one that is good enough. */
function walk(colour: Hex, by: number, isGoodEnough: (candidate: Hex) => boolean): Hex {
  const { lightness } = toOklch(colour)
  let candidate = colour
  for (let steps = 1; !isGoodEnough(candidate) && steps <= 1 / step; steps += 1) {
    candidate = withLightness(colour, lightness + by * steps)
  }
  return candidate
}
