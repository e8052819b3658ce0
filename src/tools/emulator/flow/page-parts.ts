// What the pages of hosted sign-on are made of.
import { html, type Html } from '../console/html.js'
import { maskEmail, maskPhone } from '../devices.js'
import type { Device } from '../resources.js'
import type { FlowPlace } from './context.js'
import { userOf } from './context.js'
import { authenticateUrl, listSocialProviders } from './external.js'
import { listFlowDevices } from './mfa.js'

/** The id of the text that says what was refused. */
export const errorId = 'error'

/** Of a field that the refused form had. */
export const fieldError: Html = html`aria-invalid="true" aria-describedby="${errorId}"`

/** A form that submits one action. */
export function form(
  action: string,
  { label, fields = html`` }: { readonly label: string; readonly fields?: Html },
): Html {
  return html`<form method="post">
    ${fields}
    <button type="submit" name="action" value="${action}">${label}</button>
  </form> `
}

/** The name, filled in from `login_hint`. */
export function usernameField({ flow }: FlowPlace, error: Html): Html {
  const hint = flow.request.loginHint ?? ''
  return html`<label
    >Username
    <input type="text" name="username" value="${hint}" autocomplete="username" required ${error}
  /></label>`
}

/** The password of the user. */
export function passwordField(error: Html): Html {
  return html`<label
    >Password
    <input type="password" name="password" autocomplete="current-password" required ${error}
  /></label>`
}

/** A field of any other name. */
export function textField(
  name: string,
  {
    label,
    type = 'text',
    autocomplete,
    error,
  }: {
    readonly label: string
    readonly type?: string
    readonly autocomplete: string
    readonly error: Html
  },
): Html {
  return html`<label
    >${label} <input type="${type}" name="${name}" autocomplete="${autocomplete}" required ${error}
  /></label>`
}

/** A password that is not yet. */
export function newPasswordField(error: Html, name = 'newPassword'): Html {
  const own = { label: 'New password', type: 'password', autocomplete: 'new-password', error }
  return textField(name, own)
}

/** Asks for a recovery code. */
export function forgotForm(place: FlowPlace, error: Html): Html {
  return html`<details>
    <summary>Forgot your password?</summary>
    ${form('password.forgot', { label: 'Send a code', fields: usernameField(place, error) })}
  </details> `
}

/** Makes an account. */
export function registrationForm(error: Html): Html {
  const fields = html`${textField('username', {
    label: 'Username',
    autocomplete: 'username',
    error,
  })}${textField('email', {
    label: 'Email',
    type: 'email',
    autocomplete: 'email',
    error,
  })}${newPasswordField(error, 'password')}`
  return html`<details>
    <summary>No account yet?</summary>
    ${form('user.register', { label: 'Register', fields })}
  </details> `
}

/** To the other services that may say who one is. */
export function providerLinks(place: FlowPlace, base: string): readonly Html[] {
  return listSocialProviders(place).map(({ id, name }) => {
    const href = authenticateUrl(place, { base, providerId: id })
    return html`<p><a href="${href}">Continue with ${name}</a></p> `
  })
}

/** Back to the first step. */
export const startAgain: Html = form('session.reset', { label: 'Start again' })

/** One button a device. */
export function deviceForm(devices: readonly Device[], label: (device: Device) => string): Html {
  const buttons = devices.map(
    (device) =>
      html`<button type="submit" name="deviceId" value="${device.id}">${label(device)}</button> `,
  )
  return html`<form method="post" autocomplete="off">
    <input type="hidden" name="action" value="device.select" />
    ${buttons}
  </form> `
}

/** The devices that can be chosen now. */
export function usableDevices(place: FlowPlace): readonly Device[] {
  const user = userOf(place)
  if (user === undefined) return []
  return listFlowDevices(place, user)
    .filter((each) => each.isUsable)
    .map((each) => each.device)
}

/** "Phone *******01", "Authenticator app" */
export function describeDevice({ type, phone, email, nickname }: Device): string {
  if (phone !== undefined) return `${type === 'VOICE' ? 'Call' : 'Phone'} ${maskPhone(phone)}`
  if (email !== undefined) return `Email ${maskEmail(email)}`
  return nickname ?? names.get(type) ?? type
}

const names: ReadonlyMap<string, string> = new Map([
  ['TOTP', 'Authenticator app'],
  ['OATH_TOKEN', 'Code device'],
  ['MOBILE', 'App'],
  ['FIDO2', 'Passkey'],
])

/** What the button of another device says. */
export function chooseLabel(device: Device): string {
  const isSent = device.phone !== undefined || device.email !== undefined
  return `${isSent ? 'Send it to' : 'Use'} ${describeDevice(device)}`
}
