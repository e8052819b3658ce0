// A stand-in for PingOne that costs little: every user exists, every code is 123456, nothing is refused politely.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createFlow, takeAction, writeFlow, type Flow } from './flow.js'
import { subOf } from './person.js'
import { jwks, writeTokens, type Grant } from './tokens.js'

/** The one environment of the stand-in. */
export const ENVIRONMENT_ID = '0b1a2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'

const hal = { 'content-type': 'application/hal+json;charset=UTF-8' }

interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly url: URL
  readonly body: string
}

interface Pending {
  readonly flow: Flow
  readonly grant: Omit<Grant, 'sub'>
  readonly state: string | undefined
}

/** Creates the listener of a server that stands at `origin`. */
export function createProvider(
  origin: string,
): (req: IncomingMessage, res: ServerResponse) => void {
  const base = `${origin}/${ENVIRONMENT_ID}`
  const issuer = `${base}/as`
  const pending = new Map<string, Pending>()
  const codes = new Map<string, Grant>()
  const pushed = new Map<string, string>()
  const discovery = writeDiscovery(issuer)

  function authorize({ url, body, res }: Exchange): void {
    const given = readParameters(url, body)
    const reference = given.get('request_uri') ?? ''
    const parameters = pushed.has(reference) ? new URLSearchParams(pushed.get(reference)) : given
    pushed.delete(reference)
    const inHint = readClaims(parameters.get('login_hint_token') ?? parameters.get('request'))[
      'sub'
    ]
    const sub = typeof inHint === 'string' ? inHint : undefined
    const grant = {
      clientId: parameters.get('client_id') ?? '',
      acr: parameters.get('acr_values')?.split(' ')[0] ?? 'Multi_Factor',
      scope: parameters.get('scope') ?? 'openid',
      // What the `request` says wins over the query: an approval binds its digest there or here.
      nonce: readNonce(parameters),
    }
    if (parameters.get('response_mode') === 'pi.flow') {
      const flow = createFlow(sub)
      pending.set(flow.id, { flow, grant, state: parameters.get('state') ?? undefined })
      const cookie = sub === undefined ? {} : { 'set-cookie': sessionCookie() }
      answer(res, writeFlow(flow, base), { ...hal, ...cookie })
      return
    }
    const code = randomUUID()
    codes.set(code, { ...grant, sub: sub ?? subOf('maya') })
    const back = new URL(parameters.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    const state = parameters.get('state')
    if (state !== null) back.searchParams.set('state', state)
    if (parameters.get('response_mode') === 'form_post') return answerForm(res, back)
    res.writeHead(302, { location: back.href }).end()
  }

  function actOnFlow({ req, res, url, body }: Exchange): void {
    const known = pending.get(url.pathname.slice(url.pathname.lastIndexOf('/') + 1))
    if (known === undefined) return refuse(res, 404, 'NOT_FOUND')
    if (req.method === 'GET') return answer(res, writeFlow(known.flow, base), hal)
    const flow = takeAction(known.flow, { type: req.headers['content-type'] ?? '', body })
    if (flow === undefined) return refuse(res, 400, 'INVALID_DATA')
    pending.set(flow.id, { ...known, flow })
    answer(res, writeFlow(flow, base), { ...hal, 'set-cookie': sessionCookie() })
  }

  function resume({ url, res }: Exchange): void {
    const flowId = url.searchParams.get('flowId') ?? ''
    const known = pending.get(flowId)
    if (known?.flow.status !== 'COMPLETED') return refuse(res, 404, 'NOT_FOUND')
    pending.delete(flowId)
    const code = randomUUID()
    codes.set(code, { ...known.grant, sub: known.flow.sub ?? '' })
    answer(
      res,
      JSON.stringify({
        session: { id: randomUUID() },
        environment: { id: ENVIRONMENT_ID },
        status: 'COMPLETED',
        authorizeResponse: { code, state: known.state },
      }),
    )
  }

  function exchange({ body, res }: Exchange): void {
    const code = new URLSearchParams(body).get('code') ?? ''
    const grant = codes.get(code)
    codes.delete(code)
    if (grant === undefined) {
      res.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}')
      return
    }
    answer(res, writeTokens(grant, { issuer, environmentId: ENVIRONMENT_ID }))
  }

  function push({ body, res }: Exchange): void {
    const reference = `urn:ietf:params:oauth:request_uri:${randomUUID()}`
    pushed.set(reference, body)
    res.writeHead(201, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ request_uri: reference, expires_in: 60 }))
  }

  const userinfo = JSON.stringify({
    sub: subOf('maya'),
    name: 'Maya Lindqvist',
    email: 'maya@bank.example',
  })
  const endpoints: Readonly<Record<string, (exchange: Exchange) => void>> = {
    '/as/.well-known/openid-configuration': ({ res }) => answer(res, discovery),
    '/as/jwks': ({ res }) => answer(res, jwks),
    '/as/userinfo': ({ res }) => answer(res, userinfo),
    '/as/authorize': authorize,
    '/as/par': push,
    '/as/resume': resume,
    '/as/token': exchange,
  }

  function route(exchange: Exchange): void {
    const path = exchange.url.pathname.slice(ENVIRONMENT_ID.length + 1)
    if (path.startsWith('/flows/')) return actOnFlow(exchange)
    const endpoint = endpoints[path]
    if (endpoint === undefined) return refuse(exchange.res, 404, 'NOT_FOUND')
    endpoint(exchange)
  }

  return (req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      route({ req, res, url: new URL(req.url ?? '/', origin), body })
    })
  }
}

function readParameters(url: URL, body: string): URLSearchParams {
  return new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)])
}

function readNonce(parameters: URLSearchParams): string | undefined {
  const inRequest = readClaims(parameters.get('request'))['nonce']
  return typeof inRequest === 'string' ? inRequest : (parameters.get('nonce') ?? undefined)
}

/** The claims of a JWT, its signature unread: this is no place where anything is protected. */
function readClaims(jwt: string | null): Readonly<Record<string, unknown>> {
  const payload = jwt?.split('.')[1]
  if (payload === undefined) return {}
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>
}

function sessionCookie(): string {
  return `ST=${randomUUID()}; Path=/${ENVIRONMENT_ID}; HttpOnly`
}

function answer(
  res: ServerResponse,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  res.end(body)
}

/** A page that posts itself, for peers that ask for `form_post`. */
function answerForm(res: ServerResponse, back: URL): void {
  const inputs = [...back.searchParams].map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  )
  const html = `<form method="post" action="${back.origin}${back.pathname}">${inputs.join('')}</form>`
  res.writeHead(200, { 'content-type': 'text/html' }).end(html)
}

function refuse(res: ServerResponse, status: number, code: string): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify({ id: randomUUID(), code, message: 'The stand-in knows no better.' }))
}

function writeDiscovery(issuer: string): string {
  return JSON.stringify({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/signoff`,
    scopes_supported: ['openid', 'profile', 'email', 'address', 'phone'],
    response_types_supported: ['code', 'id_token', 'code id_token'],
    response_modes_supported: ['pi.flow', 'query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    claims_supported: [
      'sub',
      'iss',
      'auth_time',
      'acr',
      'name',
      'given_name',
      'family_name',
      'email',
    ],
    code_challenge_methods_supported: ['plain', 'S256'],
  })
}
