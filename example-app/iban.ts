// Account numbers of recipients: an IBAN of 24 characters whose check digits are right.

/** Reads `se45 5000…` and `SE455000…`; `undefined` when a digit is mistyped. */
export function parseIban(text: string): string | undefined {
  const iban = text.replace(/ /g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{22}$/.test(iban)) return undefined
  // ISO 13616: country and check digits go last, letters count from 10, and 97 divides the rest with 1 left over.
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  return BigInt(digits) % 97n === 1n ? iban : undefined
}

/** In groups of four, as it is printed on paper. */
export function formatIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}
