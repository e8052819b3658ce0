// JSON objects as PingOne answers them, where what is `null` is as good as absent.
import { readMember } from '../../../pingone/json.js'

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** An own member; `undefined` also when it is `null`, which PingOne means by leaving it out. */
export function memberOf(record: unknown, name: string): unknown {
  return readMember(record, name) ?? undefined
}

/** An own member, when it is a text. */
export function textOf(record: unknown, name: string): string | undefined {
  const value = memberOf(record, name)
  return typeof value === 'string' ? value : undefined
}
