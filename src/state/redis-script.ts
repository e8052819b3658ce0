// A Lua script as Redis knows it: by its hash, and in full when Redis has forgotten it.
import { createHash } from 'node:crypto'
import type { RedisClient, RedisScriptOptions } from './redis-client.js'

/** Runs a script with keys and arguments. */
export type RedisScript = (client: RedisClient, options: RedisScriptOptions) => Promise<unknown>

/** Redis runs nothing when it does not know the script, so sending it again in full cannot run it twice. */
export function createRedisScript(text: string): RedisScript {
  const sha1 = createHash('sha1').update(text).digest('hex')
  return async function runScript(client, options) {
    try {
      return await client.evalSha(sha1, options)
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
      return await client.eval(text, options)
    }
  }
}
