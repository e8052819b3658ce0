// Attribute mappings of an application: which claim gets which value. They come back, and are not applied.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { AttributeMapping, Draft } from '../resources.js'
import { derivedId } from '../derived-id.js'
import { applicationRoles } from './applications.js'
import { constraint, notUnique, present } from './fields.js'
import { refuseFilter } from './filter.js'
import { applicationOf, find, findClash, removeWhere } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'

const all = 'applications/:application/attributes'
const one = `${all}/:attribute`

/** Claims of tokens that nobody maps. */
const reservedNames = [
  ...['acr', 'amr', 'at_hash', 'aud', 'auth_time', 'azp', 'client_id', 'exp'],
  ...['iat', 'iss', 'jti', 'nbf', 'nonce', 'org', 'scope', 'sid'],
]

const claimsByScope: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  address: ['address'],
  profile: [
    ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username'],
    ...['profile', 'picture', 'website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'updated_at'],
  ],
}

/** The operations on attribute mappings. */
export const applicationAttributeOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: applicationRoles, run: create },
  { method: 'GET', path: all, roles: applicationRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: applicationRoles,
    run: (call) => ok(render(call, mappingOf(call))),
  },
  { method: 'PUT', path: one, roles: applicationRoles, run: update },
  { method: 'DELETE', path: one, roles: applicationRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const { id } = applicationOf(call)
  const mapping: AttributeMapping = {
    id: randomUUID(),
    application: { id },
    ...readMapping(call, undefined),
    mappingType: 'CUSTOM',
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.attributeMappings = [...(call.environment.attributeMappings ?? []), mapping]
  return created(render(call, mapping))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'attributes',
    path: `applications/${call.id('application')}/attributes`,
    items: mappingsOf(call),
    render: (mapping) => render(call, mapping),
  })
}

/** What PingOne brought may get another value, and keeps its name. */
function update(call: PlatformCall): Reply {
  const before = mappingOf(call)
  const fields = readMapping(call, before)
  const next: AttributeMapping = {
    id: before.id,
    application: before.application,
    ...fields,
    mappingType: before.mappingType,
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  const others = (call.environment.attributeMappings ?? []).filter(({ id }) => id !== next.id)
  call.environment.attributeMappings = [...others, next]
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id, mappingType } = mappingOf(call)
  if (mappingType === 'CORE') {
    throw invalidData(constraint('mappingType', 'A core attribute mapping cannot be deleted'))
  }
  removeWhere(call.environment.attributeMappings ?? [], (mapping) => mapping.id === id)
  return noContent
}

function readMapping(
  call: PlatformCall,
  before: AttributeMapping | undefined,
): Draft<AttributeMapping, 'id' | 'application' | 'mappingType'> & Record<string, unknown> {
  const { body } = call
  const name = body.required('name', body.text('name'), '')
  if (before?.mappingType === 'CORE' && name !== before.name) {
    body.refuse('name', 'cannot be changed')
  }
  if (reservedNames.includes(name)) {
    body.refuse(
      'name',
      `Attribute name '${name}' is not valid for the 'OPENID_CONNECT' application`,
    )
  }
  const clash = findClash(mappingsOf(call), before?.id, (each) => each.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  const mapping = present({
    name,
    required: body.required('required', body.flag('required'), false),
    value: body.required('value', body.text('value'), ''),
    nameFormat: body.text('nameFormat'),
    idToken: body.flag('idToken') ?? true,
    userInfo: body.flag('userInfo') ?? true,
    oidcScopes: body.texts('oidcScopes') ?? scopesOfClaim(call, name),
  })
  body.finish()
  return mapping
}

/** The scopes that give a standard claim (OIDC Core §5.4); of any other, none. */
function scopesOfClaim(
  { environment }: PlatformCall,
  claim: string,
): readonly string[] | undefined {
  const [named] = Object.entries(claimsByScope).find(([, claims]) => claims.includes(claim)) ?? []
  const openid = environment.resources.find(({ type }) => type === 'OPENID_CONNECT')
  const ids = environment.scopes
    .filter(({ name, resource }) => name === named && resource.id === openid?.id)
    .map(({ id }) => id)
  return ids.length === 0 ? undefined : ids
}

/** Every application maps `sub`, as PingOne makes it. */
function mappingsOf(call: PlatformCall): readonly AttributeMapping[] {
  const { id } = applicationOf(call)
  const stored = (call.environment.attributeMappings ?? []).filter(
    ({ application }) => application.id === id,
  )
  const sub: AttributeMapping = {
    id: derivedId(id, 'attribute', 'sub'),
    application: { id },
    name: 'sub',
    required: true,
    value: '${user.id}',
    mappingType: 'CORE',
  }
  return stored.some((mapping) => mapping.id === sub.id) ? stored : [sub, ...stored]
}

function mappingOf(call: PlatformCall): AttributeMapping {
  return find(mappingsOf(call), call.id('attribute'))
}

function render(call: PlatformCall, mapping: AttributeMapping): unknown {
  const application = `applications/${mapping.application.id}`
  return {
    _links: links(call, `${application}/attributes/${mapping.id}`, { application }),
    environment: environmentOf(call),
    ...mapping,
  }
}
