// The two Redis packages that an app may bring, opened alike: quick to reconnect, silent about errors.
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import type { IoredisClient, RedisClient } from 'express-pingone-mfa'

/** A client of one of the packages. */
export interface OpenedClient {
  readonly client: RedisClient | IoredisClient
  /** Resolves when the server answers. */
  ping(): Promise<unknown>
  destroy(): void
}

/** Opens a connected client at an address. */
export type OpenClient = (url: string) => Promise<OpenedClient>

/** The packages by name. */
export const redisPackages: readonly { readonly name: string; readonly open: OpenClient }[] = [
  { name: 'redis', open: openNodeRedis },
  { name: 'ioredis', open: openIoredis },
]

async function openNodeRedis(url: string): Promise<OpenedClient> {
  const client = createClient({ url, socket: { reconnectStrategy: 20 } })
  client.on('error', () => undefined)
  await client.connect()
  return {
    client,
    ping: () => client.ping(),
    destroy: () => {
      client.destroy()
    },
  }
}

async function openIoredis(url: string): Promise<OpenedClient> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => 20,
    autoResendUnfulfilledCommands: false,
    commandTimeout: 1000,
  })
  client.on('error', () => undefined)
  await client.connect()
  return {
    client,
    ping: () => client.ping(),
    destroy: () => {
      client.disconnect()
    },
  }
}
