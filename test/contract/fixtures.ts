// PingOne's documented bodies: each file of fixtures/ names its source, and whether it is documented or inferred.
import { readdirSync, readFileSync } from 'node:fs'

/** One documented exchange, with the placeholders filled in. */
export interface Fixture {
  readonly title: string
  readonly source: readonly string[]
  readonly evidence: 'documented' | 'inferred'
  readonly request: {
    readonly method: string
    readonly path: string
    readonly contentType?: string
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
}

/** What stands for the placeholders of the files. */
export const placeholders = {
  env: '7a0d3c1e-1111-4111-8111-000000000001',
  flow: '5f3b2a10-2222-4222-8222-000000000002',
  device: '9b0fa6c4-3333-4333-8333-000000000003',
  user: '83ab77d2-4444-4444-8444-000000000004',
  session: '5655c8e0-6666-4666-8666-000000000006',
  other: 'c0ffee00-7777-4777-8777-000000000007',
} as const

const folder = new URL('./fixtures/', import.meta.url)

/** The names of all fixtures, without `.json`. */
export function listFixtures(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** One fixture as it would come from `authOrigin`. */
export function readFixture(name: string, authOrigin: string): Fixture {
  const values: Readonly<Record<string, string>> = { auth: authOrigin, ...placeholders }
  const file = readFileSync(new URL(`${name}.json`, folder), 'utf8')
  const filled = file.replace(/\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole)
  return JSON.parse(filled) as Fixture
}
