// Environments, to read.
import type { EmulatorParts } from '../exchange.js'
import type { EnvironmentState } from '../resources.js'
import type { Actor } from './access.js'
import { ok, type Operation, type Reply } from './operation.js'
import { allRoles } from './operation.js'

/** The environment itself. */
export const environmentOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '',
    roles: allRoles,
    run: (call) => ok(renderEnvironment(call.environment, call.href(''))),
  },
]

/** The environments of the worker's organization, on one page. */
export function listEnvironments(
  { store, url }: EmulatorParts,
  { home }: Actor,
  query: URLSearchParams,
): Reply {
  const self = `${url()}/v1/environments`
  const own = store.state.environments.filter(
    ({ organization }) => organization.id === home.organization.id,
  )
  const text = query.toString()
  return ok({
    _links: { self: { href: text === '' ? self : `${self}?${text}` } },
    _embedded: { environments: own.map((each) => renderEnvironment(each, `${self}/${each.id}`)) },
    count: own.length,
    size: own.length,
  })
}

function renderEnvironment(environment: EnvironmentState, self: string): unknown {
  const { id, name, region, organization } = environment
  const below = ['applications', 'populations', 'users', 'signOnPolicies', 'resources']
  return {
    _links: {
      self: { href: self },
      ...Object.fromEntries(below.map((each) => [each, { href: `${self}/${each}` }])),
    },
    id,
    name,
    description: environment['description'],
    organization,
    type: environment['type'] ?? 'SANDBOX',
    region,
    createdAt: environment['createdAt'],
    updatedAt: environment['updatedAt'],
  }
}
