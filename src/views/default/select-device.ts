// The page that asks how to confirm: one press on a device selects it.
import { html, type Html } from '../html.js'
import type { SelectDeviceView } from '../../steps/select-device.js'
import type { ViewContext } from '../views.js'
import type { ViewDevice } from '../../models/model.js'
import { findButton, findLink, place, submit } from '../parts/button.js'
import { form } from '../parts/form.js'
import { helpLine } from '../parts/help-line.js'
import { icon, type IconName } from '../parts/icon.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import { sentence } from '../parts/sentence.js'

/** Draws the device selection. */
export function selectDevice(view: SelectDeviceView, context: ViewContext): string {
  return layout(view, context, {
    body: slip(
      view,
      context.locale,
      html`${form(
        view,
        html`<input type="hidden" name="action" value="continue" />
          ${errorSummary(view, context.locale)}
          <ul class="devices" role="list">
            ${view.devices.map(device)}
          </ul>`,
      )}${cancel(view)}${lostDevice(view)}${helpLine(view)}${restartWithoutName(view)}`,
    ),
  })
}

function device({ handle, type, label, nickname, detail, detailParts }: ViewDevice): Html {
  return html`<li>
    <button class="device" type="submit" name="device" value="${handle}">
      <span class="tile">${icon(icons[type] ?? 'phone')}</span>
      <span class="device-text"
        ><span class="device-name">${label}</span>
        ${nickname !== undefined && html`<span class="device-detail"><bdi class="value" translate="no">${nickname}</bdi></span>`}
        ${detail !== undefined && html`<span class="device-detail">${sentence(detail, detailParts)}</span>`}</span
      >
      <span class="chevron">${icon('chevron')}</span>
    </button>
  </li>`
}

function cancel(view: SelectDeviceView): Html | undefined {
  const button = findButton(view, 'cancel')
  if (button === undefined) return undefined
  return form(view, html`<div class="actions">${submit(button, 'quiet')}</div>`)
}

function lostDevice(view: SelectDeviceView): Html | undefined {
  const link = findLink(view, 'lost-device')
  return link === undefined ? undefined : html`<div class="more">${place(link, 'link')}</div>`
}

const icons: Readonly<Partial<Record<string, IconName>>> = {
  SMS: 'message',
  WHATSAPP: 'message',
  EMAIL: 'mail',
  VOICE: 'call',
  MOBILE: 'phone',
  FIDO2: 'key',
  PLATFORM: 'key',
  SECURITY_KEY: 'key',
  TOTP: 'app',
  OATH_TOKEN: 'app',
}
