// The emulator for a test, and the phone in the tester's hand.
import { createEmulator, type Emulator, type EmulatorOptions } from 'express-pingone-mfa/emulator'

/** Starts an emulator on a free port. */
export function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return createEmulator({ port: 0, ...options })
}

/** A message, as `GET /_emulator/messages` tells it. */
export interface ReceivedMessage {
  readonly id: string
  readonly otp: string
  readonly status: string
  readonly deviceType: string
  readonly destination: string
  readonly text: string
  readonly user: { readonly username: string }
}

/** Whose phone, and from when on. */
export interface PhoneQuery {
  readonly username: string
  /** Only messages after the one with this id. */
  readonly after?: string
}

/** Everything the person received so far, oldest first. */
export async function readMessages(
  emulator: Pick<Emulator, 'inboxUrl'>,
  query: PhoneQuery,
): Promise<readonly ReceivedMessage[]> {
  const url = new URL(`${emulator.inboxUrl}/messages`)
  url.searchParams.set('username', query.username)
  if (query.after !== undefined) url.searchParams.set('after', query.after)
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`${url.pathname} answered ${String(response.status)}`)
  return parseMessages(await response.json())
}

/** The newest code that still works; waits up to two seconds for it to arrive. */
export async function readOtp(
  emulator: Pick<Emulator, 'inboxUrl'>,
  query: PhoneQuery,
): Promise<string> {
  const deadline = Date.now() + 2000
  for (;;) {
    const messages = await readMessages(emulator, query)
    const newest = messages.findLast(({ status }) => status === 'valid')
    if (newest !== undefined) return newest.otp
    if (Date.now() > deadline) throw new Error(`no valid code arrived for ${query.username}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A code of the same length that is certainly wrong. */
export function wrongOtp(otp: string): string {
  return otp.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
}

/** Calls one of the emulator's own controls, e.g. `clock` with `{ advanceSeconds: 60 }`. */
export async function controlEmulator(
  emulator: Pick<Emulator, 'inboxUrl'>,
  control: string,
  body: unknown = {},
  method = 'POST',
): Promise<void> {
  const response = await fetch(`${emulator.inboxUrl}/${control}`, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) {
    throw new Error(`${control} answered ${String(response.status)}: ${await response.text()}`)
  }
}

function parseMessages(body: unknown): readonly ReceivedMessage[] {
  const list = isRecord(body) ? body['messages'] : body
  if (!Array.isArray(list)) throw new Error('the inbox answered something that is no list')
  return list.map(parseMessage)
}

function parseMessage(value: unknown): ReceivedMessage {
  const message = isRecord(value) ? value : {}
  const user = isRecord(message['user']) ? message['user'] : {}
  return {
    id: readString(message, 'id'),
    otp: readString(message, 'otp'),
    status: readString(message, 'status'),
    deviceType: readString(message, 'deviceType'),
    destination: readString(message, 'destination'),
    text: readString(message, 'text'),
    user: { username: readString(user, 'username') },
  }
}

function readString(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name]
  if (typeof value !== 'string') throw new Error(`a message of the inbox has no ${name}`)
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
