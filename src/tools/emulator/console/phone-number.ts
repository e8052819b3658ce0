// Phone numbers as people write them: +46705550101 becomes +46 70 555 01 01.

/** How digits are grouped after the country code, for the countries test numbers come from. */
const groupings = new Map<string, readonly number[]>([
  ['1', [3, 3, 4]],
  ['31', [1, 4, 4]],
  ['33', [1, 2, 2, 2, 2]],
  ['34', [3, 3, 3]],
  ['351', [3, 3, 3]],
  ['420', [3, 3, 3]],
  ['44', [4, 6]],
  ['45', [2, 2, 2, 2]],
  ['46', [2, 3, 2, 2]],
  ['47', [3, 2, 3]],
  ['49', [3, 4, 4]],
  ['61', [3, 3, 3]],
])

/** Groups the digits of a number; one that it cannot read stays as it is. */
export function formatPhoneNumber(number: string): string {
  const { country, digits } = splitCountry(number)
  if (country === undefined || digits === undefined) return number
  const groups = groupings.get(country) ?? []
  const total = groups.reduce((sum, size) => sum + size, 0)
  return `+${country} ${cut(digits, total === digits.length ? groups : [])}`
}

/** PingOne writes a dot after the country code; without one it must be a code we know. */
function splitCountry(number: string): { country?: string; digits?: string } {
  const [, country, digits] = /^\+(\d{1,3})\.(\d+)$/.exec(number) ?? []
  if (country !== undefined && digits !== undefined) return { country, digits }
  const [, all] = /^\+(\d{5,15})$/.exec(number) ?? []
  const known = [1, 2, 3]
    .map((size) => all?.slice(0, size) ?? '')
    .find((each) => groupings.has(each))
  return all === undefined || known === undefined
    ? {}
    : { country: known, digits: all.slice(known.length) }
}

/** By the sizes given, and what is left in threes. */
function cut(digits: string, sizes: readonly number[]): string {
  const [size = 3, ...rest] = sizes
  if (digits.length <= size + (sizes.length === 0 ? 1 : 0)) return digits
  return `${digits.slice(0, size)} ${cut(digits.slice(size), rest)}`
}
