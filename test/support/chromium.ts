// Finds a Chromium once a run, and launches it for a test file.
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'

const systemPaths = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of a Chromium: `CHROME_PATH`, then the one in node_modules, then one of the system. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`)
    return named
  }
  return (await unpackChromium()) ?? systemPaths.find((path) => existsSync(path))
}

/** True when the browser tests can run; for `describe.skipIf(!hasChromium())`. */
export function hasChromium(): boolean {
  return process.env['PINGONE_MFA_TEST_CHROMIUM'] !== undefined
}

/** A running Chromium, or nothing when there is none on this machine. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = process.env['PINGONE_MFA_TEST_CHROMIUM']
  if (executablePath === undefined) return undefined
  return chromium.launch({ executablePath, args: launchArguments })
}

/** Unpacks into a directory of its own and renames it: two runs at once never see half a binary. */
async function unpackChromium(): Promise<string | undefined> {
  const version = await readPackagedVersion()
  if (version === undefined || process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined
  }
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
  const home = join(cache, `chromium-${version}`)
  const executable = join(home, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(cache, { recursive: true })
  const unfinished = await mkdtemp(`${home}-`)
  try {
    await inflateInto(unfinished)
    await rename(unfinished, home)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(executable)) throw error
  }
  return executable
}

/** The package inflates into the system's temporary directory, wherever that is just now. */
async function inflateInto(directory: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = directory
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function readPackagedVersion(): Promise<string | undefined> {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const description: unknown = JSON.parse(
      await readFile(join(dirname(entry), '../../package.json'), 'utf8'),
    )
    const isNamed =
      typeof description === 'object' && description !== null && 'version' in description
    return isNamed ? String(description.version) : undefined
  } catch {
    return undefined
  }
}
