// What stands under the panel: the app's own links, help and privacy, and the languages to choose from.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ViewLink } from '../../models/model.js'
import type { OfferedLanguage, ViewContext } from '../views.js'
import { icon } from './icon.js'

/** The foot of every page; none without links and with one language. */
export function footer(
  links: readonly ViewLink[],
  { languages, locale }: Pick<ViewContext, 'languages' | 'locale'>,
): Html | undefined {
  const shown = links.filter(({ name }) => shownBelow.has(name))
  if (shown.length === 0 && languages === undefined) return undefined
  return html`<footer class="footer">
    ${shown.map(({ href, label }) => html`<a href="${href}">${label}</a> `)}
    ${languages !== undefined && choice(languages, locale)}
  </footer>`
}

function choice(languages: readonly OfferedLanguage[], locale: string): Html {
  const current = languages.find((language) => language.current)?.name ?? ''
  return html`<details class="languages">
    <summary>
      ${icon('globe')}${readText(locale, 'language_current', { language: current })}
    </summary>
    <ul>
      ${languages.map((language) => html`<li>${link(language)}</li>`)}
    </ul>
  </details>`
}

function link({ href, lang, dir, name, current }: OfferedLanguage): Html {
  const mark = current ? html` aria-current="true"` : html``
  return html`<a href="${href}" lang="${lang}" hreflang="${lang}" dir="${dir}" ${mark}>${name}</a>`
}

const shownBelow: ReadonlySet<ViewLink['name']> = new Set(['not-asked', 'help', 'privacy'])
