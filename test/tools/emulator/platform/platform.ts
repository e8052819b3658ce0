// Calls the platform API over plain HTTP, as a worker application with a fresh access token.
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { basic, member } from '../drive.js'

/** An answer, read. */
export interface PlatformAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

/** A worker with its token. */
export interface Platform {
  readonly token: string
  /** `{emulator}/v1/environments/{env}` */
  readonly base: string
  /** A path below the environment, or a whole URL. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<PlatformAnswer>
  get(path: string): Promise<PlatformAnswer>
  post(path: string, body: unknown, mediaType?: string): Promise<PlatformAnswer>
  put(path: string, body: unknown, mediaType?: string): Promise<PlatformAnswer>
  remove(path: string): Promise<PlatformAnswer>
  /** The id of what a POST makes; throws when it makes nothing. */
  make(path: string, body: unknown): Promise<string>
}

/** The worker's access token. */
export async function fetchWorkerToken(emulator: Emulator): Promise<string> {
  const env = emulator.env('worker')
  const credentials = {
    PINGONE_CLIENT_ID: env['PINGONE_WORKER_CLIENT_ID'] ?? '',
    PINGONE_CLIENT_SECRET: env['PINGONE_WORKER_CLIENT_SECRET'] ?? '',
  }
  const answer = await fetch(`${emulator.url}/${emulator.environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: basic(credentials) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return String(member(await answer.json(), 'access_token'))
}

/** A worker of the emulator's first environment. */
export async function connect(emulator: Emulator): Promise<Platform> {
  return connectWith(emulator, await fetchWorkerToken(emulator))
}

/** The same with any token. */
export function connectWith(emulator: Emulator, token: string): Platform {
  const base = `${emulator.url}/v1/environments/${emulator.environmentId}`
  const platform: Platform = {
    token,
    base,
    async call(method, path, body, headers = {}) {
      const response = await fetch(path.startsWith('http') ? path : `${base}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return { status: response.status, headers: response.headers, body: await readBody(response) }
    },
    get: (path) => platform.call('GET', path),
    post: (path, body, mediaType) => platform.call('POST', path, body, typed(mediaType)),
    put: (path, body, mediaType) => platform.call('PUT', path, body, typed(mediaType)),
    remove: (path) => platform.call('DELETE', path),
    async make(path, body) {
      const answer = await platform.post(path, body)
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return String(answer.body['id'])
    },
  }
  return platform
}

/** The details of an error, without the ids of clashes. */
export function detailsOf({ body }: PlatformAnswer): unknown {
  const details: unknown = body['details']
  return Array.isArray(details)
    ? details.map((detail: unknown) => [
        member(detail, 'code'),
        member(detail, 'target'),
        member(detail, 'message'),
      ])
    : details
}

/** The items of a collection. */
export function itemsOf({ body }: PlatformAnswer, name: string): readonly unknown[] {
  const items = member(body, '_embedded', name)
  return Array.isArray(items) ? items : []
}

/** `application/vnd.pingidentity.{name}+json` */
export function vendor(name: string): string {
  return `application/vnd.pingidentity.${name}+json`
}

function typed(mediaType: string | undefined): Record<string, string> {
  return mediaType === undefined ? {} : { 'content-type': mediaType }
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text()
  if (text === '') return {}
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
