// The .env file of an app that signs on at an emulator: what it says already, and what is written to it.
import { randomBytes } from 'node:crypto'
import { changeEnvironmentFile, readEnvironmentFile } from '../provisioning/environment-file.js'

type Variables = Readonly<Record<string, string | undefined>>

/**
 * The app's public URL as its environment says it: what the process has wins, as it does for the app.
 * A file made for PingOne itself says nothing about an app on this machine.
 */
export function readKnownBaseUrl(file: string | undefined, own: Variables): string | undefined {
  const written = file === undefined ? {} : readEnvironmentFile(file)
  const isForThisMachine = isLoopbackUrl(written['BASE_URL']) || isForEmulator(written)
  const variables = { ...(isForThisMachine ? written : portOf(written)), ...withoutEmpty(own) }
  const { BASE_URL: baseUrl, PORT: port } = withoutEmpty(variables)
  return baseUrl ?? (port === undefined ? undefined : `http://localhost:${port}`)
}

function portOf({ PORT: port }: Variables): Variables {
  return port === undefined ? {} : { PORT: port }
}

/** Vite and Vitest have a `BASE_URL` of their own: a path, which says nothing of where an app is. */
function withoutEmpty(variables: Variables): Variables {
  const isSaid = ([name, value = '']: [string, string | undefined]): boolean =>
    value.trim() !== '' && !(name === 'BASE_URL' && value.startsWith('/'))
  return Object.fromEntries(Object.entries(variables).filter(isSaid))
}

/** The variables with limits that no test meets, and a session secret, which is new each time: it is one. */
export function completeVariables(
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const secret = randomBytes(32).toString('base64url')
  return { ...variables, PINGONE_THROTTLE: 'relaxed', SESSION_SECRET: secret }
}

/**
 * Writes the variables to a file; a session secret that is there stays, and so does every other line.
 * Variables of another PingOne are turned into comments: what they said is not lost.
 *
 * @returns What the file says now.
 */
export async function writeVariables(
  file: string,
  {
    variables,
    url,
  }: { readonly variables: Readonly<Record<string, string>>; readonly url: string },
): Promise<Readonly<Record<string, string>>> {
  const before = readEnvironmentFile(file)
  const { SESSION_SECRET: secret = '' } = before
  const values = { ...variables, ...(secret !== '' && { SESSION_SECRET: secret }) }
  await changeEnvironmentFile(file, { values, retired: findRetired(before, { values, url }) })
  return values
}

/** Ours are the variables of the middleware: those of another PingOne, or of another recipe, mislead it. */
function findRetired(
  before: Variables,
  { values, url }: { readonly values: Variables; readonly url: string },
): readonly string[] {
  const ours = Object.keys(before).filter((name) => name.startsWith('PINGONE_'))
  const { PINGONE_AUTH_BASE_URL: authBaseUrl } = before
  if (ours.length === 0) return []
  if (authBaseUrl === url || isForEmulator(before)) {
    return ours.filter((name) => values[name] === undefined)
  }
  return [...ours, ...(before['BASE_URL'] === values['BASE_URL'] ? [] : ['BASE_URL'])]
}

function isForEmulator({ PINGONE_AUTH_BASE_URL: url }: Variables): boolean {
  return isLoopbackUrl(url)
}

function isLoopbackUrl(text: string | undefined): boolean {
  if (text === undefined || !URL.canParse(text)) return false
  const { hostname } = new URL(text)
  return /^(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
