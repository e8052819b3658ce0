// The scripted provider's authorization endpoint and its small flow API.
import { randomBytes, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { answer, answerError, parseForm, set } from './model.js'
import type {
  FlowCall,
  FlowRecord,
  Json,
  Provider,
  ProviderFacts,
  ReceivedRequest,
} from './model.js'

const FLOW_TYPE = 'application/hal+json;charset=UTF-8'
const DEVICE_ID = { id: '9b0f4c1e-6d0f-4b55-9a53-0a5a3c7d2f11' }

const DEVICE_STATUSES: ReadonlySet<string> = new Set(['OTP_REQUIRED', 'DEVICE_SELECTION_REQUIRED'])
const PASSWORD_STATUSES: ReadonlySet<string> = new Set([
  'USERNAME_PASSWORD_REQUIRED',
  'PASSWORD_REQUIRED',
])

export function answerAuthorize(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const sent = { ...request.query, ...parseForm(request.body) }
  const parameters = provider.pushed.get(sent['request_uri'] ?? '') ?? sent
  if (parameters['client_id'] !== provider.facts.clientId) {
    return answerError(response, 404, 'NOT_FOUND')
  }
  if (parameters['response_mode'] === 'pi.flow') return startFlow(provider, parameters, response)
  const result = issueCode(provider, parameters)
  if (parameters['response_mode'] === 'form_post') {
    return answerFormPost(response, parameters['redirect_uri'] ?? '', result)
  }
  const location = new URL(parameters['redirect_uri'] ?? '')
  for (const [name, value] of Object.entries(result)) location.searchParams.set(name, String(value))
  response.writeHead(302, { location: location.href }).end()
}

function answerFormPost(response: ServerResponse, action: string, result: Json): void {
  const inputs = Object.entries(result).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${String(value)}">`,
  )
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<form method="post" action="${action}">${inputs.join('')}</form>`)
}

// With a signed hint the person is known already and PingOne has sent the OTP.
function startFlow(
  provider: Provider,
  parameters: Readonly<Record<string, string>>,
  response: ServerResponse,
): void {
  const known = parameters['login_hint_token'] !== undefined
  const flow: FlowRecord = {
    id: randomUUID(),
    parameters,
    status: known ? 'OTP_REQUIRED' : 'SIGN_ON_REQUIRED',
    sessionToken: randomBytes(24).toString('base64url'),
  }
  provider.flows.set(flow.id, flow)
  answerFlow(provider, flow, response, 'authorize')
}

export function answerReadFlow(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const flow = findFlow(provider, request)
  if (flow === undefined) return answerError(response, 404, 'NOT_FOUND')
  answerFlow(provider, flow, response, 'read')
}

export function answerFlowAction(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const flow = findFlow(provider, request)
  if (flow === undefined) return answerError(response, 404, 'NOT_FOUND')
  const action = /vnd\.pingidentity\.([\w.]+)\+json/.exec(
    request.headers['content-type'] ?? '',
  )?.[1]
  const body = JSON.parse(request.body === '' ? '{}' : request.body) as Json
  if (action === 'user.lookup' && flow.status === 'SIGN_ON_REQUIRED') {
    if (body['username'] !== provider.facts.username) {
      return answerError(response, 400, 'INVALID_VALUE')
    }
    flow.status = 'OTP_REQUIRED'
    return answerFlow(provider, flow, response, 'user.lookup')
  }
  if (action === 'device.select' && DEVICE_STATUSES.has(flow.status)) {
    return answerFlow(provider, flow, response, 'device.select')
  }
  if (action === 'usernamePassword.check' && PASSWORD_STATUSES.has(flow.status)) {
    flow.status = 'OTP_REQUIRED'
    return answerFlow(provider, flow, response, 'usernamePassword.check')
  }
  if (action !== 'otp.check' || flow.status !== 'OTP_REQUIRED') {
    return answerError(response, 400, 'INVALID_REQUEST')
  }
  if (!hasSessionToken(flow, request)) return answerError(response, 404, 'NOT_FOUND')
  if (body['otp'] !== provider.facts.otp) return answerError(response, 400, 'INVALID_OTP')
  flow.status = 'COMPLETED'
  answerFlow(provider, flow, response, 'otp.check')
}

export function answerResume(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const flow = provider.flows.get(request.query['flowId'] ?? '')
  if (flow?.status !== 'COMPLETED' || !hasSessionToken(flow, request)) {
    return answerError(response, 404, 'NOT_FOUND')
  }
  provider.flows.delete(flow.id)
  const authorizeResponse = issueCode(provider, flow.parameters)
  const environment = { id: provider.facts.environmentId }
  const body = {
    session: { id: randomUUID() },
    environment,
    status: 'COMPLETED',
    authorizeResponse,
  }
  answer(response, body, { contentType: FLOW_TYPE })
}

function issueCode(provider: Provider, parameters: Readonly<Record<string, string>>): Json {
  const code = randomUUID()
  provider.codes.set(code, { parameters, sub: provider.facts.sub })
  const result = { code, state: parameters['state'] }
  return set(result, provider.forgery.authorizationResponse)
}

function answerFlow(
  { facts, forgery }: Provider,
  flow: FlowRecord,
  response: ServerResponse,
  call: FlowCall,
): void {
  flow.status = forgery.flowStatus?.[call] ?? flow.status
  if (forgery.lostReplies?.includes(call) === true) {
    response.destroy()
    return
  }
  const href = `${facts.url}/${facts.environmentId}/flows/${flow.id}`
  if (flow.status !== 'SIGN_ON_REQUIRED') {
    response.setHeader(
      'set-cookie',
      `ST=${flow.sessionToken}; Path=/${facts.environmentId}; HttpOnly`,
    )
  }
  const body = {
    _links: { self: { href }, ...linksOf(flow, href) },
    _embedded: embeddedOf(flow, facts),
    id: flow.id,
    environment: { id: facts.environmentId },
    resumeUrl: `${facts.issuer}/resume?flowId=${flow.id}`,
    status: flow.status,
    createdAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
    ...(flow.status === 'OTP_REQUIRED' && { bypassAllowed: false, selectedDevice: DEVICE_ID }),
  }
  answer(response, set(body, forgery.flowMembers?.[call]), { contentType: FLOW_TYPE })
}

function linksOf({ status }: FlowRecord, href: string): Json {
  if (status === 'SIGN_ON_REQUIRED') return { 'user.lookup': { href } }
  if (PASSWORD_STATUSES.has(status)) return { 'usernamePassword.check': { href } }
  if (status === 'DEVICE_SELECTION_REQUIRED') return { 'device.select': { href } }
  return status === 'OTP_REQUIRED' ? { 'otp.check': { href }, 'device.select': { href } } : {}
}

function embeddedOf({ status }: FlowRecord, { sub, username }: ProviderFacts): Json {
  const application = { name: 'TransferApp' }
  if (status === 'SIGN_ON_REQUIRED') return { application }
  if (status === 'COMPLETED') return { application, user: { id: sub, username } }
  const device = { ...DEVICE_ID, type: 'SMS', status: 'ACTIVE', phone: '*******01' }
  return { application, devices: [device] }
}

function findFlow(provider: Provider, { path }: ReceivedRequest): FlowRecord | undefined {
  return provider.flows.get(path.split('/').at(-1) ?? '')
}

function hasSessionToken({ sessionToken }: FlowRecord, { headers }: ReceivedRequest): boolean {
  return headers.cookie?.includes(`ST=${sessionToken}`) === true
}
