// What a voice says of a content: PingOne's speech tags, taken from the template's own words alone.

const tags =
  /<sayCharValue>([\s\S]*?)<\/sayCharValue>|<repeatMessage val="?(\d{1,2})"?>([\s\S]*?)<\/repeatMessage>|<pause\d*(?:\.\d+)?sec>/gi

/**
 * The words as they are heard: a pause is silence, a value said by characters is "4, 8, 2".
 *
 * @param fillIn Puts the values into a piece of the template; tags in them are said as they stand.
 */
export function speak(template: string, fillIn: (words: string) => string): string {
  const pieces: string[] = []
  let end = 0
  for (const match of template.matchAll(tags)) {
    const [tag, spelled, times, repeated] = match
    pieces.push(fillIn(template.slice(end, match.index)))
    if (spelled !== undefined) pieces.push(Array.from(fillIn(spelled)).join(', '))
    if (repeated !== undefined) {
      pieces.push(speak(repeated, fillIn).repeat(Math.max(1, Number(times))))
    }
    end = match.index + tag.length
  }
  return [...pieces, fillIn(template.slice(end))].join('')
}
