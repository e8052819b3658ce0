// Documented bodies of the platform API: each file of platform-fixtures/ names its source, and how far it is documented.
import { readdirSync, readFileSync } from 'node:fs'

/** One documented exchange, with the placeholders filled in. */
export interface PlatformFixture {
  readonly title: string
  readonly source: readonly string[]
  readonly evidence: 'documented' | 'inferred'
  /** What the evidence does not say by itself. */
  readonly note?: string
  readonly request: {
    readonly method: string
    /** From the host on, with the query. */
    readonly path: string
    readonly contentType?: string
    /** A text goes out as it is, anything else as JSON. */
    readonly body?: unknown
  }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  }
}

/** What stands for the placeholders of the files; `api` and `auth` are where PingOne is. */
export type Placeholders = Readonly<Record<string, string>>

/** Ids that are nobody's. */
export const platformIds = {
  env: '7a0d3c1e-1111-4111-8111-000000000001',
  other: 'c0ffee00-7777-4777-8777-000000000007',
  app: 'a0000000-0000-4000-8000-000000000001',
  openid: '10000000-0000-4000-8000-000000000001',
  pingone: '10000000-0000-4000-8000-000000000002',
  profile: '5c000000-0000-4000-8000-000000000001',
  openidscope: '5c000000-0000-4000-8000-000000000002',
  email: '5c000000-0000-4000-8000-000000000003',
  address: '5c000000-0000-4000-8000-000000000004',
  phone: '5c000000-0000-4000-8000-000000000005',
  offline: '5c000000-0000-4000-8000-000000000006',
  grant: '90000000-0000-4000-8000-000000000001',
  policy: 'd0000000-0000-4000-8000-000000000001',
  action: 'ac000000-0000-4000-8000-000000000001',
  assignment: 'a5000000-0000-4000-8000-000000000001',
  content: 'c5000000-0000-4000-8000-000000000001',
  population: 'b0000000-0000-4000-8000-000000000001',
  second: 'b0000000-0000-4000-8000-000000000002',
  third: 'b0000000-0000-4000-8000-000000000003',
  user: 'c0000000-0000-4000-8000-000000000001',
  passwordpolicy: 'ba000000-0000-4000-8000-000000000001',
  device: 'de000000-0000-4000-8000-000000000001',
  dap: 'da000000-0000-4000-8000-000000000001',
  fidopolicy: 'f1000000-0000-4000-8000-000000000001',
  pairingkey: 'b1000000-0000-4000-8000-000000000001',
  pushcredential: 'b2000000-0000-4000-8000-000000000001',
  agreement: 'a6000000-0000-4000-8000-000000000001',
  language: 'a7000000-0000-4000-8000-000000000001',
  revision: 'a8000000-0000-4000-8000-000000000001',
  provider: 'a9000000-0000-4000-8000-000000000001',
  cursor: 'Zm9vYmFy',
} as const

const folder = new URL('./platform-fixtures/', import.meta.url)

/** The names of all fixtures, without `.json`. */
export function listPlatformFixtures(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/** One fixture as it would come from `origin`; `ids` go before those that are nobody's. */
export function readPlatformFixture(
  name: string,
  { origin, ids = {} }: { readonly origin: string; readonly ids?: Placeholders },
): PlatformFixture {
  const values: Placeholders = { api: `${origin}/v1`, auth: origin, ...platformIds, ...ids }
  const file = readFileSync(new URL(`${name}.json`, folder), 'utf8')
  // `${sum}` is a variable of a message, not a placeholder.
  const filled = file.replace(/(?<!\$)\{([a-z]+)\}/g, (whole, key: string) => values[key] ?? whole)
  return JSON.parse(filled) as PlatformFixture
}
