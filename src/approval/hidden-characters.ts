// Characters that are shown as nothing, and the few places where a script or an emoji needs them.

const ZWNJ = String.raw`\u200c`
const ZWJ = String.raw`\u200d`

// Letters that join: between two of them ZWNJ is seen (Persian).
const JOINING_SCRIPTS = ['Arab', 'Syrc', 'Mand', 'Mong', 'Nkoo', 'Adlm', 'Rohg', 'Phag', 'Sogd']
const JOINING = `(?=\\p{L})[${JOINING_SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}]`

// Signs that take the vowel of a letter away: beside one both joiners choose between forms (RFC 5892, appendix A).
const VIRAMA =
  '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u1039\\u103a\\u1714' +
  '\\u1734\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\ua806\\ua8c4\\ua953\\ua9c0\\uaaf6\\uabed' +
  '\\u{11046}\\u{110b9}\\u{11133}\\u{111c0}\\u{11235}\\u{1134d}\\u{11442}\\u{114c2}\\u{115bf}\\u{1163f}]'

const PICTOGRAPH = String.raw`\p{Extended_Pictographic}`
const FLAG_OF_A_PART_OF_BRITAIN = String.raw`\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}`

/** Where a hidden character belongs, and is seen by what it does. The character comes first: looking back from everywhere is slow. */
const NEEDED = [
  FLAG_OF_A_PART_OF_BRITAIN,
  String.raw`[0-9#*]\ufe0f\u20e3`,
  // Families, professions, hearts of a colour: emoji joined to one.
  String.raw`${PICTOGRAPH}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?(?:${ZWJ}${PICTOGRAPH}(?:\p{Emoji_Modifier}|\ufe0f)?)*`,
  String.raw`${ZWNJ}(?<=${JOINING}\p{M}*${ZWNJ})(?=${JOINING})`,
  String.raw`[${ZWNJ}${ZWJ}](?<=[\p{L}\p{M}]${VIRAMA}.)`,
  String.raw`[${ZWNJ}${ZWJ}](?<=\p{L}.)(?=${VIRAMA})`,
]

// Not to be displayed by default (UAX #44), and what annotates a text without being one.
const HIDDEN = String.raw`[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u{13430}-\u{1343f}]`

const NEEDED_OR_HIDDEN = new RegExp(`${NEEDED.join('|')}|(?<hidden>${HIDDEN})`, 'gu')

/** Finds the first character that is shown as nothing where it stands. */
export function findHidden(
  text: string,
): { readonly 0: string; readonly index: number } | undefined {
  for (const found of text.matchAll(NEEDED_OR_HIDDEN)) {
    if (found.groups?.['hidden'] !== undefined) return found
  }
  return undefined
}
