// Buckets in Redis: one script changes all of them, by Redis' own clock.
import type { BucketAnswer, BucketChange } from './limit-buckets.js'
import type { RedisClient } from './redis-client.js'
import { createRedisScript } from './redis-script.js'

/** Changes buckets in Redis, for all instances together. */
export function createRedisBuckets(
  client: RedisClient,
  keyPrefix: string,
): (changes: readonly BucketChange[]) => Promise<BucketAnswer> {
  const prefix = tagPrefix(keyPrefix)
  return async function changeInRedis(changes) {
    const reply = await changeAll(client, {
      keys: changes.map(({ key }) => prefix + key),
      arguments: changes.flatMap(({ points, seconds, change }) =>
        [points, seconds * 1000, change].map(String),
      ),
    })
    return parseReply(reply, changes.length)
  }
}

/**
 * A cluster runs a script on keys of one slot only, and the first braces of a key with something between them name it:
 * those of the app's prefix, else ours. Empty braces that come first would hide ours.
 */
function tagPrefix(keyPrefix: string): string {
  const isHidden = /^[^{]*\{\}/.test(keyPrefix)
  return isHidden ? `{limits}:${keyPrefix}` : `${keyPrefix}{limits}:`
}

/**
 * A value is the moment at which its bucket is empty again; the key lives until then. Arguments, for each key: points,
 * window in ms, change. Answers 0 and how full each is, or which refuses longest and for how many ms.
 */
const changeAll = createRedisScript(`local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local rounding = 0.5
local empty, worst, at = {}, 0, 0
for i, key in ipairs(KEYS) do
  local points, window, change = tonumber(ARGV[3*i-2]), tonumber(ARGV[3*i-1]), tonumber(ARGV[3*i])
  local value = redis.call('GET', key) or '0.000'
  if not string.match(value, '^%d+%.%d%d%d$') then
    return redis.error_reply('ERR a limit holds something that is no moment')
  end
  local from = math.min(math.max(now, tonumber(value)), now + window)
  if change >= 0 then
    local asked = change == 0 and 1 or change
    local wait = from + asked * window / points - window - now - rounding
    if wait > worst then worst, at = wait, i end
  end
  empty[i] = from + change * window / points
end
if at > 0 then return { at, math.ceil(worst) } end
local answer = { 0 }
for i, key in ipairs(KEYS) do
  local ttl = math.ceil(empty[i] - now - rounding)
  if ttl > 0 then
    redis.call('SET', key, string.format('%.3f', empty[i]), 'PX', string.format('%.0f', ttl))
  else
    redis.call('DEL', key)
  end
  answer[i + 1] = math.max(0, math.floor(100 * ttl / tonumber(ARGV[3*i-1])))
end
return answer`)

function parseReply(reply: unknown, count: number): BucketAnswer {
  if (!isNumbers(reply)) throw unexpectedReply()
  const [at = -1, ...rest] = reply
  if (at === 0 && rest.length === count) return { granted: true, fill: rest }
  const waitMs = rest[0]
  if (at < 1 || at > count || rest.length !== 1 || waitMs === undefined) throw unexpectedReply()
  return { granted: false, index: at - 1, waitMs }
}

function isNumbers(reply: unknown): reply is readonly number[] {
  return Array.isArray(reply) && reply.every((item) => Number.isSafeInteger(item))
}

function unexpectedReply(): TypeError {
  return new TypeError(
    'redisStateStore: Redis answered the script of the limits with an unexpected type',
  )
}
