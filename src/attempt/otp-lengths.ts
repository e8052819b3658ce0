// How many digits codes have: learned from codes that were accepted, a type of device at a time, in this process.
import { isCodeSent } from '../models/code-devices.js'

/** What is learned is forgotten after a day: a policy may change. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** The lengths of this process. None of it is about a person: accepted codes of anybody teach it. */
export interface OtpLengths {
  /** A code of this many digits was accepted for a device of this type. */
  note(type: string | undefined, length: number, nowMs: number): void
  /** The length to tell: of the type where it may be told, else the one that all types agree on. */
  find(type: string | undefined, nowMs: number): number | undefined
}

/** Makes an empty memory; with `otpLength` codes that are sent are of that length, and nothing has to be learned. */
export function createOtpLengths(otpLength?: number): OtpLengths {
  const learned = new Map<string, { readonly length: number; readonly untilMs: number }>()
  function listFresh(nowMs: number): [type: string, length: number][] {
    return [...learned].flatMap(([type, { length, untilMs }]) =>
      untilMs > nowMs ? [[type, length] as [string, number]] : [],
    )
  }
  return {
    note(type, length, nowMs) {
      if (type !== undefined && (learned.has(type) || learned.size < 20)) {
        learned.set(type, { length, untilMs: nowMs + KEPT_MS })
      }
    },
    find(type, nowMs) {
      if (otpLength !== undefined && isCodeSent(type)) return otpLength
      const fresh = listFresh(nowMs)
      if (type !== undefined) return fresh.find(([known]) => known === type)?.[1]
      const lengths = new Set(fresh.map(([, length]) => length))
      return lengths.size === 1 ? [...lengths][0] : undefined
    },
  }
}
