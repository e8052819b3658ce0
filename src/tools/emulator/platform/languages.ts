// The languages of an environment, to read: those that its contents may be in.
import { derivedId } from '../derived-id.js'
import type { EnvironmentState, Resource } from '../resources.js'
import { refuseFilter } from './filter.js'
import { find } from './find.js'
import { environmentOf, links, page } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

interface Language extends Resource {
  readonly id: string
  readonly locale: string
}

/** The operations on languages. */
export const languageOperations: readonly Operation[] = [
  { method: 'GET', path: 'languages', roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: 'languages/:language',
    roles: environmentRoles,
    run: (call) => ok(render(call, find(languagesOf(call), call.id('language')))),
  },
]

/** The locales that contents may be in. */
export function enabledLocales({ languages }: EnvironmentState): readonly string[] {
  return languages ?? ['en']
}

/** English where it is enabled, else the first. */
export function defaultLocale(environment: EnvironmentState): string {
  const locales = enabledLocales(environment)
  return locales.find((locale) => locale === 'en') ?? locales[0] ?? 'en'
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'languages',
    path: 'languages',
    items: languagesOf(call),
    render: (language) => render(call, language),
  })
}

function languagesOf({ environment }: PlatformCall): readonly Language[] {
  return enabledLocales(environment).map((locale) => ({
    id: derivedId(environment.id, 'language', locale),
    locale,
  }))
}

function render(call: PlatformCall, { id, locale }: Language): unknown {
  return {
    _links: links(call, `languages/${id}`),
    id,
    environment: environmentOf(call),
    name: nameOf(locale),
    locale,
    enabled: true,
    default: locale === defaultLocale(call.environment),
    customerAdded: false,
  }
}

/** A locale that is none is its own name. */
function nameOf(locale: string): string {
  try {
    const names = new Intl.DisplayNames(['en'], { type: 'language' })
    return names.of(locale.replace('_', '-')) ?? locale
  } catch {
    return locale
  }
}
