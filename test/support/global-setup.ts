// Runs once before all test files: finds a Chromium and a Redis, and says what is missing.
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.js'

/** What `test/support/redis.ts` offers. */
interface RedisModule {
  readonly findRedis: () => Promise<
    { readonly url: string; readonly stop?: () => Promise<void> | void } | string | undefined
  >
}

/** Puts what was found into the environment of the test workers; what is missing is a visible line, and in CI a failure. */
export default async function setup(): Promise<() => Promise<void>> {
  const chromium = await findChromium()
  if (chromium === undefined) {
    reportMissing('Chromium', 'set CHROME_PATH or install @sparticuz/chromium')
  } else {
    process.env['PINGONE_MFA_TEST_CHROMIUM'] = chromium
  }
  const stopRedis = await provideRedis()
  return async () => {
    await stopRedis?.()
  }
}

async function provideRedis(): Promise<(() => Promise<void> | void) | undefined> {
  const file = new URL('./redis.ts', import.meta.url)
  if (!existsSync(file)) return undefined
  const { findRedis } = (await import(file.href)) as RedisModule
  const found = await findRedis()
  if (found === undefined) {
    reportMissing('Redis', 'set REDIS_URL or put redis-server on the PATH')
    return undefined
  }
  process.env['PINGONE_MFA_TEST_REDIS_URL'] = typeof found === 'string' ? found : found.url
  return typeof found === 'string' ? undefined : () => found.stop?.()
}

function reportMissing(what: string, cure: string): void {
  const line = `No ${what} found: its tests do not run. To run them, ${cure}.`
  if (process.env['CI'] === 'true') throw new Error(line)
  console.warn(`\n  ${line}\n`)
}
