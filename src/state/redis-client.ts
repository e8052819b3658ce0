// What is used of the clients that an app may bring: those of the `redis` package, and those of `ioredis`.

/** What is used of a client of the `redis` package, version 5 or later: a client, a pool, a cluster or a sentinel. */
export interface RedisClient {
  withCommandOptions(options: {
    readonly timeout: number
    readonly typeMapping: object
  }): RedisClient
  get(key: string): Promise<unknown>
  set(
    key: string,
    value: string,
    options: {
      readonly condition: 'NX'
      readonly expiration: { readonly type: 'PX'; readonly value: number }
    },
  ): Promise<unknown>
  getDel(key: string): Promise<unknown>
  eval(script: string, options: RedisScriptOptions): Promise<unknown>
  evalSha(sha1: string, options: RedisScriptOptions): Promise<unknown>
}

/** Keys and arguments of a Lua script. */
export interface RedisScriptOptions {
  keys: string[]
  arguments: string[]
}

/** What is used of a client of the `ioredis` package, version 5 or later: `Redis`, with or without sentinels, or `Cluster`. */
export interface IoredisClient {
  readonly status: string
  call(command: string, ...parameters: string[]): Promise<unknown>
  connect(): Promise<void>
  disconnect(reconnect?: boolean): void
  on(event: string, listener: (...parameters: unknown[]) => void): unknown
  /** Of a `Cluster`: the clients of its nodes. */
  nodes?(role: 'master'): readonly unknown[]
}

/** True for a client that has the methods of `ioredis`; `Cluster` and sentinel clients have them, too. */
export function isIoredisClient(client: unknown): client is IoredisClient {
  return (
    hasMethods(client, ['call', 'connect', 'disconnect', 'on', 'defineCommand']) &&
    'status' in client &&
    typeof client.status === 'string'
  )
}

/** True when `value` has a function under each name. */
export function hasMethods(value: unknown, names: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false
  return names.every((name) => typeof Reflect.get(value, name) === 'function')
}
