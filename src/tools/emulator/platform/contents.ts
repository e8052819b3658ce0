// The contents of notification templates: one for each delivery method, locale and variant.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { TemplateContent } from '../resources.js'
import { readContent } from './content-fields.js'
import { constraint } from './fields.js'
import { applyFilter } from './filter.js'
import { find, removeWhere, replace, without } from './find.js'
import { environmentOf, invalidParameter, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { environmentRoles } from './sign-on-policies.js'
import { templateOf } from './template-routes.js'

const all = 'templates/:template/contents'
const one = `${all}/:content`
const filterable = {
  default: ['eq'],
  deliveryMethod: ['eq'],
  locale: ['eq', 'sw'],
  variant: ['eq'],
}

/** The operations on contents. */
export const contentOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  { method: 'PATCH', path: all, roles: environmentRoles, run: renameVariant },
  { method: 'DELETE', path: all, roles: environmentRoles, run: removeVariant },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, contentOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const template = templateOf(call)
  const content: TemplateContent = {
    id: randomUUID(),
    template: { id: template.id },
    ...readContent(call, template, contentsOf(call), undefined),
    default: false,
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.contents.push(content)
  return created(render(call, content))
}

function list(call: PlatformCall): Reply {
  return page(call, {
    name: 'contents',
    path: `templates/${call.id('template')}/contents`,
    items: applyFilter(call, contentsOf(call), filterable),
    render: (content) => render(call, content),
  })
}

function update(call: PlatformCall): Reply {
  const before = contentOf(call)
  assertOwn(before)
  const next: TemplateContent = {
    id: before.id,
    template: before.template,
    ...readContent(call, templateOf(call), contentsOf(call), before),
    default: false,
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.contents, next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const content = contentOf(call)
  assertOwn(content)
  removeWhere(call.environment.contents, ({ id }) => id === content.id)
  return noContent
}

/** Every content of the variant gets the new name. */
function renameVariant(call: PlatformCall): Reply {
  const contents = variantContents(call)
  const variant = call.body.required('variant', call.body.text('variant', { max: 100 }), '')
  call.body.finish()
  for (const content of contents) Object.assign(content, { variant, updatedAt: call.now })
  const path = `templates/${call.id('template')}/contents`
  return ok({
    _links: { self: { href: call.href(path) } },
    _embedded: { contents: contents.map((content) => render(call, content)) },
    count: contents.length,
    size: contents.length,
  })
}

function removeVariant(call: PlatformCall): Reply {
  const gone = variantContents(call)
  removeWhere(call.environment.contents, (content) => gone.includes(content))
  return noContent
}

/** Without a filter this would be all of them. */
function variantContents(call: PlatformCall): readonly TemplateContent[] {
  if (!call.query.has('filter')) throw invalidParameter('filter', 'must name a variant')
  return applyFilter(call, contentsOf(call), { variant: ['eq'] })
}

/** Those that PingOne brings stay as they are. */
function assertOwn(content: TemplateContent): void {
  if (content.default === true) {
    throw invalidData(constraint('default', 'A default content cannot be changed or deleted'))
  }
}

function contentsOf(call: PlatformCall): readonly TemplateContent[] {
  const { id } = templateOf(call)
  return call.environment.contents.filter(({ template }) => template.id === id)
}

function contentOf(call: PlatformCall): TemplateContent {
  return find(contentsOf(call), call.id('content'))
}

function render(call: PlatformCall, content: TemplateContent): unknown {
  const template = `templates/${content.template.id}`
  return {
    _links: links(call, `${template}/contents/${content.id}`, { template }),
    id: content.id,
    environment: environmentOf(call),
    ...without(content, 'id'),
  }
}
