// The least that a fetch must take and give to carry calls to PingOne: Node's fits, and any version of undici's.

/** What is sent with a call. Spread it to add what your fetch takes more: `{ ...init, dispatcher }`. */
export interface FetchInit {
  readonly method: string
  /** Names are in small letters. */
  readonly headers: Record<string, string>
  readonly body?: string
  /** A redirect is an answer: whoever follows it sends secrets to another host. */
  readonly redirect: 'manual'
  readonly signal: AbortSignal
}

/** What is read of an answer; a `Response` has it. */
export interface FetchedResponse {
  readonly status: number
  readonly headers: FetchedHeaders
  readonly body: FetchedBody | null
}

/** Headers of an answer. */
export interface FetchedHeaders extends Iterable<[string, string]> {
  get(name: string): string | null
}

/** A body that streams in, as bytes. */
export interface FetchedBody {
  getReader(): FetchedBodyReader
  cancel(): Promise<unknown>
}

/** Reads such a body. */
export interface FetchedBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
  cancel(): Promise<unknown>
}

/**
 * Carries calls to PingOne: `globalThis.fetch`, that of undici with a dispatcher, or one of your own.
 *
 * @see [undici: ProxyAgent](https://github.com/nodejs/undici/blob/main/docs/docs/api/ProxyAgent.md)
 * @example
 * const dispatcher = new ProxyAgent('http://proxy.bank.example:3128')
 * app.use(pingoneMfa({ fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) }))
 */
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchedResponse>
