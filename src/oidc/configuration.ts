// openid-client's Configuration, made for each call from the checked metadata.
import { allowInsecureRequests, Configuration, customFetch } from 'openid-client'
import type { ClientAuth, CustomFetch } from 'openid-client'
import { isLoopback } from '../pingone/region.js'
import type { ProviderMetadata } from './discovery.js'

export interface ConfigurationInput {
  readonly metadata: ProviderMetadata
  readonly clientId: string
  readonly clientAuthentication: ClientAuth
  readonly fetch: CustomFetch
}

/** Creates the Configuration; plain http is allowed only when the issuer is on loopback. */
export function createConfiguration(input: ConfigurationInput): Configuration {
  const { metadata, clientId, clientAuthentication, fetch } = input
  const configuration = new Configuration(
    { ...metadata },
    clientId,
    undefined,
    clientAuthentication,
  )
  configuration[customFetch] = fetch
  if (new URL(metadata.issuer).protocol === 'http:') allowInsecureRequests(configuration)
  return configuration
}

/** Throws unless the issuer is https, or http on loopback. */
export function assertIssuerUrl(issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const bare = url?.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!bare || !safe) throw new TypeError('issuer must be an https URL, or http on loopback')
}

/** Throws unless the token request will repeat `redirect_uri` exactly as it was sent. */
export function assertRedirectUri(redirectUri: string): void {
  if (URL.canParse(redirectUri) && writeWithoutParameters(redirectUri) === redirectUri) return
  throw new TypeError('redirectUri must be a normalized URL without query and fragment')
}

// As openid-client derives it for the token request.
function writeWithoutParameters(redirectUri: string): string {
  const url = new URL(redirectUri)
  url.search = ''
  url.hash = ''
  return url.href
}
