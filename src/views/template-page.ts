// What a template finds beside the model: words in the page's language, and buttons, links and errors by their names.
import type { ViewButton, ViewLink, ViewMessage } from '../models/model.js'
import type { StepView } from '../steps/index.js'
import { pageTexts, type PageTexts } from './page-texts.js'

/** What a template is given as `page`. */
export interface TemplatePage extends PageTexts {
  /** The first button of each value. */
  readonly buttons: Readonly<Record<string, ViewButton>>
  /** The first link of each name. */
  readonly links: Readonly<Record<string, ViewLink>>
  /** The first error of each field. */
  readonly errors: Readonly<Record<string, ViewMessage>>
}

/** Makes it for a model. */
export function buildTemplatePage(view: StepView, locale: string): TemplatePage {
  const errors = view.messages.filter(({ kind }) => kind === 'error')
  return {
    ...pageTexts(locale),
    buttons: index(view.buttons, ({ value }) => value),
    links: index(view.links, ({ name }) => name),
    errors: index(errors, ({ field }) => field),
  }
}

/** The first of each name; no name is that of a member that every object has. */
function index<T>(
  all: readonly T[],
  nameOf: (item: T) => string | undefined,
): Readonly<Record<string, T>> {
  const named = all.flatMap((item) => {
    const name = nameOf(item)
    return name === undefined ? [] : [[name, item] as const]
  })
  const none: Record<string, T> = Object.create(null) as Record<string, never>
  return Object.assign(none, Object.fromEntries(named.toReversed()))
}
