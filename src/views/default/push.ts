// The page that waits for an answer on the phone; it asks by itself where scripts run, and has a button where they do not.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { PushView } from '../../steps/push.js'
import type { ViewContext } from '../views.js'
import { findButton, submit } from '../parts/button.js'
import { ended, ends } from '../parts/ends.js'
import { form } from '../parts/form.js'
import { icon } from '../parts/icon.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { sentence } from '../parts/sentence.js'
import { slip } from '../parts/slip.js'

/** Draws the page that waits. */
export function push(view: PushView, context: ViewContext): string {
  const { locale } = context
  const { approvalEnds } = view
  const scripts = [context.assets.waitScript]
  const isApproval = view.waiting !== undefined
  const question = html`${isApproval && waitingLine(view)}${lead(view)}${match(view)}${note(view)}${form(
    view,
    html`${errorSummary(view, locale)}${buttons(view)}${more(view)}`,
  )}${restartWithoutName(view)}`
  return layout(view, context, {
    above: isApproval
      ? html`<p class="pill">${icon('pencil')}${readText(locale, 'approve_pill')}</p>`
      : badge(),
    hasOwnLead: true,
    hasSteps: true,
    scripts: approvalEnds === undefined ? scripts : [context.assets.pageScript, ...scripts],
    body: html`${slip(
      view,
      locale,
      approvalEnds === undefined
        ? question
        : html`<div data-until-ended>${question}</div>
            ${ended(approvalEnds)}`,
    )}${status(view)}`,
  })
}

function badge(): Html {
  return html`<div class="badge accent waiting">${icon('phone', 'medium')}</div>`
}

function waitingLine({ waiting = '', waitingParts }: PushView): Html {
  return html`<div class="waiting-line">
    ${badge()}
    <h2>${sentence(waiting, waitingParts)}</h2>
  </div>`
}

function lead({ lead: text = '', leadParts, movesOn, thenCheck }: PushView): Html {
  return html`<p class="lead" id="lead">
    ${sentence(text, leadParts)} <span data-without-script>${thenCheck}</span>
    <span data-with-script hidden>${movesOn}</span>
  </p>`
}

function match({ number, numberLabel }: PushView): Html | undefined {
  if (number === undefined) return undefined
  return html`<div class="match">
    <p class="match-label">${numberLabel}</p>
    <p class="match-number" dir="ltr" translate="no">${number}</p>
  </div>`
}

function note({ note: text }: PushView): Html | undefined {
  return text === undefined ? undefined : html`<p class="note match-note">${text}</p>`
}

function buttons(view: PushView): Html {
  const [check, cancel] = [findButton(view, 'check'), findButton(view, 'cancel')]
  return html`<div class="actions">
    ${check !== undefined && submit(check, 'quiet')}
    ${cancel !== undefined && submit(cancel, 'quiet')}
  </div>`
}

function more(view: PushView): Html | undefined {
  const [choose, code] = [findButton(view, 'choose'), findButton(view, 'use-code')]
  const { approvalEnds } = view
  if (choose === undefined && code === undefined && approvalEnds === undefined) return undefined
  return html`<div class="more">
    ${
      approvalEnds !== undefined &&
      html`<p class="note">${ends(approvalEnds)} ${approvalEnds.advice}</p>`
    }
    <div class="row">
      ${choose !== undefined && submit(choose, 'link')}
      ${code !== undefined && submit(code, 'link')}
    </div>
  </div>`
}

/** What a script reads, and the one line that it says aloud. */
function status({ stateUrl, pollMs, secondsLeft, action, answered, soon }: PushView): Html {
  const asks = html`data-state-url="${stateUrl}" data-poll-ms="${pollMs}"`
  return html`<div ${asks} data-seconds="${secondsLeft}" data-next="${action}" hidden></div>
    <p class="visually-hidden" role="status" data-answered="${answered}" data-soon="${soon}"></p>`
}
