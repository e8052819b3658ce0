// What the inbox shows: messages sorted onto phones and into the mailbox. Pure.
import type { OutboxMessage } from '../outbox.js'
import type { OwnDevice, PhonePush } from '../phones.js'
import type { ConsoleUser } from './console-options.js'

/** One phone, which is one number. */
export interface Phone {
  readonly number: string
  readonly displayName: string
  readonly username: string
  readonly note: string
  readonly getsCodes: boolean
  /** Newest last. */
  readonly messages: readonly OutboxMessage[]
}

/** An app or a code device, with its latest questions. */
export interface AppPhone {
  readonly device: OwnDevice
  readonly pushes: readonly PhonePush[]
}

/** All that one look at the inbox shows. */
export interface Inbox {
  /** The phone with the newest message comes first. */
  readonly phones: readonly Phone[]
  /** Newest first. */
  readonly emails: readonly OutboxMessage[]
  /** Apps, code devices, and phones with what they were asked lately, newest first. */
  readonly appPhones: readonly AppPhone[]
  readonly users: readonly ConsoleUser[]
  /** Codes that can still be entered. */
  readonly unread: number
  readonly nowMs: number
  /** Differs when anything shown does: the newest message, and what each code is worth. */
  readonly state: string
}

/** What an inbox is built from. */
export interface InboxParts {
  readonly messages: readonly OutboxMessage[]
  readonly users: readonly ConsoleUser[]
  readonly pushes?: readonly PhonePush[]
  readonly devices?: readonly OwnDevice[]
  readonly nowMs: number
}

/** Sorts messages, newest last, onto the phones of users and of numbers no user has any more. */
export function buildInbox({
  messages,
  users,
  pushes = [],
  devices = [],
  nowMs,
}: InboxParts): Inbox {
  const emails = messages.filter((message) => isEmail(message)).reverse()
  const texts = messages.filter((message) => !isEmail(message))
  return {
    phones: buildPhones(texts, users),
    emails,
    users,
    appPhones: devices.map((device) => ({
      device,
      pushes: pushes
        .filter(({ deviceId }) => deviceId === device.id)
        .slice(-3)
        .reverse(),
    })),
    unread:
      messages.filter((message) => message.status === 'valid').length +
      pushes.filter((push) => push.status === 'waiting').length,
    nowMs,
    state: [
      messages.at(-1)?.id ?? '',
      messages.map(({ status }) => status.charAt(0)).join(''),
      ...(pushes.length === 0 ? [] : [pushes.map(({ status }) => status.charAt(0)).join('')]),
      ...devices.flatMap(({ code }) => code ?? []),
    ].join(' '),
  }
}

function isEmail(message: OutboxMessage): boolean {
  return message.deviceType === 'EMAIL'
}

function buildPhones(texts: readonly OutboxMessage[], users: readonly ConsoleUser[]): Phone[] {
  const phones = new Map<string, Phone>()
  const numbers = users.flatMap((user) => user.phones.map((number) => ({ number, ...user })))
  for (const { number, displayName, username, note, getsCodes = true } of numbers) {
    phones.set(number, { number, displayName, username, note, getsCodes, messages: [] })
  }
  for (const message of texts) {
    const phone = phones.get(message.destination) ?? buildUnknownPhone(message)
    phones.set(phone.number, { ...phone, messages: [...phone.messages, message] })
  }
  return [...phones.values()].sort((one, other) => rank(other, texts) - rank(one, texts))
}

function buildUnknownPhone({ destination, user }: OutboxMessage): Phone {
  const { displayName, username } = user
  return { number: destination, displayName, username, note: '', getsCodes: true, messages: [] }
}

/** Newest message first; then empty phones in the users' order, those that stay empty last. */
function rank(phone: Phone, texts: readonly OutboxMessage[]): number {
  const newest = phone.messages.at(-1)
  if (newest !== undefined) return texts.indexOf(newest) + 1
  return phone.getsCodes ? 0 : -1
}
