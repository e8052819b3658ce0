// One call of the platform API: its method, its address below the environment, its name for people.
import { isUuid, readMember } from '../../../pingone/json.js'
import type { Body } from './platform-client.js'

/** A call that is ready to be sent. */
export interface PlatformCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** For people, e.g. `create application`: no id, no secret. */
  readonly name: string
  readonly url: URL
  readonly body?: Body
  /** Of the body. Default `application/json`. */
  readonly mediaType?: string
}

/** What a call consists of. */
export interface CallParts {
  readonly method: PlatformCall['method']
  /** Segments below the environment; ids among them are checked by `checkId` before. */
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Body
  readonly mediaType?: string
}

/** Builds a call below `environmentUrl`. */
export function buildCall(environmentUrl: string, parts: CallParts): PlatformCall {
  const { method, path, query, body, mediaType } = parts
  const url = new URL([environmentUrl, ...path.map(encodeURIComponent)].join('/') + search(query))
  return {
    method,
    name: namePlatformCall(method, url),
    url,
    ...(body !== undefined && { body }),
    ...(mediaType !== undefined && { mediaType }),
  }
}

/** A blank is `%20`: not every reader of a query takes a plus for one. */
function search(query: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/**
 * `id`, which can be put into a path.
 *
 * @throws {TypeError} When it is not what PingOne's ids are.
 */
export function checkId(name: string, id: unknown): string {
  if (isUuid(id)) return id
  throw new TypeError(`${name} must be a UUID, as PingOne's ids are`)
}

/**
 * The name of a notification template, which can be put into a path.
 *
 * @throws {TypeError} When it is not what their names are.
 */
export function checkTemplateName(name: unknown): string {
  if (typeof name === 'string' && /^[A-Za-z0-9][\w-]{0,63}$/.test(name)) return name
  throw new TypeError('template must be the name of a notification template, such as transaction')
}

/** What a call asks for, by its path alone, e.g. `list sign-on policies`. */
export function namePlatformCall(method: string, url: URL): string {
  const segments = /\/environments\/[^/]+(.*)$/.exec(url.pathname)?.[1]?.split('/').slice(1) ?? []
  const hasId = segments.length % 2 === 0
  const noun = segments.at(hasId ? -2 : -1)
  if (noun === undefined) return `${verbs[method] ?? 'call'} environment`
  const words: unknown = readMember(nouns, noun)
  const [one, many] = isWords(words) ? words : ['resource']
  if (many === undefined) return `${singletonVerbs[method] ?? 'call'} ${one}`
  return method === 'GET' && !hasId ? `list ${many}` : `${verbs[method] ?? 'call'} ${one}`
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'replace',
  DELETE: 'delete',
}

const singletonVerbs: Readonly<Record<string, string>> = {
  GET: 'read',
  PUT: 'set',
  DELETE: 'reset',
}

/** Singular and plural of each segment; what has no plural always exists. */
const nouns = {
  applications: ['application', 'applications'],
  secret: ['application secret'],
  grants: ['grant', 'grants'],
  resources: ['resource', 'resources'],
  scopes: ['scope', 'scopes'],
  signOnPolicies: ['sign-on policy', 'sign-on policies'],
  actions: ['sign-on policy action', 'sign-on policy actions'],
  signOnPolicyAssignments: ['sign-on policy assignment', 'sign-on policy assignments'],
  templates: ['notification template', 'notification templates'],
  contents: ['template content', 'template contents'],
  populations: ['population', 'populations'],
  users: ['user', 'users'],
  password: ['password of user'],
  mfaEnabled: ['MFA flag of user'],
  enabled: ['enabled flag of user'],
  population: ['population of user'],
  devices: ['device', 'devices'],
  nickname: ['nickname of device'],
  deviceAuthenticationPolicies: ['device authentication policy', 'device authentication policies'],
  mfaSettings: ['MFA settings'],
} as const

function isWords(words: unknown): words is readonly [string, string?] {
  return Array.isArray(words)
}
