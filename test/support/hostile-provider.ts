// A scripted OpenID provider with a small flow API, whose every answer can be forged; shares nothing with the emulator.
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  answerAuthorize,
  answerFlowAction,
  answerReadFlow,
  answerResume,
} from './hostile-provider/flow.js'
import { answerError } from './hostile-provider/model.js'
import type {
  Forgery,
  Provider,
  ProviderFacts,
  ReceivedRequest,
  Route,
  SigningKey,
} from './hostile-provider/model.js'
import {
  answerDiscovery,
  answerJwks,
  answerPar,
  answerSignoff,
  answerToken,
  answerUserinfo,
  createSigningKey,
} from './hostile-provider/tokens.js'

export type { Forgery, RawAnswer, ReceivedRequest, SigningKey } from './hostile-provider/model.js'
export { createSigningKey, writeUnsigned } from './hostile-provider/tokens.js'

/** A running provider. */
export interface HostileProvider extends ProviderFacts {
  /** The key that signs and that the JWKS publishes. */
  readonly key: SigningKey
  /** Replaces the forgeries; without an argument the provider is honest again. */
  forge(forgery?: Forgery): void
  /** Signs with a new key from now on: under a new `kid`, or under the same one. */
  rotateKey(options?: { readonly sameKid?: boolean }): Promise<void>
  readonly requests: readonly ReceivedRequest[]
  /** How many requests ended in this path suffix, e.g. `/as/token`. */
  countRequests(suffix: string): number
  clearRequests(): void
  close(): Promise<void>
}

const ROUTES: readonly (readonly [string, RegExp, Route])[] = [
  ['GET', /^\/as\/\.well-known\/openid-configuration$/, answerDiscovery],
  ['GET', /^\/as\/jwks$/, answerJwks],
  ['GET', /^\/as\/authorize$/, answerAuthorize],
  ['POST', /^\/as\/authorize$/, answerAuthorize],
  ['POST', /^\/as\/par$/, answerPar],
  ['GET', /^\/flows\/[^/]+$/, answerReadFlow],
  ['POST', /^\/flows\/[^/]+$/, answerFlowAction],
  ['GET', /^\/as\/resume$/, answerResume],
  ['POST', /^\/as\/token$/, answerToken],
  ['GET', /^\/as\/userinfo$/, answerUserinfo],
  ['GET', /^\/as\/signoff$/, answerSignoff],
]

/** Starts a provider on a free loopback port. */
export async function createHostileProvider(
  options: { readonly environmentId?: string } = {},
): Promise<HostileProvider> {
  const environmentId = options.environmentId ?? randomUUID()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const provider = await createProvider(environmentId, portOf(server))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(provider, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  return {
    ...provider.facts,
    get key() {
      return provider.key
    },
    requests: provider.requests,
    forge: (forgery = {}) => {
      provider.forgery = forgery
    },
    rotateKey: async ({ sameKid = false } = {}) => {
      provider.key = await createSigningKey(sameKid ? { kid: provider.key.jwk.kid } : {})
    },
    countRequests: (suffix) => provider.requests.filter(({ path }) => path.endsWith(suffix)).length,
    clearRequests: () => {
      provider.requests.length = 0
    },
    close: () => close(server),
  }
}

async function createProvider(environmentId: string, port: number): Promise<Provider> {
  const url = `http://127.0.0.1:${port}`
  const facts = {
    url,
    issuer: `${url}/${environmentId}/as`,
    environmentId,
    clientId: randomUUID(),
    clientSecret: randomBytes(32).toString('base64url'),
    username: 'mary.sample',
    otp: '739120',
    sub: randomUUID(),
  }
  return {
    facts,
    requests: [],
    codes: new Map(),
    flows: new Map(),
    pushed: new Map(),
    refreshTokens: new Map(),
    forgery: {},
    key: await createSigningKey(),
  }
}

async function handle(
  provider: Provider,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receive(incoming)
  provider.requests.push(request)
  const path = request.path.replace(`/${provider.facts.environmentId}`, '')
  const found = ROUTES.find(([method, at]) => method === request.method && at.test(path))
  if (found === undefined) {
    answerError(response, 404, 'NOT_FOUND')
    return
  }
  await found[2](provider, request, response)
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array))
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://provider')
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo
  return address.port
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}
