// What requiresApproval() is told, read once when the guard is made.
import type { Request } from 'express'
import { readLabels } from '../approval/details.js'
import { findTextProblem } from '../approval/plain-text.js'
import type { GuardOptions } from './challenge.js'
import { readAnswer, readOptions, readShownText, toWords } from './guard.js'

/** What `requiresApproval()` is told. */
export interface ApprovalGuardOptions extends GuardOptions {
  /**
   * What is approved: a plain object of 1 to 20 strings, in the order to show them. Called once a request, with
   * `req.body` as the app's parser left it.
   */
  readonly details: (req: Request) => unknown
  /** False: the request passes without approval. When it throws or answers no boolean, approval is required. */
  readonly when?: (req: Request) => boolean | Promise<boolean>
  /** What the page writes for each detail. Default: its name, written out. */
  readonly labels?: Readonly<Record<string, string>>
  /** PingOne's notification template. Default `transaction`. */
  readonly template?: string
  /** Variant of the template's contents. Default none. */
  readonly variant?: string
  /** Name/value pairs for the mobile app of a push (`pi.clientContext`); values of visible text, as details are. */
  readonly clientContext?: Readonly<Record<string, string>>
  /** Seconds until which it can be approved. Default 300. */
  readonly ttlSeconds?: number
  /** Policies of which one must come back as `acr`. Default: the option `approvalAcrValues`. */
  readonly acrValues?: readonly string[]
  /** What the page with the form is called, after "Back to": `your transfer`. Default: "Go back to" and the brand. */
  readonly returnLabel?: string
}

/** The same, complete. */
export interface ApprovalRules extends GuardOptions {
  readonly details: ApprovalGuardOptions['details']
  readonly when?: ApprovalGuardOptions['when']
  readonly labels: Readonly<Record<string, string>>
  readonly template: string
  readonly variant?: string
  readonly clientContext?: Readonly<Record<string, string>>
  readonly ttlSeconds: number
  readonly acrValues?: readonly string[]
  readonly returnLabel?: string
}

const NAMES = [
  'details',
  'when',
  'labels',
  'template',
  'variant',
  'clientContext',
  'ttlSeconds',
  'acrValues',
  'returnLabel',
]

/** @throws {TypeError} Naming the option that cannot be used. */
export function readApprovalOptions(options: unknown): ApprovalRules {
  const given = readOptions('requiresApproval', { options, known: NAMES })
  const { details, when, labels, clientContext, acrValues } = given
  if (!isDetails(details)) refuse('details must be a function from the request to its details')
  if (when !== undefined && !isPredicate(when)) refuse('when must be a function')
  const template = readName(given, 'template') ?? 'transaction'
  const variant = readName(given, 'variant')
  const returnLabel = readShownText('requiresApproval', { given, name: 'returnLabel' })
  return Object.freeze({
    ...readAnswer('requiresApproval', given),
    details,
    ...(when !== undefined && { when }),
    labels: labels === undefined ? {} : readLabels(labels),
    template,
    ...(variant !== undefined && { variant }),
    ...(clientContext !== undefined && { clientContext: readPairs(clientContext) }),
    ttlSeconds: readTtl(given),
    ...(acrValues !== undefined && { acrValues: readWords(acrValues) }),
    ...(returnLabel !== undefined && { returnLabel }),
  })
}

function isDetails(value: unknown): value is ApprovalGuardOptions['details'] {
  return typeof value === 'function'
}

function isPredicate(value: unknown): value is NonNullable<ApprovalGuardOptions['when']> {
  return typeof value === 'function'
}

function readName(given: Readonly<Record<string, unknown>>, option: string): string | undefined {
  const value = given[option]
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^[\w.-][\w .-]{0,99}$/.test(value)) return value
  return refuse(`${option} must be a name of PingOne's: up to 100 letters, digits, - _ . or spaces`)
}

function readTtl({ ttlSeconds = 300 }: Readonly<Record<string, unknown>>): number {
  if (typeof ttlSeconds === 'number' && Number.isSafeInteger(ttlSeconds)) {
    if (ttlSeconds >= 30 && ttlSeconds <= 3600) return ttlSeconds
  }
  return refuse('ttlSeconds must be a whole number of seconds, from 30 to 3600')
}

function readWords(value: unknown): readonly string[] {
  const message = "acrValues must be a list of policies, such as ['Transaction_Approval']"
  return toWords(value) ?? refuse(message)
}

function readPairs(value: unknown): Readonly<Record<string, string>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const entries = isObject ? Object.entries(value) : []
  if (!isObject || entries.some(([, text]) => typeof text !== 'string')) {
    return refuse('clientContext must be an object of strings')
  }
  for (const [name, text] of entries) {
    const problem = findTextProblem(String(text), Infinity)
    if (problem !== undefined) refuse(`clientContext.${name} ${problem}`)
  }
  return Object.freeze(Object.fromEntries(entries.map(([name, text]) => [name, String(text)])))
}

function refuse(problem: string): never {
  throw new TypeError(`requiresApproval: ${problem}`)
}
