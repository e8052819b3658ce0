// Populations: every user belongs to one.
import { randomUUID } from 'node:crypto'
import { derivedId } from '../derived-id.js'
import { invalidData } from '../problem.js'
import type { Draft, Population } from '../resources.js'
import { constraint, notUnique, present } from './fields.js'
import { applyFilter } from './filter.js'
import { find, findClash, makeDefault, removeWhere, replace, without } from './find.js'
import { environmentOf, links, page } from './hal.js'
import { defaultLocale } from './languages.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { passwordPoliciesOf } from './password-policies-of.js'
import { environmentRoles } from './sign-on-policies.js'

const one = 'populations/:population'

/** The operations on populations. */
export const populationOperations: readonly Operation[] = [
  { method: 'POST', path: 'populations', roles: environmentRoles, run: create },
  { method: 'GET', path: 'populations', roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(renderPopulation(call, populationOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const population: Population = {
    id: randomUUID(),
    ...readPopulation(call, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.populations.push(population)
  if (population.default === true) makeDefault(call.environment.populations, population.id)
  return created(renderPopulation(call, population))
}

function list(call: PlatformCall): Reply {
  const items = applyFilter(call, call.environment.populations, {
    name: ['eq', 'sw'],
    id: ['eq'],
  })
  return page(call, {
    name: 'populations',
    path: 'populations',
    items,
    defaultLimit: 250,
    render: (population) => renderPopulation(call, population),
  })
}

/** Only another default takes the default from a population. */
function update(call: PlatformCall): Reply {
  const before = populationOf(call)
  const fields = readPopulation(call, before)
  const next: Population = {
    id: before.id,
    ...fields,
    default: fields.default ?? before.default ?? false,
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.populations, next)
  if (next.default === true) makeDefault(call.environment.populations, next.id)
  return ok(renderPopulation(call, next))
}

function remove(call: PlatformCall): Reply {
  const { populations, users } = call.environment
  const { id } = populationOf(call)
  if (users.some(({ population }) => population?.id === id)) {
    throw invalidData(constraint('id', 'A population with users cannot be deleted'))
  }
  if (populations.length === 1) {
    throw invalidData(constraint('id', 'The environment must contain at least one population'))
  }
  removeWhere(call.environment.groups ?? [], (group) => group.population?.id === id)
  removeWhere(populations, (population) => population.id === id)
  return noContent
}

function readPopulation(
  { body, environment }: PlatformCall,
  before: Population | undefined,
): Draft<Population> & Record<string, unknown> {
  const name = body.required('name', body.text('name'), '')
  const isDefault = body.flag('default')
  if (before?.default === true && isDefault === false) {
    body.note(constraint('default', 'must be true: another population has to become the default'))
  }
  const clash = findClash(environment.populations, before?.id, (each) => each.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  const population = present({
    name,
    default: isDefault,
    description: body.text('description', { mayBeEmpty: true }),
    preferredLanguage: body.text('preferredLanguage'),
    alternativeIdentifiers: body.texts('alternativeIdentifiers'),
    passwordPolicy: readPasswordPolicy({ body, environment }),
    theme: body.reference('theme'),
  })
  body.finish()
  return population
}

function readPasswordPolicy({
  body,
  environment,
}: Pick<PlatformCall, 'body' | 'environment'>): Population['passwordPolicy'] {
  const named = body.reference('passwordPolicy')
  const isKnown = passwordPoliciesOf(environment).some(({ id }) => id === named?.id)
  if (named !== undefined && !isKnown) {
    body.refuse('passwordPolicy.id', 'does not name a password policy')
  }
  return named
}

function populationOf(call: PlatformCall): Population {
  return find(call.environment.populations, call.id('population'))
}

/** A population with the number of its users; language and theme are the environment's by default. */
export function renderPopulation(call: PlatformCall, population: Population): unknown {
  const { id, name } = population
  const { users } = call.environment
  return {
    _links: links(call, `populations/${id}`),
    id,
    environment: environmentOf(call),
    name,
    preferredLanguage: defaultLocale(call.environment),
    theme: { id: derivedId(call.environment.id, 'theme') },
    ...without(population, 'id', 'name'),
    default: population.default ?? false,
    userCount: users.filter((user) => user.population?.id === id).length,
  }
}
