// The code page: the code, and under the line a new code or another device.
import { html, type Html } from '../html.js'
import type { OtpView } from '../../steps/otp.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { branches } from '../parts/branches.js'
import { findButton, submit } from '../parts/button.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { resend } from '../parts/resend.js'
import { restartWithoutName } from '../parts/restart.js'

/** Draws the code page. */
export function otp(view: OtpView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: html`${form(
      view,
      html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}${more(view, locale)}${branches(view)}`,
      view.autoSubmit === true ? { autoSubmit: view.otpLength } : {},
    )}${restartWithoutName(view)}`,
    ...(view.autoSubmit === true ? { scripts: [context.assets.pageScript] } : {}),
  })
}

function more(view: OtpView, locale: string): Html | undefined {
  const [again, choose] = [findButton(view, 'resend'), findButton(view, 'choose')]
  if (again === undefined && choose === undefined && view.note === undefined) return undefined
  return html`<div class="more">
    ${view.note !== undefined && html`<p class="note">${view.note}</p>`}
    <div class="row">
      ${again !== undefined && resend(again, locale)}
      ${choose !== undefined && submit(choose, 'link')}
    </div>
  </div>`
}
