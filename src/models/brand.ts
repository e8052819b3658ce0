// What an app may say about its looks, checked: texts and addresses, never HTML or CSS.
import { defaultAccent } from './brand-colours.js'
import type { Brand } from './model.js'

/** One thing that is wrong with a brand option. */
export interface BrandProblem {
  /** Dotted path of the option, e.g. `brand.accent`. */
  readonly option: string
  /** What is wrong, to be read after the option's name. */
  readonly problem: string
}

/** All that is wrong with the brand options; empty when they can be used. */
export function findBrandProblems(brand: unknown): BrandProblem[] {
  if (!isRecord(brand)) return [{ option: 'brand', problem: 'must be an object with a `name`' }]
  return [...findKnownProblems(brand), ...findUnknownOptions(brand)]
}

/** The accent that a brand is drawn in: its own, or ours when it has none that can be used. */
export function readAccent(brand: Brand): string {
  return brand.accent !== undefined && isAccent(brand.accent) ? brand.accent : defaultAccent
}

/** True for an absolute path on our own origin. */
export function isOwnPath(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && !/[\s\\\p{Cc}]/u.test(address)
}

/** True for an https address without a user name or password in it. */
export function isHttpsAddress(address: string): boolean {
  if (!address.startsWith('https://') || !URL.canParse(address)) return false
  const { protocol, username, password } = new URL(address)
  return protocol === 'https:' && username === '' && password === '' && !hasGap(address)
}

/** True for an address that a person may be sent to for help. */
export function isHelpAddress(address: string): boolean {
  return isOwnPath(address) || isHttpsAddress(address) || isMailAddress(address)
}

/** True for an address that a page may link to or take a picture from. */
export function isPageAddress(address: string): boolean {
  return isOwnPath(address) || isHttpsAddress(address)
}

const rules: { readonly [Option in keyof Brand]-?: (value: unknown) => string | undefined } = {
  name: checkName,
  logoUrl: checkAddress,
  logoDarkUrl: checkAddress,
  logoAlt: checkText,
  iconUrl: checkAddress,
  accent: (value) =>
    value === undefined || (typeof value === 'string' && isAccent(value))
      ? undefined
      : 'must be a colour like #1F4FD8',
  helpUrl: (value) =>
    value === undefined || (typeof value === 'string' && isHelpAddress(value))
      ? undefined
      : 'must be a path that starts with /, an https address, or a mailto: address',
  privacyUrl: checkAddress,
  appName: (value) => (value === undefined ? undefined : checkName(value)),
}

function findKnownProblems(brand: Readonly<Record<string, unknown>>): BrandProblem[] {
  const problems = Object.entries(rules).flatMap(([option, check]) => {
    const problem = check(brand[option])
    return problem === undefined ? [] : [{ option: `brand.${option}`, problem }]
  })
  const isLogoMissing = brand['logoUrl'] === undefined && brand['logoDarkUrl'] !== undefined
  if (!isLogoMissing) return problems
  return [
    ...problems,
    { option: 'brand.logoDarkUrl', problem: 'needs a `brand.logoUrl` beside it' },
  ]
}

function findUnknownOptions(brand: Readonly<Record<string, unknown>>): BrandProblem[] {
  return Object.keys(brand)
    .filter((option) => !Object.hasOwn(rules, option))
    .map((option) => ({
      option: `brand.${option}`,
      problem: `is not an option; there are ${Object.keys(rules).join(', ')}`,
    }))
}

function checkName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return 'must be a text that is not empty'
  if (Array.from(value).length > 40) return 'must have at most 40 characters'
  return checkText(value)
}

function checkText(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') return 'must be a text'
  return /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(value)
    ? 'must not contain control characters or line breaks'
    : undefined
}

function checkAddress(value: unknown): string | undefined {
  return value === undefined || (typeof value === 'string' && isPageAddress(value))
    ? undefined
    : 'must be a path that starts with /, or an https address'
}

function isAccent(value: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(value)
}

function isMailAddress(address: string): boolean {
  return /^mailto:[^\s@<>"'\p{Cc}]+@[^\s@<>"'\p{Cc}]+$/u.test(address)
}

function hasGap(address: string): boolean {
  return /[\s\\\p{Cc}]/u.test(address)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
