// Runs once before all test files: finds a Chromium and a Redis, and says what is missing.
import { findChromium } from './chromium.js'
import { provideRedis } from './redis.js'

/** Puts what was found into the environment of the test workers; what is missing is a visible line, and in CI a failure. */
export default async function setup(): Promise<void> {
  await provideChromium()
  await provideRedis()
}

async function provideChromium(): Promise<void> {
  const path = await findChromium()
  if (path !== undefined) {
    process.env['PINGONE_MFA_TEST_CHROMIUM'] = path
    return
  }
  const line =
    'Chromium not found: set CHROME_PATH or install @sparticuz/chromium; browser tests are skipped.'
  if (process.env['CI'] === 'true') throw new Error(line)
  console.warn(line)
}
