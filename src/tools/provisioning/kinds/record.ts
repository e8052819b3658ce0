// JSON objects, read so that nothing inherited is taken for a member.

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object: no array, not `null`. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own member; `undefined` also when it is `null`, which PingOne means by leaving it out. */
export function memberOf(record: unknown, name: string): unknown {
  if (!isRecord(record) || !Object.hasOwn(record, name)) return undefined
  return record[name] ?? undefined
}

/** An own member, when it is a text. */
export function textOf(record: unknown, name: string): string | undefined {
  const value = memberOf(record, name)
  return typeof value === 'string' ? value : undefined
}
