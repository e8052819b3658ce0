// The query of a request, read from its URL: whatever `query parser` the app has set, and in Express 4 and 5 alike.
import type { Request } from 'express'

/** The parameters of a query; a name that came more than once has no value. */
export interface Query {
  /** The one value of a name; `undefined` when it is absent or came more than once. */
  get(name: string): string | undefined
  /** True when the name is there at all. */
  has(name: string): boolean
  /** Every name with its value, or with the list of its values. */
  toRecord(): Readonly<Record<string, string | readonly string[]>>
}

/** Reads the query of a request as a browser or PingOne wrote it (`application/x-www-form-urlencoded`). */
export function readQuery({ url }: Pick<Request, 'url'>): Query {
  const at = url.indexOf('?')
  const parameters = new URLSearchParams(at === -1 ? '' : url.slice(at + 1).replace(/#.*$/s, ''))
  return {
    get(name) {
      const values = parameters.getAll(name)
      return values.length === 1 ? values[0] : undefined
    },
    has: (name) => parameters.has(name),
    toRecord() {
      const names = [...new Set(parameters.keys())]
      return Object.fromEntries(
        names.map((name) => [name, this.get(name) ?? parameters.getAll(name)]),
      )
    },
  }
}
