// Looks for an environment in the regions that were not configured.
import { createPingOneFetch } from '../../../pingone/http.js'
import { parseJson, readWord } from '../../../pingone/json.js'
import { buildEndpoints, regions, type Region } from '../../../pingone/region.js'
import { UpstreamError } from '../../../errors.js'
import type { FetchFunction } from '../../../pingone/fetch-function.js'

/** With what it looks. */
export interface RegionSearch {
  /** The region that does not know it. */
  readonly notIn: string
  readonly fetch: FetchFunction
  readonly timeoutMs: number
}

/** The region whose discovery document is this environment's; `undefined` when none is, or none answers. */
export async function findRegion(
  environmentId: string,
  search: RegionSearch,
): Promise<Region | undefined> {
  const others = regions.filter((region) => region !== search.notIn)
  const found = await Promise.all(
    others.map((region) => isIn(environmentId, { region, ...search })),
  )
  return others.find((_region, index) => found[index])
}

async function isIn(
  environmentId: string,
  { region, fetch, timeoutMs }: { readonly region: Region } & RegionSearch,
): Promise<boolean> {
  const { authOrigin, issuer } = buildEndpoints({ environmentId, region })
  const send = createPingOneFetch({ origin: authOrigin, fetch, timeoutMs })
  try {
    const response = await send(`${issuer}/.well-known/openid-configuration`)
    return readWord(parseJson(await response.text()), 'issuer', 500) === issuer
  } catch (error) {
    if (error instanceof UpstreamError) return false
    throw error
  }
}
