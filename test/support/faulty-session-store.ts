// An express-session store in memory whose operations can be made to fail or to hang.
import session, { type SessionData } from 'express-session'

/** What an operation does instead of its work. */
export type StoreFault = 'fail' | 'hang'

type Operation = 'get' | 'set' | 'destroy'

/** A memory store with faults to switch on. */
export class FaultySessionStore extends session.MemoryStore {
  readonly faults: Map<Operation, StoreFault> = new Map<Operation, StoreFault>()

  override get(sid: string, callback: (error: unknown, data?: SessionData | null) => void): void {
    this.meddle('get', callback, () => {
      super.get(sid, callback)
    })
  }

  override set(sid: string, data: SessionData, callback?: (error?: unknown) => void): void {
    this.meddle('set', callback, () => {
      super.set(sid, data, callback)
    })
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    this.meddle('destroy', callback, () => {
      super.destroy(sid, callback)
    })
  }

  private meddle(
    operation: Operation,
    callback: ((error: unknown) => void) | undefined,
    work: () => void,
  ): void {
    const fault = this.faults.get(operation)
    if (fault === undefined) work()
    else if (fault === 'fail') callback?.(new Error(`the session store is down: ${operation}`))
  }
}
