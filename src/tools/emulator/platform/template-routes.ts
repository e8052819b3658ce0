// Notification templates, which are PingOne's own and only read.
import { notFound } from '../problem.js'
import { templates, type Template } from '../template-catalogue.js'
import { applyFilter } from './filter.js'
import { invalidParameter, links, page } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

/** When PingOne's templates came into being, as far as anybody can tell. */
const createdAt = '2021-01-01T00:00:00.000Z'

const times = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']

/** The operations on templates. */
export const templateOperations: readonly Operation[] = [
  { method: 'GET', path: 'templates', roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: 'templates/:template',
    roles: environmentRoles,
    run: (call) => ok(render(call, templateOf(call))),
  },
]

/** The template of the path. */
export function templateOf(call: PlatformCall): Template {
  const template = templates.find(({ id }) => id === call.id('template'))
  if (template === undefined) throw notFound()
  return template
}

function list(call: PlatformCall): Reply {
  const order = call.query.get('order')
  if (order !== null && !/^-?(createdAt|updatedAt)$/.test(order)) {
    throw invalidParameter('order', 'must be createdAt or updatedAt, with or without "-"')
  }
  const dated = templates.map((template) => ({ ...template, createdAt, updatedAt: createdAt }))
  return page(call, {
    name: 'templates',
    path: 'templates',
    items: applyFilter(call, dated, { createdAt: times, updatedAt: times }),
    render: (template) => render(call, template),
  })
}

function render(call: PlatformCall, template: Template): unknown {
  const { id, displayName, description, deliveryMethods, otpRequiredFor } = template
  const self = `templates/${id}`
  const optional = ['user.username', 'user.name.given', 'user.name.family', 'current-year']
  return {
    _links: links(call, self, { contents: `${self}/contents` }),
    id,
    displayName,
    description,
    deliveryMethods,
    variables: {
      ...(otpRequiredFor.length === 0
        ? {}
        : { otp: { required: true, requiredForDeliveryMethods: otpRequiredFor } }),
      ...Object.fromEntries(optional.map((name) => [name, { required: false }])),
    },
    allowDynamicVariables: template.allowDynamicVariables,
    createdAt,
    updatedAt: createdAt,
  }
}
