// Reads what a person typed as a code: spaces and hyphens go, other scripts' digits are folded.

/** Code points of the digit zero in the scripts people type digits in. */
const ZEROS = [
  0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6,
  0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
]

/** The code as ASCII digits, or why it cannot be one. */
export function readOtp(
  typed: string,
): { readonly otp: string } | { readonly mistake: 'otp_empty' | 'otp_wrong_length' } {
  if (typed.length > 64) return { mistake: 'otp_wrong_length' }
  const otp = Array.from(typed.replace(/[\s\u00ad\u2010-\u2015-]/gu, ''), foldDigit).join('')
  if (otp === '') return { mistake: 'otp_empty' }
  return /^\d{4,10}$/.test(otp) ? { otp } : { mistake: 'otp_wrong_length' }
}

function foldDigit(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const zero = ZEROS.find((candidate) => point >= candidate && point <= candidate + 9)
  return zero === undefined ? character : String(point - zero)
}
