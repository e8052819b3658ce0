// Reads what a person typed or pasted as a code: what stands between and around the digits goes, other scripts' digits are folded.

/** White space, marks nobody sees (messengers put them around a code), and every kind of dash, the minus sign too. */
const between = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Pd}\u2212]/gu

/** What is copied along from a sentence or from between quotation marks or brackets. */
const around = /^[\p{Ps}\p{Pi}"'`:#]+|[\p{Pe}\p{Pf}"'`.,;:!?\u3002\uff0c\u060c\u06d4]+$/gu

/** The code as ASCII digits, or why it cannot be one. */
export function readOtp(
  typed: string,
): { readonly otp: string } | { readonly mistake: 'otp_empty' | 'otp_wrong_length' } {
  if (typed.length > 64) return { mistake: 'otp_wrong_length' }
  const digits = typed.replace(between, '').replace(around, '')
  const otp = Array.from(digits, foldDigit).join('')
  if (otp === '') return { mistake: 'otp_empty' }
  return /^\d{4,10}$/.test(otp) ? { otp } : { mistake: 'otp_wrong_length' }
}

/** Digits of every script stand in rows of ten, from zero to nine. */
function foldDigit(character: string): string {
  const point = character.codePointAt(0) ?? 0
  if (!isDigit(point)) return character
  let first = point
  while (isDigit(first - 1)) first -= 1
  return String((point - first) % 10)
}

function isDigit(point: number): boolean {
  return point >= 0 && /^\p{Nd}$/u.test(String.fromCodePoint(point))
}
