// Phone numbers as PingOne takes them, however a person writes them.

/**
 * A phone number with `+` and its digits only, or `undefined` when it is none.
 *
 * Blanks, brackets, dots and hyphens have no meaning, nor what a copied number has around it that nobody
 * sees; the trunk zero of `+46 (0)70…` is for calls inside the country. No country code begins with 0.
 *
 * @see [E.164](https://www.itu.int/rec/T-REC-E.164)
 */
export function normalisePhone(text: string): string | undefined {
  const plain = toPlain(text)
  if (!/^\+[0-9 .()-]+$/.test(plain)) return undefined
  const digits = digitsOf(plain)
  return /^[1-9][0-9]{6,14}$/.test(digits) ? `+${digits}` : undefined
}

/** As it was written, without what has no meaning anywhere: marks nobody sees, and the trunk zero. */
export function tidyPhone(text: string): string {
  return withoutTrunkZero(toPlain(text))
}

/** What two spellings of one number have in common; a call may lack the plus. */
export function phoneKey(text: string): string {
  return digitsOf(toPlain(text)).replace(/^00/, '')
}

/** ASCII for what looks like it: copied numbers come with blanks, hyphens and marks of their own. */
function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Cf}/gu, '')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(/\p{Pd}|\u2212/gu, '-')
    .trim()
}

function digitsOf(plain: string): string {
  return withoutTrunkZero(plain).replaceAll(/\D/g, '')
}

function withoutTrunkZero(plain: string): string {
  return plain.replace(/^(\+?[1-9]\d{0,2}[ .-]*)\(0\)/, '$1')
}
