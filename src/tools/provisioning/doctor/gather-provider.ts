// Asks PingOne who it is: the discovery document and the keys.
import { isObject, parseJson, readList, readWord } from '../../../pingone/json.js'
import type { Endpoints } from '../../../pingone/region.js'
import type { AppConfiguration } from './configuration.js'
import { failedFact, knownFact, type Fact } from './fact.js'
import { findRegion, type RegionSearch } from './other-regions.js'
import { explainUpstream } from './upstream-obstacle.js'

/** What the later calls need of the discovery document. */
export interface Provider {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly jwksUri: string
}

/** How many keys there are, and which of them verify an ID Token. */
export interface KeysFact {
  readonly count: number
  readonly usable: readonly string[]
}

const unread = 'the discovery document could not be used'

/** Fetches the discovery document and compares it with what the app expects. */
export async function gatherProvider(
  app: AppConfiguration & { readonly endpoints: Endpoints },
  { send, search }: { readonly send: typeof fetch; readonly search: RegionSearch },
): Promise<Fact<Provider>> {
  const { issuer } = app.endpoints
  const host = new URL(issuer).host
  try {
    const response = await send(`${issuer}/.well-known/openid-configuration`)
    if (response.status === 404) return await explainUnknown(app, search)
    const document = parseJson(await response.text())
    if (response.status !== 200 || !isObject(document)) return notPingOne(host, response.status)
    return parseProvider(document, app)
  } catch (error) {
    return explainUpstream({ summary: unread, host }, error)
  }
}

async function explainUnknown(
  app: AppConfiguration & { readonly endpoints: Endpoints },
  search: RegionSearch,
): Promise<Fact<never>> {
  const { environmentId, host, endpoints } = app
  const evidence = `${endpoints.issuer} answered 404: there is no environment ${environmentId} there.`
  if (host === 'customDomain') {
    return failedFact(unread, { evidence, cure: cureDomain })
  }
  if (host === 'authBaseUrl') {
    return failedFact(unread, {
      evidence,
      cure: 'Check PINGONE_ENVIRONMENT_ID and PINGONE_AUTH_BASE_URL.',
    })
  }
  const region = await findRegion(environmentId, search)
  return region === undefined
    ? failedFact(unread, {
        evidence: `${evidence} No other region knows it.`,
        cure: 'Check PINGONE_ENVIRONMENT_ID: PingOne shows the environment id at Settings → Environment Properties.',
      })
    : failedFact(unread, {
        evidence: `${evidence} The region ${region} knows it.`,
        cure: `Set PINGONE_REGION=${region}.`,
      })
}

const cureDomain =
  'Check PINGONE_CUSTOM_DOMAIN: write the host name that PingOne shows at Settings → Domains, and nothing else.'

function notPingOne(host: string, status: number): Fact<never> {
  return failedFact(unread, {
    evidence: `${host} answered ${status} without a discovery document.`,
    cure: `Check that ${host} is PingOne: look at the region, custom domain and base URL, and at a proxy in between.`,
  })
}

function parseProvider(
  document: Readonly<Record<string, unknown>>,
  app: AppConfiguration & { readonly endpoints: Endpoints },
): Fact<Provider> {
  const found = readWord(document, 'issuer', 500) ?? ''
  const { issuer, authOrigin } = app.endpoints
  if (found !== issuer) return explainIssuer(found, app)
  const read = (name: string): string => readWord(document, name, 2000) ?? ''
  const provider = {
    issuer,
    authorizationEndpoint: read('authorization_endpoint'),
    tokenEndpoint: read('token_endpoint'),
    jwksUri: read('jwks_uri'),
  }
  const foreign = Object.entries(provider).find(([, url]) => originOf(url) !== authOrigin)
  if (foreign === undefined) return knownFact(provider)
  return failedFact(unread, {
    evidence: `The discovery document of ${issuer} has no usable ${foreign[0]}: "${foreign[1]}".`,
    cure: `Look for a proxy that changes the answers of ${new URL(issuer).host}: PingOne names every endpoint on its own host.`,
  })
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}

function explainIssuer(
  found: string,
  app: AppConfiguration & { readonly endpoints: Endpoints },
): Fact<never> {
  const evidence = `The discovery document names the issuer "${found}", the app expects "${app.endpoints.issuer}".`
  return failedFact(unread, { evidence, cure: cureIssuer(found, app) })
}

function cureIssuer(
  found: string,
  { environmentId, host }: AppConfiguration & { readonly endpoints: Endpoints },
): string {
  const url = URL.canParse(found) ? new URL(found) : undefined
  if (url === undefined) return 'Check that this is PingOne: it names an issuer that is no URL.'
  const [, foundEnvironment] = /^\/([0-9a-f-]{36})\/as$/i.exec(url.pathname) ?? []
  if (foundEnvironment === undefined && url.pathname === '/as') {
    return `The environment has a custom domain: set PINGONE_CUSTOM_DOMAIN=${url.host}.`
  }
  if (foundEnvironment !== undefined && foundEnvironment !== environmentId) {
    return `Set PINGONE_ENVIRONMENT_ID=${foundEnvironment}, or check which environment is meant.`
  }
  const region = /^auth\.pingone\.(.+)$/.exec(url.host)?.[1]
  if (region !== undefined) {
    return host === 'region'
      ? `Set PINGONE_REGION=${region}.`
      : `The environment answers under its PingOne host: take PINGONE_CUSTOM_DOMAIN and PINGONE_AUTH_BASE_URL away, and set PINGONE_REGION=${region}.`
  }
  return `Set PINGONE_AUTH_BASE_URL=${url.origin}, if that is where PingOne is meant to be.`
}

/** Fetches the keys by which ID Tokens are verified. */
export async function gatherKeys(jwksUri: string, send: typeof fetch): Promise<Fact<KeysFact>> {
  const host = new URL(jwksUri).host
  try {
    const response = await send(jwksUri)
    const keys = readList(parseJson(await response.text()), 'keys', 100)
    return knownFact({ count: keys.length, usable: keys.flatMap(describeUsable) })
  } catch (error) {
    return explainUpstream({ summary: 'the keys could not be read', host }, error)
  }
}

/** RS256 with 2048 bits or more is what PingOne signs ID Tokens with. */
function describeUsable(key: unknown): readonly string[] {
  const algorithm = readWord(key, 'alg', 20) ?? 'RS256'
  const use = readWord(key, 'use', 20) ?? 'sig'
  const modulus = readWord(key, 'n', 2000) ?? ''
  const isUsable =
    readWord(key, 'kty', 20) === 'RSA' &&
    algorithm === 'RS256' &&
    use === 'sig' &&
    readWord(key, 'e', 20) !== undefined &&
    Buffer.from(modulus, 'base64url').length >= 256
  return isUsable ? [readWord(key, 'kid', 100) ?? 'without kid'] : []
}
