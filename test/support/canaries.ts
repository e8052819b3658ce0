// Finds secrets where none may be: collects their values from what went to and came from PingOne, then searches.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PingOneMfaOptions } from 'express-pingone-mfa'

/** What the process of the apps is told. */
export interface CanarySettings {
  readonly reportFile: string
  readonly leaks: boolean
  /** Plain data: the options of each app. */
  readonly apps: readonly PingOneMfaOptions[]
}

/** One line of the report of the process. */
export type ReportEntry =
  /** `hidden` is an error as `inspect` prints it with `showHidden`. */
  | { readonly kind: 'event' | 'error' | 'hidden' | 'session'; readonly text: string }
  | {
      readonly kind: 'sent'
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'received'; readonly cookies: readonly string[]; readonly body: string }

/** A secret value with its name. */
export interface Canary {
  readonly name: string
  readonly value: string
}

/** Where something was found. */
export interface Finding {
  readonly canary: string
  readonly place: string
  readonly excerpt: string
}

/** The apps in a process of their own. */
export interface CanaryApps {
  readonly baseUrls: readonly string[]
  /** Mounts the apps. */
  start(settings: Omit<CanarySettings, 'reportFile'>): Promise<void>
  /** Ends the process and hands over what it let out. */
  finish(): Promise<{
    readonly report: readonly ReportEntry[]
    readonly stdout: string
    readonly stderr: string
  }>
}

/** Starts the process; its apps listen, and are mounted by `start`. */
export async function forkCanaryApps(nodeDebug: string): Promise<CanaryApps> {
  const folder = mkdtempSync(join(tmpdir(), 'canaries-'))
  const reportFile = join(folder, 'report')
  const output = { stdout: '', stderr: '' }
  const child = fork(fileURLToPath(new URL('./canary-app-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'test', NODE_DEBUG: nodeDebug },
    silent: true,
  })
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      output[name] += chunk
    })
  }
  const ended = once(child, 'close')
  const read = async (): Promise<unknown> => {
    const message = await Promise.race([once(child, 'message'), ended])
    if (child.exitCode !== null) throw new Error(`the apps ended: ${output.stderr.slice(-2000)}`)
    return message[0]
  }
  const ports = readPorts(await read())
  return {
    baseUrls: ports.map((port) => `http://localhost:${port}`),
    async start(settings) {
      child.send({ ...settings, reportFile })
      await read()
    },
    async finish() {
      child.kill()
      await ended
      const report = readReport(reportFile)
      rmSync(folder, { recursive: true })
      return { report, ...output }
    },
  }
}

/** Checks a message from the test. */
export function isCanarySettings(value: unknown): value is CanarySettings {
  return typeof value === 'object' && value !== null && 'reportFile' in value && 'apps' in value
}

/** The secrets in what was sent to PingOne and came back. */
export function collectCanaries(report: readonly ReportEntry[]): readonly Canary[] {
  const found = report.flatMap((entry) => {
    if (entry.kind === 'sent') return collectSent(entry)
    return entry.kind === 'received' ? collectReceived(entry) : []
  })
  return found.filter(
    ({ value }, index) => found.findIndex((other) => other.value === value) === index,
  )
}

/** Searches a text for every canary, as it is and as encodings would show it. */
export function searchFor(
  canaries: readonly Canary[],
  place: string,
  text: string,
): readonly Finding[] {
  return canaries.flatMap(({ name, value }) =>
    variantsOf(value).flatMap((variant) => {
      const at = indexOfWhole(text, variant)
      if (at < 0) return []
      const excerpt = text.slice(Math.max(0, at - 60), at + variant.length + 20)
      return [{ canary: name, place, excerpt }]
    }),
  )
}

const formSecrets = [
  'code',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'refresh_token',
  'request',
  'login_hint_token',
]
const requestSecrets = ['state', 'nonce']
const answerSecrets = ['access_token', 'refresh_token', 'id_token', 'state']

function collectSent(entry: Extract<ReportEntry, { kind: 'sent' }>): readonly Canary[] {
  const { url, headers, body } = entry
  const { pathname, searchParams } = new URL(url)
  const parameters = new URLSearchParams(body)
  const flowId = /\/flows\/([^/]+)$/.exec(pathname)?.[1] ?? searchParams.get('flowId')
  const named = [
    ...[...formSecrets, ...requestSecrets].map((name) => [name, parameters.get(name)] as const),
    ['flow id', flowId] as const,
    ['id_token_hint', searchParams.get('id_token_hint')] as const,
    ['Authorization', headers['authorization']?.split(' ')[1]] as const,
    ...cookieValues((headers['cookie'] ?? '').split('; ')),
    ...memberValues(body, ['otp', 'password']),
  ]
  return named.flatMap(([name, value]) => toCanary(name, value))
}

function collectReceived(entry: Extract<ReportEntry, { kind: 'received' }>): readonly Canary[] {
  const named = [
    ...cookieValues(entry.cookies),
    ...memberValues(entry.body, answerSecrets),
    ...memberValues(entry.body, ['code']).filter(([, value]) => !isErrorCode(value)),
  ]
  return named.flatMap(([name, value]) => toCanary(name, value))
}

function cookieValues(pairs: readonly string[]): (readonly [string, string | undefined])[] {
  return pairs.map((pair) => {
    const value = pair.split(';')[0] ?? ''
    return ['cookie of PingOne', value.slice(value.indexOf('=') + 1)] as const
  })
}

/** The members of these names, however deep. */
function memberValues(body: string, names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((name) =>
    [...body.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`, 'g'))].map(
      ([, value = '']) => [name, value] as const,
    ),
  )
}

function toCanary(name: string, value: string | null | undefined): readonly Canary[] {
  return value === null || value === undefined || value.length < 5 ? [] : [{ name, value }]
}

/** PingOne's error codes are members named `code` too. */
function isErrorCode(value: string): boolean {
  return /^[A-Z_]+$/.test(value)
}

/** As it is, percent-encoded, in base64; of a long one the beginning and the end alone. */
function variantsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value)
  const encoded = [encodeURIComponent(value), bytes.toString('base64'), bytes.toString('base64url')]
  const parts = value.length < 32 ? [] : [value.slice(-16), ...beginningOf(value)]
  return [...new Set([value, ...encoded, ...parts])]
}

/** The beginning of a JWT is the same for all of them: its header. */
function beginningOf(value: string): readonly string[] {
  return value.startsWith('eyJ') ? ['eyJhbGciOi'] : [value.slice(0, 16)]
}

/** A short number inside a longer one is another number. */
function indexOfWhole(text: string, value: string): number {
  if (!/^\d{4,12}$/.test(value)) return text.indexOf(value)
  return text.search(new RegExp(`(?<![\\w.-])${value}(?![\\w-])`))
}

function readPorts(message: unknown): readonly number[] {
  const ports: unknown =
    typeof message === 'object' && message !== null && 'ports' in message
      ? message.ports
      : undefined
  if (!Array.isArray(ports)) throw new Error('the apps told no ports')
  return ports.map(Number)
}

function readReport(file: string): readonly ReportEntry[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as ReportEntry)
}
