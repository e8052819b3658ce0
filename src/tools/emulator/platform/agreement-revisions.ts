// The revisions of an agreement's language: its words, from a moment on. They are never changed.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { Draft } from '../resource.js'
import type { AgreementRevision } from '../sign-on-resources.js'
import { languageOf } from './agreement-languages.js'
import { constraint } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, removeWhere, without } from './find.js'
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

const all = 'agreements/:agreement/languages/:language/revisions'
const one = `${all}/:revision`

const mostRevisions = 100
const mostCharacters = 32_000

/** "The present date" may have been written a moment ago. */
const slackMs = 60_000

/** The operations on revisions. */
export const agreementRevisionOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, revisionOf(call))),
  },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const { id, agreement } = languageOf(call)
  const revision: AgreementRevision = {
    id: randomUUID(),
    agreement: { ...agreement },
    language: { id },
    ...readRevision(call),
  }
  if (revisionsOf(call).length >= mostRevisions) {
    throw invalidData(constraint('language', `A language has at most ${mostRevisions} revisions`))
  }
  call.environment.agreementRevisions ??= []
  call.environment.agreementRevisions.push(revision)
  return created(render(call, revision))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  const { id, agreement } = languageOf(call)
  return page(call, {
    name: 'revisions',
    path: `agreements/${agreement.id}/languages/${id}/revisions`,
    items: revisionsOf(call),
    render: (revision) => render(call, revision),
  })
}

/** What somebody may have consented to stays. */
function remove(call: PlatformCall): Reply {
  const { id, effectiveAt } = revisionOf(call)
  if (Date.parse(effectiveAt) <= call.nowMs) {
    throw invalidData(constraint('id', 'has become effective and cannot be deleted'))
  }
  removeWhere(call.environment.agreementRevisions ?? [], (revision) => revision.id === id)
  return noContent
}

function readRevision(
  call: PlatformCall,
): Draft<AgreementRevision, 'id' | 'agreement' | 'language'> {
  const { body, nowMs } = call
  const types = ['text/html', 'text/plain'] as const
  const effectiveAt = body.required('effectiveAt', body.text('effectiveAt'), '')
  const atMs = Date.parse(effectiveAt)
  if (effectiveAt !== '' && Number.isNaN(atMs)) body.refuse('effectiveAt', 'must be a time')
  else if (atMs < nowMs - slackMs) body.refuse('effectiveAt', 'must not be in the past')
  if (revisionsOf(call).some((each) => Date.parse(each.effectiveAt) === atMs)) {
    body.refuse('effectiveAt', 'is that of another revision')
  }
  const revision = {
    contentType: body.required('contentType', body.choice('contentType', types), 'text/plain'),
    effectiveAt,
    requireReconsent: body.required('requireReconsent', body.flag('requireReconsent'), false),
    text: body.required('text', body.text('text', { max: mostCharacters }), ''),
  }
  body.finish()
  return revision
}

function revisionsOf(call: PlatformCall): readonly AgreementRevision[] {
  const { id } = languageOf(call)
  return (call.environment.agreementRevisions ?? []).filter(({ language }) => language.id === id)
}

function revisionOf(call: PlatformCall): AgreementRevision {
  return find(revisionsOf(call), call.id('revision'))
}

/** The text is a resource of its own at PingOne; only a POST has it. */
function render(call: PlatformCall, revision: AgreementRevision): unknown {
  const language = `agreements/${revision.agreement.id}/languages/${revision.language.id}`
  return {
    _links: links(call, `${language}/revisions/${revision.id}`, { language }),
    id: revision.id,
    environment: environmentOf(call),
    ...without(revision, 'id', 'text', 'contentType'),
  }
}
