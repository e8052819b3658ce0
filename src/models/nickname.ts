// The name that a person gave a device, fit to be shown: short, and without marks that change what is around it.

/** At most 40 characters; undefined when nothing of it can be seen. */
export function readNickname(nickname: string | undefined): string | undefined {
  if (nickname === undefined) return undefined
  const clean = nickname
    .replace(
      /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
      ' ',
    )
    .replace(/\s+/gu, ' ')
    .trim()
  if (clean.replace(/[\p{Default_Ignorable_Code_Point}\p{Z}]/gu, '') === '') return undefined
  const characters = Array.from(clean)
  return characters.length <= 40 ? clean : `${characters.slice(0, 39).join('')}…`
}
