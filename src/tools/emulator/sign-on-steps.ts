// What the hosted sign-on pages ask at each status of a flow.
import { html, type Html } from './console/html.js'
import { maskEmail, maskPhone } from './devices.js'
import type { FlowContext } from './flow/context.js'
import { listFlowDevices } from './flow/machine.js'
import type { PingOneProblem } from './problem.js'
import type { Device } from './resources.js'
import type { Flow } from './runtime.js'
import { findUser } from './users.js'

/** One page's words and form. */
export interface Step {
  readonly title: string
  readonly main: Html
}

/** The id of the text that says what was refused. */
export const errorId = 'error'

/** What a page needs beside the flow. */
export interface StepOptions {
  readonly resumeUrl: string
  /** Why what the page's form sent was refused, if it was. */
  readonly refused: PingOneProblem | undefined
}

/** The page of a flow that has not completed. */
export function buildStep(context: FlowContext, flow: Flow, options: StepOptions): Step {
  const error = options.refused === undefined ? html`` : fieldError
  const password = passwordField(error)
  switch (flow.status) {
    case 'SIGN_ON_REQUIRED':
      return { title: 'Sign on', main: form('user.lookup', 'Next', usernameField(flow, error)) }
    case 'USERNAME_PASSWORD_REQUIRED':
      return {
        title: 'Sign on',
        main: form(
          'usernamePassword.check',
          'Sign on',
          html`${usernameField(flow, error)}${password}`,
        ),
      }
    case 'PASSWORD_REQUIRED':
      return {
        title: 'Enter your password',
        main: html`<p>Signing on as <strong>${flow.username ?? ''}</strong></p>
          ${form('usernamePassword.check', 'Sign on', password)} ${startAgain}`,
      }
    case 'DEVICE_SELECTION_REQUIRED':
      return {
        title: 'Where should the code go?',
        main: html`${deviceForm(usableDevices(context, flow), describe)} ${startAgain}`,
      }
    case 'OTP_REQUIRED':
      return {
        title: 'Enter the code',
        main: html`${otpForms(context, flow, error)} ${startAgain}`,
      }
    default:
      return buildFailure(flow, options.resumeUrl)
  }
}

function buildFailure(flow: Flow, resumeUrl: string): Step {
  return {
    title: 'Sign-on failed',
    main: html`<p role="alert">${flow.error?.message ?? 'The sign-on failed.'}</p>
      <p><a href="${resumeUrl}">Go back to the application</a></p>`,
  }
}

function form(action: string, label: string, fields: Html): Html {
  return html`<form method="post">
    ${fields}
    <button type="submit" name="action" value="${action}">${label}</button>
  </form> `
}

/** Of a field that the refused form had. */
const fieldError = html`aria-invalid="true" aria-describedby="${errorId}"`

function usernameField(flow: Flow, error: Html): Html {
  const hint = flow.request.loginHint ?? ''
  return html`<label
    >Username
    <input type="text" name="username" value="${hint}" autocomplete="username" required ${error}
  /></label>`
}

function passwordField(error: Html): Html {
  return html`<label
    >Password
    <input type="password" name="password" autocomplete="current-password" required ${error}
  /></label>`
}

const startAgain = form('session.reset', 'Start again', html``)

function deviceForm(devices: readonly Device[], label: (device: Device) => string): Html {
  const buttons = devices.map(
    (device) =>
      html`<button type="submit" name="deviceId" value="${device.id}">${label(device)}</button> `,
  )
  return html`<form method="post" autocomplete="off">
    <input type="hidden" name="action" value="device.select" />
    ${buttons}
  </form> `
}

function otpForms(context: FlowContext, flow: Flow, error: Html): Html {
  const devices = usableDevices(context, flow)
  const selected = devices.find(({ id }) => id === flow.selectedDeviceId)
  const sentTo = selected === undefined ? 'your device' : describe(selected)
  const code = html`<label
    >Code
    <input
      type="text"
      name="otp"
      inputmode="numeric"
      autocomplete="one-time-code"
      required
      ${error}
  /></label>`
  const label = (device: Device): string =>
    device === selected ? 'Send a new code' : `Send it to ${describe(device)}`
  return html`<p>We sent a code to ${sentTo}.</p>
    ${form('otp.check', 'Continue', code)} ${deviceForm(devices, label)}`
}

function usableDevices(context: FlowContext, flow: Flow): readonly Device[] {
  const user = findUser(context.environment, flow.userId, context.clock.now())
  if (user === undefined) return []
  return listFlowDevices(context, flow, user)
    .filter((each) => each.isUsable)
    .map((each) => each.device)
}

function describe({ type, phone, email }: Device): string {
  if (phone !== undefined) return `${type === 'VOICE' ? 'Call' : 'Phone'} ${maskPhone(phone)}`
  return `Email ${maskEmail(email ?? '')}`
}
