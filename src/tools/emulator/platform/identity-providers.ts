// Identity providers: other services that users sign on with. Their members are kept as they came.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { Draft } from '../resource.js'
import type { IdentityProvider } from '../sign-on-resources.js'
import { constraint, type FieldReader } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, removeWhere, replace, without } from './find.js'
import { environmentOf, links, page } from './hal.js'
import { isRecord } from '../json-value.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

const all = 'identityProviders'
const one = `${all}/:identityProvider`

/** The operations on identity providers. */
export const identityProviderOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, providerOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

/** The types, each with what it cannot do without. */
const needs: Readonly<Record<string, readonly string[]>> = {
  FACEBOOK: ['appId', 'appSecret'],
  GOOGLE: ['clientId', 'clientSecret'],
  LINKEDIN: ['clientId', 'clientSecret'],
  LINKEDIN_OIDC: ['clientId', 'clientSecret'],
  APPLE: ['clientId', 'clientSecretSigningKey', 'keyId', 'teamId'],
  TWITTER: ['clientId', 'clientSecret'],
  AMAZON: ['clientId', 'clientSecret'],
  YAHOO: ['clientId', 'clientSecret'],
  MICROSOFT: ['clientId', 'clientSecret'],
  PAYPAL: ['clientId', 'clientSecret'],
  GITHUB: ['clientId', 'clientSecret'],
  OPENID_CONNECT: [
    'authorizationEndpoint',
    'clientId',
    'clientSecret',
    'issuer',
    'jwksEndpoint',
    'tokenEndpoint',
    'tokenEndpointAuthMethod',
  ],
  SAML: ['idpEntityId', 'ssoBinding', 'ssoEndpoint'],
}

function create(call: PlatformCall): Reply {
  const provider: IdentityProvider = {
    id: randomUUID(),
    ...readProvider(call.body, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.identityProviders ??= []
  call.environment.identityProviders.push(provider)
  return created(render(call, provider))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: all,
    path: all,
    items: call.environment.identityProviders ?? [],
    render: (provider) => render(call, provider),
  })
}

function update(call: PlatformCall): Reply {
  const before = providerOf(call)
  const next: IdentityProvider = {
    id: before.id,
    ...readProvider(call.body, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.identityProviders ?? [], next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = providerOf(call)
  const isNamed = (value: unknown): boolean => isRecord(value) && value['id'] === id
  const isUsed = call.environment.actions.some(
    ({ identityProvider, socialProviders = [] }) =>
      isNamed(identityProvider) || socialProviders.some(isNamed),
  )
  if (isUsed) throw invalidData(constraint('id', 'is used by a sign-on policy action'))
  removeWhere(call.environment.identityProviders ?? [], (provider) => provider.id === id)
  return noContent
}

function readProvider(
  body: FieldReader,
  before: IdentityProvider | undefined,
): Draft<IdentityProvider> & Record<string, unknown> {
  const read = body.choice('type', Object.keys(needs))
  const type = body.required('type', read, '')
  if (read !== undefined && before !== undefined && before.type !== read) {
    body.refuse('type', 'cannot be changed')
  }
  for (const name of needs[type] ?? []) body.required(name, body.text(name), '')
  if (type === 'OPENID_CONNECT') body.required('scopes', body.texts('scopes'), [])
  const provider = {
    ...without(body.raw, 'id', '_links', 'environment', 'createdAt', 'updatedAt'),
    name: body.required('name', body.text('name'), ''),
    type,
    enabled: body.required('enabled', body.flag('enabled'), false),
  }
  body.finish()
  return provider
}

function providerOf(call: PlatformCall): IdentityProvider {
  return find(call.environment.identityProviders ?? [], call.id('identityProvider'))
}

function render(call: PlatformCall, { id, ...members }: IdentityProvider): unknown {
  const self = `${all}/${id}`
  return {
    _links: links(call, self, { attributes: `${self}/attributes` }),
    id,
    environment: environmentOf(call),
    ...members,
  }
}
