// What a program that started the emulator can be told while it runs.
import type { Outbox, OutboxMessage } from './outbox.js'

/** Something that happened in the emulator. */
export interface EmulatorEvent {
  readonly type: 'message.sent'
  readonly message: OutboxMessage
}

/** The outbox, telling of every message it sends. */
export function notifying(
  outbox: Outbox,
  onEvent: ((event: EmulatorEvent) => void) | undefined,
): Outbox {
  if (onEvent === undefined) return outbox
  return {
    ...outbox,
    send(outgoing) {
      const message = outbox.send(outgoing)
      try {
        onEvent({ type: 'message.sent', message })
      } catch {
        // A listener's failure is not the sender's.
      }
      return message
    },
  }
}
