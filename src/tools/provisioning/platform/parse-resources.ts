// unknown -> the typed resources: what we use is checked, the rest kept as it came.
import { isObject, isUuid, readMember } from '../../../pingone/json.js'
import type {
  ApiResource,
  ApplicationResource,
  DeviceAuthenticationPolicyResource,
  DeviceResource,
  EnvironmentResource,
  Fido2PolicyResource,
  GrantResource,
  PopulationResource,
  ResourceReference,
  ScopeResource,
  SignOnPolicyActionResource,
  SignOnPolicyAssignmentResource,
  SignOnPolicyResource,
  TemplateContentResource,
  TemplateResource,
  UserResource,
} from './resources.js'

/** Reads one resource; throws {@link MissingMember} when it lacks what we need. */
export type ParseResource<Resource> = (body: unknown) => Resource

/** Which member of an answer is absent or of another kind. */
export class MissingMember extends Error {
  override readonly name = 'MissingMember'
}

export const parseEnvironment: ParseResource<EnvironmentResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
})

export const parseApplication: ParseResource<ApplicationResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
  type: readString(body, 'type'),
  protocol: readString(body, 'protocol'),
  enabled: readFlag(body, 'enabled'),
})

export const parseApiResource: ParseResource<ApiResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
  type: readString(body, 'type'),
})

export const parseScope: ParseResource<ScopeResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
})

export const parseGrant: ParseResource<GrantResource> = (body) => ({
  ...readIdentified(body),
  resource: readReference(body, 'resource'),
  scopes: readArray(body, 'scopes').map((scope, index) =>
    parseReference(scope, `scopes[${index}]`),
  ),
})

export const parseSignOnPolicy: ParseResource<SignOnPolicyResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
  default: readDefault(body),
})

export const parseSignOnPolicyAction: ParseResource<SignOnPolicyActionResource> = (body) => ({
  ...readIdentified(body),
  type: readString(body, 'type'),
  priority: readWholeNumber(body, 'priority'),
})

export const parseSignOnPolicyAssignment: ParseResource<SignOnPolicyAssignmentResource> = (
  body,
) => ({
  ...readIdentified(body),
  priority: readWholeNumber(body, 'priority'),
  signOnPolicy: readReference(body, 'signOnPolicy'),
})

/** A template's id is its name. */
export const parseTemplate: ParseResource<TemplateResource> = (body) => ({
  ...readObject(body),
  id: readString(body, 'id'),
  deliveryMethods: readArray(body, 'deliveryMethods').map((method) => {
    if (typeof method === 'string') return method
    throw new MissingMember('deliveryMethods')
  }),
})

export const parseTemplateContent: ParseResource<TemplateContentResource> = (body) => {
  const { variant, ...rest } = readIdentified(body)
  return {
    ...rest,
    id: rest.id,
    deliveryMethod: readString(body, 'deliveryMethod'),
    locale: readString(body, 'locale'),
    ...(typeof variant === 'string' && { variant }),
    default: readDefault(body),
  }
}

export const parsePopulation: ParseResource<PopulationResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
})

export const parseUser: ParseResource<UserResource> = (body) => ({
  ...readIdentified(body),
  username: readString(body, 'username'),
  enabled: readFlag(body, 'enabled'),
  population: readReference(body, 'population'),
})

export const parseDevice: ParseResource<DeviceResource> = (body) => {
  const { phone, email, ...rest } = readIdentified(body)
  return {
    ...rest,
    id: rest.id,
    type: readString(body, 'type'),
    status: readString(body, 'status'),
    ...(typeof phone === 'string' && { phone }),
    ...(typeof email === 'string' && { email }),
  }
}

export const parseDeviceAuthenticationPolicy: ParseResource<DeviceAuthenticationPolicyResource> = (
  body,
) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
  default: readDefault(body),
})

export const parseFido2Policy: ParseResource<Fido2PolicyResource> = (body) => ({
  ...readIdentified(body),
  name: readString(body, 'name'),
  default: readDefault(body),
})

/** An object with whatever is in it. */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
  if (isObject(body)) return body
  throw new MissingMember('the object')
}

/** A text that is there and not empty. */
export function readString(body: unknown, name: string): string {
  const text = readMember(body, name)
  if (typeof text === 'string' && text !== '') return text
  throw new MissingMember(name)
}

/** A boolean that is there. */
export function readFlag(body: unknown, name: string): boolean {
  const flag = readMember(body, name)
  if (typeof flag === 'boolean') return flag
  throw new MissingMember(name)
}

function readIdentified(
  body: unknown,
): Readonly<Record<string, unknown>> & { readonly id: string } {
  const id = readMember(body, 'id')
  if (isUuid(id)) return { ...readObject(body), id }
  throw new MissingMember('id')
}

/** PingOne leaves out what is null: absent is false. */
function readDefault(body: unknown): boolean {
  return readMember(body, 'default') === undefined ? false : readFlag(body, 'default')
}

function readWholeNumber(body: unknown, name: string): number {
  const number = readMember(body, name)
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw new MissingMember(name)
}

function readArray(body: unknown, name: string): readonly unknown[] {
  const list: unknown = readMember(body, name)
  if (Array.isArray(list)) return list
  throw new MissingMember(name)
}

function readReference(body: unknown, name: string): ResourceReference {
  return parseReference(readMember(body, name), name)
}

function parseReference(value: unknown, name: string): ResourceReference {
  const id = readMember(value, 'id')
  if (isUuid(id)) return { ...readObject(value), id }
  throw new MissingMember(`${name}.id`)
}
