// The page that asks to agree to terms: the text whole, then the two answers.
import type { AgreementBlock, AgreementPart } from '../../models/agreement-blocks.js'
import { readText } from '../../models/texts/catalogue.js'
import type { ConsentView } from '../../steps/consent.js'
import { html, type Html } from '../html.js'
import { findButton, submit } from '../parts/button.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import type { ViewContext } from '../views.js'

/** Draws the page that asks to agree to terms. */
export function consent(view: ConsentView, context: ViewContext): string {
  const { locale } = context
  const [agree, refuse] = [findButton(view, 'agree'), findButton(view, 'refuse')]
  const language = view.agreementLanguage
  return layout(view, context, {
    isWide: true,
    hasSteps: true,
    body: slip(
      view,
      locale,
      html`<div class="prose" dir="auto" ${language !== undefined && html`lang="${language}"`}>
          ${view.agreement.map((item) => block(item, locale))}
        </div>
        ${form(
          view,
          html`${errorSummary(view, locale)}
            <div class="actions pair">
              ${agree !== undefined && submit(agree, 'primary')}
              ${refuse !== undefined && submit(refuse, 'quiet')}
            </div>`,
        )}${restartWithoutName(view)}`,
    ),
  })
}

function block(item: AgreementBlock, locale: string): Html {
  switch (item.kind) {
    case 'heading':
      return html`<h2>${pieces(item.parts, locale)}</h2>`
    case 'paragraph':
      return html`<p>${pieces(item.parts, locale)}</p>`
    case 'list':
      return html`<ul>
        ${item.items.map((parts) => html`<li>${pieces(parts, locale)}</li>`)}
      </ul>`
  }
}

function pieces(parts: readonly AgreementPart[], locale: string): Html {
  return html`${parts.map((part) => piece(part, locale))}`
}

function piece(part: AgreementPart, locale: string): Html {
  if (part.kind !== 'link') {
    return part.kind === 'strong' ? html`<strong>${part.text}</strong>` : html`${part.text}`
  }
  const told = html`<span class="visually-hidden">${readText(locale, 'consent_new_tab')}</span>`
  return html`<a href="${part.href}" target="_blank" rel="noopener noreferrer"
    >${part.text}${told}</a
  >`
}
