// sRGB colours in OKLCH (lightness, chroma, hue), and the WCAG contrast of two of them.

/** A colour as `#RRGGBB`. */
export type Hex = string

/** Lightness 0 to 1, chroma from 0, hue in radians. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: Hex, other: Hex): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return Math.max(first, second) / Math.min(first, second)
}

/** The colour with another lightness: hue kept, chroma reduced until it fits sRGB. */
export function withLightness(colour: Hex, lightness: number): Hex {
  const { chroma, hue } = toOklch(colour)
  const wanted = { lightness: Math.min(1, Math.max(0, lightness)), chroma, hue }
  return toHex(toLinear(fitToGamut(wanted)))
}

/** The parts of a colour. */
export function toOklch(colour: Hex): Oklch {
  const [red, green, blue] = readLinear(colour)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** `share` of one colour in the other, mixed in sRGB. */
export function mix(colour: Hex, base: Hex, share: number): Hex {
  const [from, to] = [readChannels(colour), readChannels(base)]
  return writeChannels(from.map((value, at) => value * share + (to[at] ?? 0) * (1 - share)))
}

type Triple = readonly [number, number, number]

function fitToGamut(colour: Oklch): Oklch {
  let { chroma } = colour
  while (chroma > 0 && !isInGamut(toLinear({ ...colour, chroma }))) {
    chroma = Math.max(0, chroma - chromaStep)
  }
  return { ...colour, chroma }
}

const chromaStep = 0.003

function isInGamut(linear: Triple): boolean {
  return linear.every((value) => value >= -tolerance && value <= 1 + tolerance)
}

const tolerance = 0.0001

function toLinear({ lightness, chroma, hue }: Oklch): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function toHex(linear: Triple): Hex {
  return writeChannels(
    linear
      .map((value) => Math.min(1, Math.max(0, value)))
      .map((value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)),
  )
}

function luminance(colour: Hex): number {
  const [red, green, blue] = readLinear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function readLinear(colour: Hex): Triple {
  const [red, green, blue] = readChannels(colour)
  return [linearise(red), linearise(green), linearise(blue)]
}

function linearise(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function readChannels(colour: Hex): Triple {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}

function writeChannels(channels: readonly number[]): Hex {
  const digits = channels.map((value) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('').toUpperCase()}`
}
