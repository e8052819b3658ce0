// Money in whole cents. A floating-point number never holds any: 0.1 + 0.2 is not 0.3.

/** 8,204.16 EUR is `820416n`. */
export type Cents = bigint

/** The one currency of this bank. */
export const CURRENCY = 'EUR'

const AMOUNT = /^(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.\d{2})?$/

/** Reads `1250`, `1250.00` and `1,250.00`; anything that could be read in two ways is `undefined`. */
export function parseAmount(text: string): Cents | undefined {
  if (!AMOUNT.test(text)) return undefined
  const [whole = '', cents = '00'] = text.replaceAll(',', '').split('.')
  return BigInt(whole + cents)
}

/** `820416n` → `8,204.16`, which `parseAmount` reads again. */
export function formatAmount(cents: Cents): string {
  const size = cents < 0n ? -cents : cents
  const fraction = String(size % 100n).padStart(2, '0')
  return `${cents < 0n ? '−' : ''}${(size / 100n).toLocaleString('en-GB')}.${fraction}`
}

/** `-420n` → `−4.20`, `318000n` → `+3,180.00` */
export function formatChange(cents: Cents): string {
  return cents > 0n ? `+${formatAmount(cents)}` : formatAmount(cents)
}
