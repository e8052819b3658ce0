// The messages PingOne would have sent: kept with their codes, so that people and tests can read them.
import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.js'

/** What became of the code in a message. `expired` is derived from the clock when listed. */
export type OutboxStatus = 'valid' | 'used' | 'replaced' | 'expired'

/** One text message, email or call, as the person would have received it. */
export interface OutboxMessage {
  readonly id: string
  readonly environmentId: string
  readonly user: OutboxUser
  readonly deviceId: string
  /** PingOne's device type: `SMS`, `EMAIL`, `VOICE`, `WHATSAPP`, … */
  readonly deviceType: string
  /** The full phone number or email address: the emulator is the phone. */
  readonly destination: string
  readonly flowId: string
  readonly otp: string
  readonly template: string
  readonly locale: string
  readonly variant?: string
  /** Only emails have one. */
  readonly subject?: string
  readonly text: string
  readonly html?: string
  /** ISO 8601. */
  readonly sentAt: string
  /** ISO 8601. */
  readonly expiresAt: string
  readonly status: OutboxStatus
}

/** Whom a message was sent to. */
export interface OutboxUser {
  readonly id: string
  readonly username: string
  readonly displayName: string
}

/** What a message says, when a notification template was rendered for it. */
export interface OutboxContent {
  readonly subject?: string
  readonly text: string
  readonly html?: string
}

/** A message to be sent: without content it gets the sign-on words of its device type. */
export interface OutgoingMessage extends Omit<
  OutboxMessage,
  'id' | 'sentAt' | 'status' | 'text' | 'subject' | 'html'
> {
  readonly brand: string
  readonly content?: OutboxContent
}

/** Which messages to list; a member that is absent does not narrow. */
export interface OutboxFilter {
  readonly username?: string
  readonly destination?: string
  /** Device type, in any case. */
  readonly type?: string
  readonly flowId?: string
}

/** The emulator's sent messages. */
export interface Outbox {
  /** Keeps a message; earlier valid ones of the same flow become `replaced`. */
  send(message: OutgoingMessage): OutboxMessage
  /** The newest valid code of the flow was entered; any other of that flow is worth nothing now. */
  markUsed(flowId: string): void
  /** The flow takes no code that was sent before now. */
  voidCodes(flowId: string): void
  /** The messages that match, newest last. */
  list(filter?: OutboxFilter): readonly OutboxMessage[]
  /** Forgets every message. */
  clear(): void
}

/** Makes an outbox that keeps the newest messages. */
export function createOutbox(options: {
  readonly clock: Clock
  /** How many messages are kept; the oldest go first. Default: 500. */
  readonly maxMessages?: number
}): Outbox {
  const { clock, maxMessages = 500 } = options
  let messages: readonly OutboxMessage[] = []

  function voidCodes(flowId: string): void {
    messages = messages.map((each) =>
      each.flowId === flowId ? withStatus(each, 'replaced') : each,
    )
  }

  return {
    send(outgoing) {
      const message = buildMessage(outgoing, clock.now())
      voidCodes(message.flowId)
      messages = [...messages, message].slice(-maxMessages)
      return message
    },
    markUsed(flowId) {
      const used = messages.findLast((each) => each.flowId === flowId && each.status === 'valid')
      messages = messages.map((each) => {
        if (each === used) return withStatus(each, 'used')
        return each.flowId === flowId ? withStatus(each, 'replaced') : each
      })
    },
    voidCodes,
    list(filter = {}) {
      const now = clock.now()
      return messages.filter((each) => matches(each, filter)).map((each) => atTime(each, now))
    },
    clear() {
      messages = []
    },
  }
}

function buildMessage(outgoing: OutgoingMessage, nowMs: number): OutboxMessage {
  const { brand, content, ...rest } = outgoing
  return {
    id: randomUUID(),
    ...rest,
    ...(content ?? buildSignOnContent(outgoing.deviceType, outgoing.otp, brand)),
    sentAt: new Date(nowMs).toISOString(),
    status: 'valid',
  }
}

/** The words of a sign-on code. A text message stays within GSM-7, on one line, without a link. */
function buildSignOnContent(deviceType: string, otp: string, brand: string): OutboxContent {
  if (deviceType === 'VOICE') {
    const spoken = Array.from(otp).join(', ')
    return { text: `${brand}: your code to sign on is ${spoken}. Again: ${spoken}.` }
  }
  if (deviceType !== 'EMAIL') {
    return { text: `${brand}: ${otp} is your code to sign on. Do not share it.` }
  }
  return {
    subject: `${otp} is your ${brand} code`,
    text: [
      `To sign on to ${brand}, enter this code:`,
      otp,
      'If you are not signing on, ignore this email. We never ask you to read a code aloud.',
    ].join('\n\n'),
  }
}

function withStatus(message: OutboxMessage, status: OutboxStatus): OutboxMessage {
  return message.status === 'valid' ? { ...message, status } : message
}

function atTime(message: OutboxMessage, nowMs: number): OutboxMessage {
  return Date.parse(message.expiresAt) <= nowMs ? withStatus(message, 'expired') : message
}

function matches(message: OutboxMessage, filter: OutboxFilter): boolean {
  return (
    (filter.username === undefined || message.user.username === filter.username) &&
    (filter.destination === undefined || message.destination === filter.destination) &&
    (filter.type === undefined || message.deviceType === filter.type.toUpperCase()) &&
    (filter.flowId === undefined || message.flowId === filter.flowId)
  )
}
