// Agreements: terms that a sign-on asks a user to consent to.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { Draft } from '../resource.js'
import type { Agreement } from '../sign-on-resources.js'
import { findAgreementText } from './agreement-text.js'
import { constraint, notUnique, present } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, findClash, removeWhere, replace } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

const all = 'agreements'
const one = `${all}/:agreement`

/** The operations on agreements. */
export const agreementOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, agreementOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

/** The agreement of the path. */
export function agreementOf(call: PlatformCall): Agreement {
  return find(call.environment.agreements ?? [], call.id('agreement'))
}

function create(call: PlatformCall): Reply {
  const agreement: Agreement = {
    id: randomUUID(),
    ...readAgreement(call, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.agreements ??= []
  call.environment.agreements.push(agreement)
  return created(render(call, agreement))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: all,
    path: all,
    items: call.environment.agreements ?? [],
    render: (agreement) => render(call, agreement),
  })
}

function update(call: PlatformCall): Reply {
  const before = agreementOf(call)
  const next: Agreement = {
    id: before.id,
    ...readAgreement(call, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.agreements ?? [], next)
  return ok(render(call, next))
}

/** Its languages, revisions and consents go, too. */
function remove(call: PlatformCall): Reply {
  const { environment } = call
  const { id } = agreementOf(call)
  if (isInUse(call, id)) throw invalidData(constraint('id', 'is used by a sign-on policy action'))
  const isOfIt = ({ agreement }: { readonly agreement: { readonly id: string } }): boolean =>
    agreement.id === id
  removeWhere(environment.agreementConsents ?? [], isOfIt)
  removeWhere(environment.agreementRevisions ?? [], isOfIt)
  removeWhere(environment.agreementLanguages ?? [], isOfIt)
  removeWhere(environment.agreements ?? [], (agreement) => agreement.id === id)
  return noContent
}

/** Only one with something to read in the environment's language can be enabled. */
function readAgreement(
  call: PlatformCall,
  before: Agreement | undefined,
): Draft<Agreement> & Record<string, unknown> {
  const { body, environment, nowMs } = call
  const name = body.required('name', body.text('name'), '')
  const clash = findClash(environment.agreements ?? [], before?.id, (each) => each.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  const enabled = body.required('enabled', body.flag('enabled'), false)
  const enabledOne = { ...(before ?? { id: '' }), name, enabled: true }
  if (enabled && findAgreementText(environment, { agreement: enabledOne, nowMs }) === undefined) {
    body.note(constraint('enabled', 'must have an enabled language that is the default one'))
  }
  if (!enabled && before !== undefined && isInUse(call, before.id)) {
    body.note(constraint('enabled', 'must be true while a sign-on policy action uses it'))
  }
  const agreement = {
    name,
    enabled,
    ...present({
      description: body.text('description', { mayBeEmpty: true }),
      reconsentPeriodDays: body.whole('reconsentPeriodDays', { min: 1, max: 2_147_483_647 }),
    }),
  }
  body.finish()
  return agreement
}

function isInUse({ environment }: PlatformCall, id: string): boolean {
  return environment.actions.some((action) => action.agreement?.id === id)
}

function render(call: PlatformCall, { id, ...members }: Agreement): unknown {
  const self = `${all}/${id}`
  return {
    _links: links(call, self, { languages: `${self}/languages` }),
    id,
    environment: environmentOf(call),
    ...members,
  }
}
