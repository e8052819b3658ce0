// Which of the languages an app has is meant by what a browser or an app asks for (RFC 4647, lookup).

/** Finds the language for a tag: itself, or the tag without its last parts; `undefined` when there is none. */
export function findLanguage<T extends { readonly lang: string }>(
  languages: readonly T[],
  tag: string,
): T | undefined {
  const parts = tag.trim().toLowerCase().split('-').slice(0, 8)
  while (parts.length > 0) {
    const wanted = parts.join('-')
    const found = languages.find(({ lang }) => lang.toLowerCase() === wanted)
    if (found !== undefined) return found
    parts.pop()
    // A single letter or digit begins an extension: it goes with what follows it.
    if (parts.at(-1)?.length === 1) parts.pop()
  }
  return undefined
}

/** Finds the language that a browser likes best, of its header `Accept-Language`. */
export function findAccepted<T extends { readonly lang: string }>(
  languages: readonly T[],
  header: string,
): T | undefined {
  for (const tag of readRanges(header)) {
    const found = findLanguage(languages, tag)
    if (found !== undefined) return found
  }
  return undefined
}

/** The ranges by falling weight; `*` and weight 0 say nothing. */
function readRanges(header: string): readonly string[] {
  return header
    .slice(0, 1000)
    .split(',')
    .slice(0, 30)
    .map((part) => {
      const [tag = '', ...rest] = part.split(';').map((piece) => piece.trim())
      const weight = rest.find((piece) => /^q=/i.test(piece))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag) && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
