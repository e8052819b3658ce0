// A LimitCounter in Redis, on rate-limiter-flexible.
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Consumption, LimitCounter } from './limit-counter.js'
import type { RedisClient } from './redis-client.js'

/** Counts in Redis, for all instances together. */
export function createRedisCounter(limit: {
  readonly client: RedisClient
  readonly keyPrefix: string
  readonly points: number
  readonly durationSeconds: number
}): LimitCounter {
  const limiter = new RateLimiterRedis({
    storeClient: limit.client,
    useRedisPackage: true,
    customIncrTtlLuaScript: countScript,
    keyPrefix: limit.keyPrefix,
    points: limit.points,
    duration: limit.durationSeconds,
  })

  async function consume(key: string, points: number): Promise<Consumption> {
    try {
      await limiter.consume(key, points)
      return { granted: true }
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return { granted: false, retryAfterMs: refusal.msBeforeNext }
    }
  }

  return {
    consume,
    async giveBack(key, points) {
      await limiter.reward(key, points)
    },
    async consumed(key) {
      return (await limiter.penalty(key, 0)).consumedPoints
    },
    async clear(key) {
      await limiter.delete(key)
    },
  }
}

/**
 * The limiter's own script counts refused points too and gives back below zero; this one does neither. Arguments:
 * change, seconds, limit. A change of zero only reads.
 */
const countScript = `local change = tonumber(ARGV[1])
local consumed = tonumber(redis.call('GET', KEYS[1]) or '0')
local limit = tonumber(ARGV[3])
if change > 0 and consumed + change > limit then
  return { consumed + change, redis.call('PTTL', KEYS[1]) }
end
if change < -consumed then change = -consumed end
if change ~= 0 then
  consumed = redis.call('INCRBY', KEYS[1], change)
  if redis.call('PTTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
end
return { consumed, redis.call('PTTL', KEYS[1]) }`
