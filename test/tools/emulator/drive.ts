// Drives the emulator over HTTP as a relying party's server would: a cookie jar and PingOne's calls.
import { createHash, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../../../src/tools/emulator/index.js'
import { parseState } from '../../../src/tools/emulator/parse-state.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
  readonly text: string
}

/** One browser's, or one server's, way to one emulator. */
export interface Client {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: string, headers?: Record<string, string>): Promise<Answer>
  form(
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** GET authorize with pi.flow, or what the parameters say. */
  authorize(parameters?: Record<string, string>): Promise<Answer>
  act(flowId: string, action: string, body: unknown): Promise<Answer>
  resume(flowId: string): Promise<Answer>
  /** Exchanges by client_secret_basic. */
  token(fields: Record<string, string>): Promise<Answer>
}

/** Starts an emulator whose default environment may be changed first. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return createEmulator(options)
}

/** A client without cookies. */
export function createClient(emulator: Emulator, application?: 'embedded' | 'hosted'): Client {
  const cookies = new Map<string, string>()
  const env = emulator.env(application)
  const base = `${emulator.url}/${emulator.environmentId}`

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie !== '') headers.set('cookie', cookie)
    const url = path.startsWith('http') ? path : `${base}${path}`
    const response = await fetch(url, { redirect: 'manual', ...init, headers })
    storeCookies(cookies, response.headers)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parse(text) }
  }

  const client: Client = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) => send(path, { method: 'POST', body, headers }),
    form: (path, fields, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    authorize: (parameters = {}) => client.get(`/as/authorize?${query(env, parameters)}`),
    act: (flowId, action, body) =>
      client.post(`/flows/${flowId}`, JSON.stringify(body), {
        'content-type': `application/vnd.pingidentity.${action}+json`,
      }),
    resume: (flowId) => client.get(`/as/resume?flowId=${flowId}`),
    token: (fields) => client.form('/as/token', fields, { authorization: basic(env) }),
  }
  return client
}

/** The Basic header of an application, percent-encoded as RFC 6749 wants. */
export function basic(env: Record<string, string>): string {
  const pair = [env['PINGONE_CLIENT_ID'], env['PINGONE_CLIENT_SECRET']]
    .map((part) => encodeURIComponent(part ?? ''))
    .join(':')
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** The newest code in the emulator's outbox, through the console as a test would. */
export async function readOtp(emulator: Emulator, username: string): Promise<string> {
  const answer = await fetch(`${emulator.inboxUrl}/messages?username=${username}`)
  const messages: unknown = await answer.json()
  const newest: unknown = Array.isArray(messages) ? messages.at(-1) : undefined
  return String(member(newest, 'otp'))
}

/** Opens a pi.flow and names the user; answers the flow's id. */
export async function openFlow(
  client: Client,
  username: string,
  parameters: Record<string, string> = {},
): Promise<string> {
  const opened = await client.authorize(parameters)
  const flowId = text(opened.body, 'id')
  await client.act(flowId, 'user.lookup', { username })
  return flowId
}

/** Signs a user of one device on by code, up to the tokens. */
export async function signOn(
  emulator: Emulator,
  client: Client,
  username = 'maya',
  parameters: Record<string, string> = {},
): Promise<Answer> {
  const flowId = await openFlow(client, username, parameters)
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, username) })
  const resumed = await client.resume(flowId)
  return client.token({
    grant_type: 'authorization_code',
    code: text(resumed.body, 'authorizeResponse', 'code'),
    redirect_uri: 'http://localhost:3000/callback',
  })
}

/** A code that is certainly not the right one. */
export function wrongOtp(otp: string): string {
  return otp
    .split('')
    .map((digit) => String((Number(digit) + 1) % 10))
    .join('')
}

/** A verifier with its S256 challenge. */
export function pkcePair(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** A member by path, or undefined. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, String(name)) : undefined,
    value,
  )
}

/** A member that must be a string. */
export function text(value: unknown, ...path: readonly (string | number)[]): string {
  const found = member(value, ...path)
  if (typeof found !== 'string')
    throw new Error(`${path.join('.')} is no string: ${JSON.stringify(value)}`)
  return found
}

/** Stands for a string of that form, where a whole body is compared. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern)
}

/** Stands for a string with that text in it. */
export function containing(part: string): unknown {
  return expect.stringContaining(part)
}

/** Stands for any number. */
export function anyNumber(): unknown {
  return expect.any(Number)
}

/** What stands first in an error's details. */
export function firstDetail(answer: Answer): unknown {
  return member(answer.body, 'details', 0)
}

/** Moves the emulator's clock. */
export async function advanceClock(emulator: Emulator, advanceSeconds: number): Promise<void> {
  await fetch(`${emulator.inboxUrl}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  })
}

/** Changes the first environment through the console; what was under way is forgotten by it. */
export async function changeState(
  emulator: Emulator,
  change: (environment: EnvironmentState) => void,
): Promise<void> {
  const state = parseState(await (await fetch(`${emulator.inboxUrl}/state`)).json())
  for (const environment of state.environments) change(environment)
  const answer = await fetch(`${emulator.inboxUrl}/state`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

function query(env: Record<string, string>, parameters: Record<string, string>): string {
  const all: Record<string, string> = {
    client_id: env['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    response_mode: 'pi.flow',
    scope: 'openid profile',
    redirect_uri: 'http://localhost:3000/callback',
    ...parameters,
  }
  const sent = Object.entries(all).filter(([, value]) => value !== '')
  return new URLSearchParams(sent).toString()
}

function storeCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
