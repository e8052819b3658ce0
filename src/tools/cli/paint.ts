// The few colours of the command line; signs and words say the same without them.

/** Colours a text, or leaves it. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly red: (text: string) => string
}

/** Makes the colours, or none. */
export function paint(hasColour: boolean): Paint {
  const style =
    (on: number, off: number) =>
    (text: string): string =>
      hasColour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    green: style(32, 39),
    yellow: style(33, 39),
    red: style(31, 39),
  }
}
