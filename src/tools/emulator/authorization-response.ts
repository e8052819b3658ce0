// The authorization response: code and tokens of a completed flow, by the way the request asked for.
import { randomUUID } from 'node:crypto'
import { sendFlow, sendRedirect, type Exchange } from './exchange.js'
import { sendFormPostPage } from './pages.js'
import { findPolicy, policyActions } from './sign-on-policy.js'
import type { Authorization, Flow } from './runtime.js'
import { buildAccessToken, buildIdToken, halfHash } from './tokens.js'
import type { AuthorizationRequest } from './request-types.js'

/** Authorization codes live 10 minutes. */
const codeLifetimeMs = 600_000

/** Answers a completed flow: issues what was asked for and uses the flow up. */
export async function sendCompleted(exchange: Exchange, flow: Flow): Promise<void> {
  exchange.runtime.flows.delete(flow.id)
  const parameters = await buildResponse(exchange, flow)
  if (flow.request.responseMode !== 'pi.flow') {
    sendResponse(exchange, flow.request, parameters)
    return
  }
  const body = {
    session: { id: flow.session?.id },
    environment: { id: flow.environmentId },
    status: 'COMPLETED',
    authorizeResponse: parameters,
  }
  sendFlow(exchange.res, body)
}

/** Answers a failed flow: the error goes to the client, and the flow is used up. */
export function sendFailed(exchange: Exchange, flow: Flow): void {
  exchange.runtime.flows.delete(flow.id)
  if (flow.request.responseMode === 'pi.flow') {
    const body = {
      environment: { id: flow.environmentId },
      status: 'FAILED',
      error: flow.error,
    }
    sendFlow(exchange.res, body)
    return
  }
  sendResponse(exchange, flow.request, {
    error: 'access_denied',
    error_description: flow.error?.message ?? 'The sign-on failed.',
    ...(flow.request.state === undefined ? {} : { state: flow.request.state }),
  })
}

/** Sends the parameters to the redirect URI, in the response mode asked for. */
export function sendResponse(
  { res, base }: Exchange,
  request: Pick<AuthorizationRequest, 'redirectUri' | 'responseMode'>,
  parameters: Readonly<Record<string, string | number>>,
): void {
  const pairs = new URLSearchParams(
    Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const target = request.redirectUri ?? base
  if (request.responseMode === 'form_post') {
    sendFormPostPage(res, base, target, pairs)
  } else if (request.responseMode === 'fragment') {
    sendRedirect(res, `${target}#${pairs.toString()}`)
  } else {
    sendRedirect(res, `${target}${target.includes('?') ? '&' : '?'}${pairs.toString()}`)
  }
}

async function buildResponse(
  exchange: Exchange,
  flow: Flow,
): Promise<Record<string, string | number>> {
  const { request } = flow
  const authorization = buildAuthorization(exchange, flow)
  const code = request.responseTypes.includes('code')
    ? storeCode(exchange, authorization)
    : undefined
  const access = request.responseTypes.includes('token')
    ? await buildAccessToken(exchange, authorization)
    : undefined
  const hashes = {
    ...(access === undefined ? {} : { at_hash: halfHash(access.value) }),
    ...(code === undefined ? {} : { c_hash: halfHash(code) }),
  }
  return {
    ...(code === undefined ? {} : { code }),
    ...(access === undefined
      ? {}
      : { access_token: access.value, token_type: 'Bearer', expires_in: access.expiresInSeconds }),
    ...(access === undefined || request.scopes.length === 0
      ? {}
      : { scope: request.scopes.join(' ') }),
    ...(request.responseTypes.includes('id_token')
      ? { id_token: await buildIdToken(exchange, authorization, hashes) }
      : {}),
    ...(request.state === undefined ? {} : { state: request.state }),
  }
}

function storeCode(exchange: Exchange, authorization: Authorization): string {
  const code = randomUUID()
  exchange.runtime.codes.set(code, {
    authorization,
    expiresAtMs: exchange.nowMs + codeLifetimeMs,
  })
  return code
}

function buildAuthorization(exchange: Exchange, flow: Flow): Authorization {
  const { request, session } = flow
  return {
    environmentId: flow.environmentId,
    clientId: request.clientId,
    userId: flow.userId ?? '',
    sessionId: session?.id ?? '',
    scopes: request.scopes,
    acr: findPolicy(exchange.environment, request.policyId)?.name ?? '',
    amr: buildAmr(exchange, flow),
    authTimeSeconds: Math.floor(readAuthTimeMs(flow) / 1000),
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    ...(request.redirectUri === undefined ? {} : { redirectUri: request.redirectUri }),
    ...(request.codeChallenge === undefined ? {} : { codeChallenge: request.codeChallenge }),
  }
}

/** The factors of the policy's own actions, proven now or standing in from the session. */
function buildAmr({ environment }: Exchange, flow: Flow): string[] {
  const types = policyActions(environment, flow.request.policyId).map((action) => action.type)
  const asksPassword = types.includes('LOGIN') || types.includes('IDENTIFIER_FIRST')
  const asksMfa = types.includes('MULTI_FACTOR_AUTHENTICATION')
  const session = flow.sessionCounts ? flow.session : undefined
  const hasPassword =
    flow.passwordAtMs !== undefined || (asksPassword && session?.passwordAtMs !== undefined)
  const method =
    flow.mfaAtMs !== undefined ? flow.mfaMethod : asksMfa ? session?.mfaMethod : undefined
  return [
    ...(hasPassword ? ['pwd'] : []),
    ...(method === undefined ? [] : [method]),
    ...(hasPassword && method !== undefined ? ['mfa'] : []),
  ]
}

/** The latest factor proven in this flow, else the session's latest, else the signed hint. */
function readAuthTimeMs(flow: Flow): number {
  const own = Math.max(flow.passwordAtMs ?? 0, flow.mfaAtMs ?? 0, flow.externalAtMs ?? 0)
  if (own > 0) return own
  const { passwordAtMs = 0, mfaAtMs = 0, externalAtMs = 0 } = flow.session ?? {}
  const earlier = Math.max(passwordAtMs, mfaAtMs, externalAtMs)
  return earlier > 0 ? earlier : flow.createdAtMs
}
