// Client authentication: all five of PingOne's methods, and only the application's own is accepted.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JWTVerifyOptions } from 'jose'
import { readApplicationKeys } from './application-keys.js'
import type { Exchange } from './exchange.js'
import { OAuthProblem } from './problem.js'
import type { Application, TokenEndpointAuthMethod } from './resources.js'
import { isSecretOf } from './secrets.js'

/** What a request offers as proof of who sent it. */
type Credentials =
  | { readonly method: 'NONE'; readonly clientId: string }
  | {
      readonly method: 'CLIENT_SECRET_BASIC' | 'CLIENT_SECRET_POST'
      readonly clientId: string
      readonly secret: string
    }
  | { readonly method: 'ASSERTION'; readonly clientId: string; readonly assertion: string }

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** An assertion may be valid for an hour at most. */
const longestAssertionSeconds = 3600

/**
 * The application that sent the request.
 *
 * @throws {OAuthProblem} 401 `invalid_client`, whatever is wrong: PingOne does not say more.
 */
export async function authenticateClient(
  exchange: Exchange,
  form: URLSearchParams,
): Promise<Application> {
  const header = exchange.req.headers.authorization
  const credentials = readCredentials(header, form)
  const application = exchange.environment.applications.find(
    ({ id }) => id === credentials?.clientId,
  )
  const isProven =
    credentials !== undefined &&
    application?.enabled === true &&
    (await proves(exchange, application, credentials))
  if (!isProven) throw invalidClient(header !== undefined)
  return application
}

/** 401 in the words PingOne uses for every failed client authentication. */
export function invalidClient(isChallenge: boolean): OAuthProblem {
  return new OAuthProblem(
    401,
    'invalid_client',
    'Request denied: Unsupported authentication method',
    isChallenge ? 'Basic realm="PingOne"' : undefined,
  )
}

/** Client id and secret of a Basic header, each percent-decoded (RFC 6749 §2.3.1). */
export function readBasic(header: string | undefined): readonly [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  const id = decodeFormValue(text.slice(0, colon))
  const secret = decodeFormValue(text.slice(colon + 1))
  return id === undefined || secret === undefined ? undefined : [id, secret]
}

/** Exactly one kind of proof, or undefined. */
function readCredentials(
  header: string | undefined,
  form: URLSearchParams,
): Credentials | undefined {
  const clientId = form.get('client_id')
  const secret = form.get('client_secret')
  const assertion = form.get('client_assertion')
  const offered = [header, secret, assertion].filter((each) => each !== null && each !== undefined)
  if (offered.length > 1) return undefined
  if (header !== undefined) return readBasicCredentials(header, clientId)
  if (assertion !== null) return readAssertion(form, assertion, clientId)
  if (clientId === null) return undefined
  return secret === null
    ? { method: 'NONE', clientId }
    : { method: 'CLIENT_SECRET_POST', clientId, secret }
}

function readBasicCredentials(header: string, clientId: string | null): Credentials | undefined {
  const [id, secret] = readBasic(header) ?? []
  if (id === undefined || secret === undefined) return undefined
  if (clientId !== null && clientId !== id) return undefined
  return { method: 'CLIENT_SECRET_BASIC', clientId: id, secret }
}

function readAssertion(
  form: URLSearchParams,
  assertion: string,
  clientId: string | null,
): Credentials | undefined {
  if (form.get('client_assertion_type') !== assertionType) return undefined
  const sub = readSubject(assertion)
  if (sub === undefined || (clientId !== null && clientId !== sub)) return undefined
  return { method: 'ASSERTION', clientId: sub, assertion }
}

async function proves(
  exchange: Exchange,
  application: Application,
  credentials: Credentials,
): Promise<boolean> {
  const expected: TokenEndpointAuthMethod = application.tokenEndpointAuthMethod
  switch (credentials.method) {
    case 'NONE':
      return expected === 'NONE'
    case 'CLIENT_SECRET_BASIC':
    case 'CLIENT_SECRET_POST':
      return (
        expected === credentials.method &&
        isSecretOf(application, credentials.secret, exchange.nowMs)
      )
    case 'ASSERTION':
      return provesByAssertion(exchange, application, credentials.assertion)
  }
}

async function provesByAssertion(
  exchange: Exchange,
  application: Application,
  assertion: string,
): Promise<boolean> {
  const { issuer, base, req, nowMs } = exchange
  const options: JWTVerifyOptions = {
    issuer: application.id,
    subject: application.id,
    audience: [issuer, `${issuer}/token`, `${base}${readEndpointPath(req.path)}`],
    requiredClaims: ['exp'],
    currentDate: new Date(nowMs),
  }
  try {
    const { payload } = await verifyWithOwnKey(application, assertion, options)
    return (payload.exp ?? Infinity) <= nowMs / 1000 + longestAssertionSeconds
  } catch {
    return false
  }
}

async function verifyWithOwnKey(
  application: Application,
  assertion: string,
  options: JWTVerifyOptions,
): ReturnType<typeof jwtVerify> {
  if (application.tokenEndpointAuthMethod === 'CLIENT_SECRET_JWT') {
    const key = new TextEncoder().encode(application.secret ?? '')
    return jwtVerify(assertion, key, { ...options, algorithms: ['HS256', 'HS384', 'HS512'] })
  }
  if (application.tokenEndpointAuthMethod !== 'PRIVATE_KEY_JWT') {
    throw new TypeError('The application does not authenticate by assertion.')
  }
  const keys = createLocalJWKSet(await readApplicationKeys(application))
  return jwtVerify(assertion, keys, { ...options, algorithms: ['RS256', 'RS384', 'RS512'] })
}

/** `/as/par` of `/{env}/as/par` */
function readEndpointPath(path: string): string {
  return path.replace(/^\/[^/]+/, '')
}

function readSubject(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub
  } catch {
    return undefined
  }
}

function decodeFormValue(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
