// Push credentials of a native application; what they are made of is checked, and never kept or shown.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { PushCredential } from '../mfa-resources.js'
import { applicationRoles } from './applications.js'
import { constraint, type FieldReader } from './fields.js'
import { applicationOf, find, removeWhere } from './find.js'
import { links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'

const all = 'applications/:application/pushCredentials'
const one = `${all}/:credential`

/** The operations on push credentials. */
export const pushCredentialOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: applicationRoles, run: create },
  { method: 'GET', path: all, roles: applicationRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: applicationRoles,
    run: (call) => ok(render(call, credentialOf(call))),
  },
  { method: 'PUT', path: one, roles: applicationRoles, run: update },
  { method: 'DELETE', path: one, roles: applicationRoles, run: remove },
]

/** By type: what the services of Apple, Google and Huawei give. */
const secrets: Readonly<Record<PushCredential['type'], readonly string[]>> = {
  APNS: ['key', 'teamId', 'token'],
  FCM: ['key'],
  FCM_HTTP_V1: ['googleServiceAccountCredentials'],
  HMS: ['clientId', 'clientSecret'],
}

function create(call: PlatformCall): Reply {
  const { id, type: applicationType } = applicationOf(call)
  const type = readType(call.body)
  if (applicationType !== 'NATIVE_APP') {
    throw invalidData(constraint('application', 'must be a native application'))
  }
  const credential: PushCredential = {
    id: randomUUID(),
    application: { id },
    type,
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.pushCredentials ??= []
  call.environment.pushCredentials.push(credential)
  return created(render(call, credential))
}

function list(call: PlatformCall): Reply {
  return page(call, {
    name: 'pushCredentials',
    path: `applications/${applicationOf(call).id}/pushCredentials`,
    items: credentialsOf(call),
    render: (credential) => render(call, credential),
  })
}

function update(call: PlatformCall): Reply {
  const credential = credentialOf(call)
  credential.type = readType(call.body)
  credential['updatedAt'] = call.now
  return ok(render(call, credential))
}

function remove(call: PlatformCall): Reply {
  const { id } = credentialOf(call)
  removeWhere(call.environment.pushCredentials ?? [], (credential) => credential.id === id)
  return noContent
}

function readType(body: FieldReader): PushCredential['type'] {
  const types = ['APNS', 'FCM', 'FCM_HTTP_V1', 'HMS'] as const
  const read = body.choice('type', types)
  const type = body.required('type', read, 'FCM')
  if (read !== undefined) for (const name of secrets[type]) body.required(name, body.text(name), '')
  body.finish()
  return type
}

function credentialsOf(call: PlatformCall): readonly PushCredential[] {
  const { id } = applicationOf(call)
  return (call.environment.pushCredentials ?? []).filter(({ application }) => application.id === id)
}

function credentialOf(call: PlatformCall): PushCredential {
  return find(credentialsOf(call), call.id('credential'))
}

function render(call: PlatformCall, credential: PushCredential): unknown {
  const application = `applications/${credential.application.id}`
  const { id, type, createdAt, updatedAt } = credential
  return {
    _links: links(call, `${application}/pushCredentials/${id}`, { application }),
    id,
    type,
    createdAt,
    updatedAt,
  }
}
