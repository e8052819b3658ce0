// The frame of every page: head, brand, panel with its heading, footer.
import { isPageAddress } from '../../models/brand.js'
import { readLanguage } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import type { ViewContext } from '../views.js'
import { footer } from './footer.js'
import { header } from './header.js'
import { notices } from './notice.js'
import { person } from './person.js'
import { sentence } from './sentence.js'

/** What a page puts into the frame. */
export interface Content {
  /** A round picture or a few words above the heading. */
  readonly above?: Html
  /** All that stands under the heading and the lead. */
  readonly body: Html
  /** The body has the lead in a place of its own. */
  readonly hasOwnLead?: boolean
  /** The page has a class of the stylesheet of steps. */
  readonly hasSteps?: boolean
  /** 560 px in place of 440, for what has to be read. */
  readonly isWide?: boolean
  /** Paths of scripts of ours. */
  readonly scripts?: readonly string[]
}

/** The whole page. */
export function layout(view: StepView, context: ViewContext, content: Content): string {
  const { above, body, hasOwnLead, hasSteps, scripts = [] } = content
  const { isWide = view.purpose === 'approval' } = content
  const { lang, dir } = readLanguage(context.locale)
  return html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <title>${view.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${context.assets.stylesheet}" />
        ${(hasSteps === true || context.languages !== undefined) && html`<link rel="stylesheet" href="${context.assets.stepsStylesheet}" />`}
        <link rel="stylesheet" href="${context.assets.brandStylesheet}" />
        <link rel="icon" href="${findIcon(context)}" />
        ${scripts.map((script) => html`<script src="${script}" defer></script>`)}
      </head>
      <body ${isWide && html`class="wide"`}>
        ${header(context.brand)}
        <main class="panel">
          ${person(view)}${above}
          <h1>${view.heading}</h1>
          ${hasOwnLead !== true && lead(view)} ${notices(view)} ${body}
        </main>
        ${footer(view.links, context)}
      </body>
    </html> `.toString()
}

/** The brand's own picture of the tab, else ours in its accent. */
function findIcon({ brand: { iconUrl }, assets }: ViewContext): string {
  return iconUrl !== undefined && isPageAddress(iconUrl) ? iconUrl : assets.icon
}

/** The sentence under the heading. */
export function lead({ lead: text, leadParts }: StepView): Html | undefined {
  return text === undefined
    ? undefined
    : html`<p class="lead" id="lead">${sentence(text, leadParts)}</p>`
}
