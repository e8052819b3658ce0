// The page that asks for a passkey: one press starts it, and without script the page says what else there is.
import { readText } from '../../models/texts/catalogue.js'
import type { ViewButton } from '../../models/model.js'
import type { PasskeyView } from '../../steps/passkey.js'
import { html, type Html } from '../html.js'
import { findButton, submit } from '../parts/button.js'
import { badge } from '../parts/dead-end.js'
import { ended, ends } from '../parts/ends.js'
import { form } from '../parts/form.js'
import { icon } from '../parts/icon.js'
import { layout, lead } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import type { ViewContext } from '../views.js'

/** Draws the passkey page. */
export function passkey(view: PasskeyView, context: ViewContext): string {
  const { locale, assets } = context
  const isApproval = view.purpose === 'approval'
  const scripts = view.publicKey === undefined ? [] : [assets.passkeyScript]
  const asked = html`${isApproval && lead(view)}${question(view, locale)}`
  return layout(view, context, {
    above: isApproval
      ? html`<p class="pill">${icon('pencil')}${readText(locale, 'approve_pill')}</p>`
      : badge('passkey', 'accent'),
    hasOwnLead: isApproval,
    scripts: isApproval ? [...scripts, assets.pageScript] : scripts,
    body: html`${slip(
      view,
      locale,
      isApproval
        ? html`<div data-until-ended>${asked}</div>
            ${ended(view)}`
        : asked,
    )}${restartWithoutName(view)}`,
  })
}

function question(view: PasskeyView, locale: string): Html {
  const { publicKey } = view
  return form(
    view,
    html`${publicKey !== undefined && html`<input type="hidden" name="assertion" value="" />`}
      <div data-told>${errorSummary(view, locale)}</div>
      ${publicKey !== undefined && notUsed(view)}${withoutScript(view)}${buttons(view)}${more(view)}`,
    { publicKey: publicKey === undefined ? undefined : JSON.stringify(publicKey) },
  )
}

/** What the script says once the question came to nothing. */
function notUsed({ texts }: PasskeyView): Html {
  return html`<div class="notice error" role="alert" tabindex="-1" data-not-used hidden>
    ${icon('alert')}
    <div>
      <h2>${texts.notUsedHeading}</h2>
      <p>${texts.notUsed}</p>
    </div>
  </div>`
}

/** What stands there until the script takes it away, with the other device as the way on. */
function withoutScript(view: PasskeyView): Html {
  const { noScript, unsupported } = view.texts
  const choose = findButton(view, 'choose')
  return html`<div data-without-script>
    <div class="notice warn">
      ${icon('alert')}
      <p data-unsupported="${unsupported}">${noScript}</p>
    </div>
    ${choose !== undefined && html`<div class="actions">${submit(choose, 'quiet')}</div>`}
  </div>`
}

function buttons(view: PasskeyView): Html | undefined {
  const [act, cancel] = [findButton(view, 'continue'), findButton(view, 'cancel')]
  if (act === undefined && cancel === undefined) return undefined
  return html`<div class="actions ${view.purpose === 'approval' && 'pair'}">
    ${act !== undefined && use(act, view)} ${cancel !== undefined && submit(cancel, 'quiet')}
  </div>`
}

/** Hidden until the script makes it work. */
function use({ name, value, label }: ViewButton, { texts }: PasskeyView): Html {
  const posted = html`name="${name}" value="${value}"`
  return html`<button
    class="button primary"
    type="submit"
    ${posted}
    data-again="${texts.again}"
    hidden
  >
    ${label}
  </button>`
}

function more(view: PasskeyView): Html | undefined {
  const choose = findButton(view, 'choose')
  const note = ends(view)
  if (note === undefined && (choose === undefined || view.publicKey === undefined)) return undefined
  return html`<div class="more" ${note === undefined && html`data-with-script hidden`}>
    ${note !== undefined && html`<p class="note">${note}</p>`}
    ${
      choose !== undefined &&
      view.publicKey !== undefined &&
      html`<div class="row" data-with-script hidden>${submit(choose, 'link')}</div>`
    }
  </div>`
}
