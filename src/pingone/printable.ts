// Which characters a text for people may have: none that is unseen or that a terminal obeys.

/** Control, format, halves of pairs, separators of lines and paragraphs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const everyUnprintable = new RegExp(unprintable, 'gu')

/** Whether every character is seen as what it is. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text)
}

/** The text with something else for each character that would not be seen. Default: nothing. */
export function replaceUnprintable(
  text: string,
  write: (character: string) => string = () => '',
): string {
  return text.replace(everyUnprintable, write)
}
