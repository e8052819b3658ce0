// An empty environment in the emulator and a client of its platform API; and a client of a scripted server.
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClientOptions } from '../../../../src/tools/provisioning/platform/platform-client-options.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'

/** A running emulator and a client of it. */
export interface Platform {
  readonly emulator: Emulator
  readonly client: PlatformClient
  /** Another client of the same environment. */
  createClient(options?: Partial<PlatformClientOptions>): PlatformClient
  /** What the emulator received: method, path with query, media type. */
  readRequests(): Promise<readonly string[]>
  /** Below `/_emulator`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
  close(): Promise<void>
}

/** Starts an environment as PingOne makes it, on a free port. */
export async function startPlatform(): Promise<Platform> {
  const emulator = await createEmulator({ seed: 'empty' })
  const options = readWorkerEnvironment({ ...emulator.env('worker') })
  const control: Platform['control'] = async (method, path, body) => {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  }
  const createClient: Platform['createClient'] = (more = {}) =>
    createPlatformClient({ ...options, wait: () => Promise.resolve(), ...more })
  return {
    emulator,
    client: createClient(),
    createClient,
    control,
    readRequests: async () => readLines(await control('GET', 'requests')),
    close: () => emulator.close(),
  }
}

function readLines(requests: unknown): readonly string[] {
  if (!Array.isArray(requests)) throw new Error('no list of requests')
  return requests.map((request: Readonly<Record<string, unknown>>) => {
    const { method, path } = request
    const type = (request['headers'] as Readonly<Record<string, unknown>>)['content-type']
    return [method, path, type].filter((word) => typeof word === 'string').join(' ')
  })
}

/** All items of a list. */
export async function collect<Item>(list: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of list) items.push(item)
  return items
}

/** What the promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    (value) => {
      throw new Error('did not reject', { cause: value })
    },
    (caught: unknown) => caught,
  )
}
