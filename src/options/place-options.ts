// Where things stand: PingOne's endpoints, our own public URL, and the paths of our routes below it.
import {
  buildEndpoints,
  isLoopback,
  isThisMachine,
  regions,
  type Region,
} from '../pingone/region.js'
import { findNearest } from './did-you-mean.js'
import { readVariable, writeChoices, type OptionReader } from './option-reader.js'
import type { Paths } from './options.js'

/** PingOne's side of the configuration. */
export interface EndpointConfig {
  readonly environmentId: string
  readonly authOrigin: string
  readonly environmentBaseUrl: string
  readonly issuer: string
}

/** Our side of it. */
export interface PlaceConfig {
  readonly baseUrl: string
  readonly baseOrigin: string
  readonly basePath: string
  /** What a proxy in front takes away from the path of every request: `''`, or how `basePath` begins. */
  readonly strippedPrefix: string
  readonly secure: boolean
  /** Host name without the port. */
  readonly host: string
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const hostName =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/i

/** Reads the environment, the region, the custom domain and the override; builds the endpoints when all are sound. */
export function readEndpoints(reader: OptionReader, production: boolean): EndpointConfig {
  const environmentId = readEnvironmentId(reader)
  const region = readRegion(reader)
  const host = chooseHost(reader, {
    customDomain: readCustomDomain(reader),
    authBaseUrl: readAuthBaseUrl(reader),
  })
  refuseThisMachine(reader, { host, production })
  if (environmentId === '')
    return { environmentId, authOrigin: '', environmentBaseUrl: '', issuer: '' }
  return { environmentId, ...buildEndpoints({ environmentId, ...region, ...host }) }
}

/** In production whoever answers there is no PingOne: an emulator signs anybody on. */
function refuseThisMachine(
  reader: OptionReader,
  {
    host: { customDomain, authBaseUrl },
    production,
  }: {
    readonly host: { readonly customDomain?: string; readonly authBaseUrl?: string }
    readonly production: boolean
  },
): void {
  const isAllowed = reader.readFlag('allowLoopbackInProduction', false)
  const option = authBaseUrl === undefined ? 'customDomain' : 'authBaseUrl'
  const url = authBaseUrl ?? `https://${customDomain ?? 'auth.pingone.com'}`
  if (isAllowed || !production || !isThisMachine(new URL(url).hostname)) return
  reader.refuse(
    option,
    'is this very machine: in production name PingOne’s host, or write allowLoopbackInProduction: true for a gateway beside the app',
  )
}

/** One of two wins when it is written in code and the other stands in the environment. */
function chooseHost(
  reader: OptionReader,
  {
    customDomain,
    authBaseUrl,
  }: { readonly customDomain: string | undefined; readonly authBaseUrl: string | undefined },
): { readonly customDomain?: string; readonly authBaseUrl?: string } {
  if (customDomain === undefined) return authBaseUrl === undefined ? {} : { authBaseUrl }
  if (authBaseUrl === undefined) return { customDomain }
  const written = reader.isWritten('authBaseUrl')
  if (written === reader.isWritten('customDomain')) {
    reader.refuse('authBaseUrl', 'and customDomain exclude each other: give one of them')
  }
  return written ? { authBaseUrl } : { customDomain }
}

function readEnvironmentId(reader: OptionReader): string {
  const id = reader.readRequiredText('environmentId', 'write the id of your PingOne environment')
  if (id === '' || uuid.test(id)) return id
  reader.refuse(
    'environmentId',
    'must be a UUID, as PingOne shows it in the environment’s settings',
  )
  return ''
}

function readRegion(reader: OptionReader): { readonly region?: Region } {
  const value = reader.readText('region')
  if (value === undefined) return {}
  const region = regions.find((candidate) => candidate === value)
  if (region !== undefined) return { region }
  const nearest = findNearest(value, regions)
  const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
  reader.refuse('region', `must be ${writeChoices(regions)}${hint}`)
  return {}
}

function readCustomDomain(reader: OptionReader): string | undefined {
  const value = reader.readText('customDomain')
  if (value === undefined || hostName.test(value)) return value?.toLowerCase()
  reader.refuse(
    'customDomain',
    'must be a host name alone, such as auth.example.com: no scheme, port or path',
  )
  return undefined
}

function readAuthBaseUrl(reader: OptionReader): string | undefined {
  return readUrl(reader, 'authBaseUrl')?.href.replace(/\/+$/, '')
}

/** Reads the public URL; outside production it may be left out. */
export function readPlace(
  reader: OptionReader,
  {
    environment,
    production,
  }: { readonly environment: NodeJS.ProcessEnv; readonly production: boolean },
): PlaceConfig {
  const url = reader.has('baseUrl')
    ? readUrl(reader, 'baseUrl')
    : buildDefaultUrl(reader, { environment, production })
  if (url === undefined) {
    return {
      baseUrl: '',
      baseOrigin: '',
      basePath: '',
      strippedPrefix: '',
      secure: false,
      host: '',
    }
  }
  const basePath = url.pathname.replace(/\/+$/, '')
  if (basePath.includes('//')) reader.refuse('baseUrl', 'must not have // in its path')
  return {
    baseUrl: url.origin + basePath,
    baseOrigin: url.origin,
    basePath,
    strippedPrefix: readStrippedPrefix(reader, basePath),
    secure: url.protocol === 'https:',
    host: url.hostname,
  }
}

function readStrippedPrefix(reader: OptionReader, basePath: string): string {
  const text = reader.readText('strippedPrefix')
  if (text === undefined) return ''
  const prefix = text.replace(/\/+$/, '')
  if (prefix !== '' && (basePath === prefix || basePath.startsWith(`${prefix}/`))) return prefix
  reader.refuse(
    'strippedPrefix',
    `must be the path of baseUrl or how it begins${basePath === '' ? ', and baseUrl has no path' : `, such as ${basePath}`}`,
  )
  return ''
}

function buildDefaultUrl(
  reader: OptionReader,
  {
    environment,
    production,
  }: { readonly environment: NodeJS.ProcessEnv; readonly production: boolean },
): URL | undefined {
  if (production) {
    reader.refuse(
      'baseUrl',
      'is missing: in production write the public URL, such as https://bank.example; a Host header is never trusted',
    )
    return undefined
  }
  const port = readVariable(environment, 'PORT') ?? '3000'
  const url = `http://localhost:${port}`
  if (/^\d{1,5}$/.test(port) && URL.canParse(url)) return new URL(url)
  reader.refuse(
    'baseUrl',
    'is missing, and PORT is no port number to make one from: write BASE_URL',
  )
  return undefined
}

/** An http or https URL without credentials, query or fragment; plain http to loopback only. */
function readUrl(reader: OptionReader, option: string): URL | undefined {
  const text = reader.readText(option)
  if (text === undefined) return undefined
  const problem = findUrlProblem(text)
  if (problem === undefined) return new URL(text)
  reader.refuse(option, problem)
  return undefined
}

function findUrlProblem(text: string): string | undefined {
  if (!/^https?:\/\/[^/\\]/i.test(text) || !URL.canParse(text)) {
    return 'must be a full URL, such as https://bank.example'
  }
  const url = new URL(text)
  if (/[?#]/.test(text)) return 'must not have a query or a fragment'
  if (/\s/.test(text)) return 'must not have white space in it'
  if (url.username !== '' || url.password !== '') return 'must not have a user name or a password'
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'is plain http: write https; http is for localhost, 127.0.0.1 and [::1] only'
  }
  return undefined
}

const defaultPaths: Paths = { login: '/login', callback: '/callback', logout: '/logout', home: '/' }

/** Reads the paths and refuses two routes in one place. */
export function readPaths(reader: OptionReader): Paths {
  const given = reader.readMembers('paths', Object.keys(defaultPaths))
  const paths: Paths = {
    login: readPath(given, 'login'),
    callback: readPath(given, 'callback'),
    logout: readPath(given, 'logout'),
    home: readPath(given, 'home'),
  }
  refuseCollisions(given, paths)
  return Object.freeze(paths)
}

function readPath(reader: OptionReader, option: keyof Paths): string {
  const path = reader.readText(option) ?? defaultPaths[option]
  if (path === '/' && option === 'home') return path
  if (!/^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/.test(path)) {
    reader.refuse(
      option,
      'must start with / and have letters, digits, hyphens, dots and underscores between its slashes, such as /login',
    )
  }
  return path
}

/** Express takes `/Login` and `/login` for one route, so they are one here. */
function refuseCollisions(reader: OptionReader, paths: Paths): void {
  const login = paths.login.toLowerCase()
  const seen = new Map([[login, 'login']])
  for (const option of ['callback', 'logout', 'home'] as const) {
    const path = paths[option].toLowerCase()
    const other = seen.get(path)
    if (other !== undefined) reader.refuse(option, `is the same path as paths.${other}`)
    else if (path.startsWith(`${login}/flow/`) || path.startsWith(`${login}/assets/`)) {
      reader.refuse(option, 'lies among the pages below paths.login')
    }
    seen.set(path, option)
  }
}
