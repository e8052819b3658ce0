// Parts of an application that have rules of their own: URIs, origins, keys, and what is only kept.
import type { Application } from '../resources.js'
import { present, type FieldReader } from './fields.js'

const mostOrigins = 40
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** https, http to this machine, or a scheme of an app's own. */
export function readUris(body: FieldReader, name: string): string[] | undefined {
  const uris = body.texts(name)
  uris?.forEach((uri, index) => {
    if (!isRedirectUri(uri)) {
      body.refuse(`${name}[${index}]`, 'must be https, http to localhost, or a custom scheme')
    }
  })
  return uris
}

/** Whom pages of other origins are trusted for. */
export function readCors(body: FieldReader): Application['corsSettings'] {
  const cors = body.object('corsSettings')
  if (cors === undefined) return undefined
  const behaviors = ['ALLOW_NO_ORIGINS', 'ALLOW_SPECIFIC_ORIGINS'] as const
  const behavior = cors.required('behavior', cors.choice('behavior', behaviors), behaviors[0])
  const origins = cors.texts('origins', { most: mostOrigins })
  origins?.forEach((origin, index) => {
    if (!isOrigin(origin)) cors.refuse(`origins[${index}]`, 'must be an origin')
  })
  if (behavior === 'ALLOW_SPECIFIC_ORIGINS') cors.required('origins', origins, [])
  return present({ behavior, origins })
}

/** The application's public keys, as a JSON text or behind a URL. */
export function readJwks(body: FieldReader): Partial<Application> {
  const jwks = body.text('jwks')
  if (jwks !== undefined && !isKeySet(jwks)) body.refuse('jwks', 'must be a JWK Set')
  const jwksUrl = body.text('jwksUrl')
  if (jwksUrl !== undefined && !isSafeUrl(jwksUrl)) body.refuse('jwksUrl', 'must be an https URL')
  return present({ jwks, jwksUrl })
}

const urls = [
  'homePageUrl',
  'loginPageUrl',
  'initiateLoginUri',
  'targetLinkUri',
  'deviceCustomVerificationUri',
] as const
const flags = [
  'assignActorRoles',
  'hiddenFromAppPortal',
  'allowWildcardInRedirectUris',
  'includeX5t',
  'opSessionCheckEnabled',
  'requestScopesForMultipleResourcesEnabled',
] as const
const objects = ['icon', 'accessControl', 'signing', 'kerberos', 'template'] as const

/** Members without an effect here: their form is checked, and they come back as they were sent. */
export function readKept(body: FieldReader): Record<string, unknown> {
  const kept = new Map<string, unknown>()
  for (const name of urls) {
    const url = body.text(name)
    if (url !== undefined && !URL.canParse(url)) body.refuse(name, 'must be a URL')
    kept.set(name, url)
  }
  for (const name of flags) kept.set(name, body.flag(name))
  for (const name of objects) kept.set(name, body.anything(name))
  return present({
    ...Object.fromEntries(kept),
    ...readDeviceGrant(body),
    tags: body.texts('tags'),
  })
}

/** Of the device authorization grant: in seconds, and what follows the verification URL. */
function readDeviceGrant(body: FieldReader): Record<string, unknown> {
  return {
    devicePathId: body.text('devicePathId'),
    deviceTimeout: body.whole('deviceTimeout', { min: 1, max: 3600 }),
    devicePollingInterval: body.whole('devicePollingInterval', { min: 1, max: 60 }),
  }
}

function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false
  const { protocol, hostname } = new URL(uri)
  return protocol !== 'http:' || loopback.includes(hostname)
}

/** `https://*.example.com` is one, too. */
function isOrigin(origin: string): boolean {
  const plain = origin.replace('://*.', '://')
  return URL.canParse(plain) && new URL(plain).origin === plain.toLowerCase()
}

function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
}

function isKeySet(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return (
      typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)
    )
  } catch {
    return false
  }
}
