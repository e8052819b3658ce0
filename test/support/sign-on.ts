// The steps of a sign-on as a person takes them, for tests that are about something else.
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { Agent, Page } from './browser.js'
import { readMessages, readOtp } from './start-emulator.js'

/** From a guarded page to the page that asks for the code. */
export async function reachOtpPage(
  agent: Agent,
  options: { readonly username: string; readonly path?: string },
): Promise<Page> {
  const start = await agent.get(options.path ?? '/account', { follow: true })
  return agent.submit(start, {
    button: 'continue',
    fields: { username: options.username },
    follow: true,
  })
}

/** Signs on and follows to the page asked for. */
export async function signOn(
  agent: Agent,
  options: {
    readonly emulator: Pick<Emulator, 'inboxUrl'>
    readonly username: string
    readonly path?: string
  },
): Promise<Page> {
  const { emulator, username } = options
  const before = await readMessages(emulator, { username })
  const otpPage = await reachOtpPage(agent, options)
  const after = before.at(-1)?.id
  const otp = await readOtp(emulator, { username, ...(after !== undefined && { after }) })
  return agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
}

/** Signs on at PingOne's own pages and follows to the page asked for. */
export async function signOnHosted(
  agent: Agent,
  options: {
    readonly emulator: Pick<Emulator, 'inboxUrl'>
    readonly username: string
    readonly path?: string
  },
): Promise<Page> {
  const { emulator, username } = options
  const before = await readMessages(emulator, { username })
  const start = await agent.get(options.path ?? '/account', { follow: true })
  const otpPage = await agent.submit(start, { fields: { username }, follow: true })
  const after = before.at(-1)?.id
  const otp = await readOtp(emulator, { username, ...(after !== undefined && { after }) })
  return agent.submit(otpPage, { fields: { otp }, follow: true })
}

/** Calls the emulator has answered since it was last asked to forget, by kind. */
export async function countCalls(
  emulator: Pick<Emulator, 'inboxUrl'>,
): Promise<Readonly<Record<string, number>>> {
  const response = await fetch(`${emulator.inboxUrl}/requests`)
  const body: unknown = await response.json()
  const list: readonly unknown[] = Array.isArray(body) ? body : readList(body)
  const counts: Record<string, number> = {}
  for (const entry of list) {
    const kind = kindOf(entry)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

function readList(body: unknown): readonly unknown[] {
  const requests: unknown =
    typeof body === 'object' && body !== null && 'requests' in body ? body.requests : undefined
  if (!Array.isArray(requests)) throw new Error('the request log has another shape')
  return requests
}

function kindOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('path' in entry) || !('method' in entry))
    return 'unknown'
  const path = String(entry.path)
  if (!path.includes('/flows/')) return path.split('/').at(-1) ?? 'unknown'
  if (entry.method === 'GET') return 'flow'
  const headers = 'headers' in entry ? entry.headers : undefined
  const type =
    typeof headers === 'object' && headers !== null && 'content-type' in headers
      ? String(headers['content-type'])
      : ''
  return /vnd\.pingidentity\.(.+)\+json/.exec(type)?.[1] ?? 'flow post'
}
