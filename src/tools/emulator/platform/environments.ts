// Environments, to read, with the products in them.
import { derivedId } from '../derived-id.js'
import type { EmulatorParts } from '../exchange.js'
import type { EnvironmentState } from '../resources.js'
import type { Actor } from './access.js'
import { applyFilter } from './filter.js'
import { links } from './hal.js'
import { allRoles, ok, type Operation, type PlatformCall, type Reply } from './operation.js'

/** The environment itself, and its products. */
export const environmentOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '',
    roles: allRoles,
    run: (call) => ok(renderEnvironment(call.environment, call.href(''))),
  },
  { method: 'GET', path: 'billOfMaterials', roles: allRoles, run: readProducts },
]

/** What the emulator plays. */
const productTypes = ['PING_ONE_BASE', 'PING_ONE_MFA']

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
  const shown = applyFilter({ query }, own, {
    id: ['eq'],
    name: ['eq', 'sw'],
    'organization.id': ['eq'],
    type: ['eq'],
    region: ['eq'],
  })
  const text = query.toString()
  return ok({
    _links: { self: { href: text === '' ? self : `${self}?${text}` } },
    _embedded: { environments: shown.map((each) => renderEnvironment(each, `${self}/${each.id}`)) },
    count: shown.length,
    size: shown.length,
  })
}

function readProducts(call: PlatformCall): Reply {
  const { environment } = call
  return ok({
    _links: links(call, 'billOfMaterials'),
    products: productTypes.map((type) => ({ id: derivedId(environment.id, type), type })),
    createdAt: environment['createdAt'],
    updatedAt: environment['updatedAt'],
  })
}

function renderEnvironment(environment: EnvironmentState, self: string): unknown {
  const { id, name, region, organization } = environment
  const below = ['applications', 'populations', 'users', 'signOnPolicies', 'resources']
  return {
    _links: {
      self: { href: self },
      ...Object.fromEntries(
        [...below, 'billOfMaterials'].map((each) => [each, { href: `${self}/${each}` }]),
      ),
    },
    id,
    name,
    description: environment['description'],
    organization,
    license: { id: derivedId(organization.id, 'license') },
    type: environment['type'] ?? 'SANDBOX',
    region,
    createdAt: environment['createdAt'],
    updatedAt: environment['updatedAt'],
  }
}
