// Reads where the app is, and where messages go.
import { normalisePhone, tidyPhone } from '../phone-number.js'
import { findTextProblem, readText, type Members } from './members.js'

const writeUrl = 'the public URL of the app, such as https://bank.example or http://localhost:3000'
const writePhone = 'a phone number with + and country code, such as +46705550101'
const writeEmail = 'an email address, such as maya@bank.example'

const emailPattern =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i

/** Reads the public URL of the app, without a slash at its end. */
export function readBaseUrl(members: Members, name: string): string {
  if (!members.has(name)) {
    members.refuse(name, `is missing: write ${writeUrl}`)
    return ''
  }
  const text = readText(members, { name, write: writeUrl, longest: 1000 })
  if (text === undefined) return ''
  const problem = findUrlProblem(text)
  if (problem !== undefined) {
    members.refuse(name, problem)
    return ''
  }
  const url = new URL(text)
  return url.origin + url.pathname.replace(/\/+$/, '')
}

function findUrlProblem(text: string): string | undefined {
  if (!/^https?:\/\/[^/\\]/i.test(text) || /[\s\\]/.test(text) || !URL.canParse(text)) {
    return `is no URL: write ${writeUrl}`
  }
  const url = new URL(text)
  if (/[?#]/.test(text)) return 'must not have a query or a fragment: write it without'
  if (url.username !== '' || url.password !== '') return 'must not have a user name or a password'
  if (text.includes('*')) return 'must not have a wildcard: write one host'
  if (url.pathname.includes('//')) return 'must not have // in its path'
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1'].includes(url.hostname)) {
    return 'is plain http: write https; http is for localhost and 127.0.0.1 only'
  }
  return undefined
}

/** Reads a path below the public URL. */
export function readPath(
  members: Members,
  { name, fallback }: { readonly name: string; readonly fallback: string },
): string {
  const write = `a path such as ${fallback}`
  const text = readText(members, { name, write })
  if (text === undefined) return fallback
  if (/^(?:\/[a-z0-9_~.-]*[a-z0-9_~-])+$/i.test(text)) return text
  members.refuse(name, `is no path: write ${write}`)
  return fallback
}

/** Reads a phone number, in whichever spelling people use. */
export function readPhone(members: Members, name: string): string | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  if (typeof value === 'string' && value.length <= mostOfPhone) {
    if (normalisePhone(value) !== undefined) return tidyPhone(value)
  }
  const problem = findTextProblem(value, { write: writePhone })
  members.refuse(name, problem ?? `is no phone number: write ${writePhone}`)
  return undefined
}

const mostOfPhone = 60

/** Reads an email address. */
export function readEmail(members: Members, name: string): string | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  const problem = findTextProblem(value, { write: writeEmail, longest: 254 })
  if (problem === undefined && typeof value === 'string' && isEmail(value)) return value
  members.refuse(name, problem ?? `is no email address: write ${writeEmail}`)
  return undefined
}

function isEmail(text: string): boolean {
  return emailPattern.test(text) && !text.includes('${') && text.indexOf('@') <= 64
}

/** Says that an address is missing. */
export function refuseMissingAddress(
  members: Members,
  {
    name,
    ...options
  }: { readonly name: string; readonly kind: 'phone' | 'email'; readonly because: string },
): void {
  const write = options.kind === 'phone' ? writePhone : writeEmail
  members.refuse(name, `is missing: ${options.because}; write ${write}`)
}
