// The languages of an agreement: its title, and the words of its buttons.
import { randomUUID } from 'node:crypto'
import type { Draft } from '../resource.js'
import type { AgreementLanguage } from '../sign-on-resources.js'
import { agreementOf } from './agreements.js'
import { currentRevisionOf } from './agreement-text.js'
import { constraint, notUnique, present, type FieldReader } from './fields.js'
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

const all = 'agreements/:agreement/languages'
const one = `${all}/:language`

/** The operations on languages of agreements. */
export const agreementLanguageOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, languageOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

/** The language of the path. */
export function languageOf(call: PlatformCall): AgreementLanguage {
  return find(languagesOf(call), call.id('language'))
}

function create(call: PlatformCall): Reply {
  const { id } = agreementOf(call)
  const language: AgreementLanguage = {
    id: randomUUID(),
    agreement: { id },
    ...readLanguage(call, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.agreementLanguages ??= []
  call.environment.agreementLanguages.push(language)
  return created(render(call, language))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'languages',
    path: `agreements/${agreementOf(call).id}/languages`,
    items: languagesOf(call),
    render: (language) => render(call, language),
  })
}

function update(call: PlatformCall): Reply {
  const before = languageOf(call)
  const next: AgreementLanguage = {
    id: before.id,
    agreement: before.agreement,
    ...readLanguage(call, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.agreementLanguages ?? [], next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = languageOf(call)
  const { agreementLanguages = [], agreementRevisions = [] } = call.environment
  removeWhere(agreementRevisions, (revision) => revision.language.id === id)
  removeWhere(agreementLanguages, (language) => language.id === id)
  return noContent
}

/** Only one with a revision to read can be enabled. */
function readLanguage(
  call: PlatformCall,
  before: AgreementLanguage | undefined,
): Draft<AgreementLanguage, 'id' | 'agreement'> {
  const { body, environment, nowMs } = call
  const locale = body.required('locale', body.text('locale'), '')
  const clash = findClash(languagesOf(call), before?.id, (each) => each.locale === locale)
  if (clash !== undefined) body.note(notUnique('locale', clash))
  const enabled = body.required('enabled', body.flag('enabled'), false)
  const revision = before && currentRevisionOf(environment, { language: before, nowMs })
  if (enabled && revision === undefined) {
    body.note(constraint('enabled', 'must have a revision that has become effective'))
  }
  const language = {
    locale,
    displayName: body.required('displayName', body.text('displayName'), ''),
    enabled,
    ...present({ userExperience: readWords(body) }),
  }
  body.finish()
  return language
}

function readWords(body: FieldReader): AgreementLanguage['userExperience'] {
  const own = body.object('userExperience')
  if (own === undefined) return undefined
  const limits = { pattern: /^[\p{L}\p{M}\p{N}\p{Zs}\p{P}]+$/u }
  return present({
    acceptCheckboxText: own.text('acceptCheckboxText', limits),
    continueButtonText: own.text('continueButtonText', limits),
    declineButtonText: own.text('declineButtonText', limits),
  })
}

function languagesOf(call: PlatformCall): readonly AgreementLanguage[] {
  const { id } = agreementOf(call)
  return (call.environment.agreementLanguages ?? []).filter(({ agreement }) => agreement.id === id)
}

function render(call: PlatformCall, language: AgreementLanguage): unknown {
  const { id, agreement, ...members } = language
  const parent = `agreements/${agreement.id}`
  const self = `${parent}/languages/${id}`
  const revision = currentRevisionOf(call.environment, { language, nowMs: call.nowMs })
  return {
    _links: links(call, self, { agreement: parent, revisions: `${self}/revisions` }),
    id,
    environment: environmentOf(call),
    agreement,
    ...members,
    ...(revision !== undefined && { currentRevision: { id: revision.id } }),
  }
}
