// The JSON body of an action, as PingOne documents it.
import type { FlowAction, UserAttributes } from './actions.js'

/** The JSON body of an action. */
export function buildActionBody(action: FlowAction): unknown {
  switch (action.action) {
    case 'user.lookup':
    case 'password.forgot':
      return { username: action.username }
    case 'usernamePassword.check':
      return { username: action.username, password: action.password }
    case 'otp.check':
      return { otp: action.otp }
    case 'device.select':
      return { device: { id: action.deviceId }, compatibility: action.compatibility }
    case 'assertion.check': {
      const { origin, assertion, compatibility } = action
      return { origin, assertion, compatibility }
    }
    case 'cancel.push.authentication':
      return { reason: 'CHANGE_DEVICE' }
    case 'password.recover':
      return { recoveryCode: action.recoveryCode, newPassword: action.newPassword }
    case 'password.reset':
      return { currentPassword: action.currentPassword, newPassword: action.newPassword }
    case 'user.register': {
      const { username, email, password } = action
      return { username, email, password }
    }
    case 'user.verify':
      return { verificationCode: action.verificationCode }
    case 'user.confirm':
    case 'user.update':
      return nestAttributes(action.attributes)
    case 'form.submit': {
      const form = action.formId === undefined ? undefined : { id: action.formId }
      return { form, user: nestAttributes(action.attributes) }
    }
    case 'deviceAuthGrant.userCode.verify':
      return { userCode: action.userCode }
    case 'user.consent':
    case 'deviceAuthGrant.consent':
      return { accept: action.accept }
    case 'password.sendRecoveryCode':
    case 'user.sendVerificationCode':
    case 'session.reset':
      return {}
  }
}

/** `name.given` becomes `{ name: { given } }`; every name is only a name, whatever it says. */
function nestAttributes(attributes: UserAttributes): Readonly<Record<string, unknown>> {
  const plain = new Map<string, string>()
  const within = new Map<string, Record<string, string>>()
  for (const [name, value] of Object.entries(attributes)) {
    const dot = name.indexOf('.')
    if (dot < 0) {
      plain.set(name, value)
      continue
    }
    const first = name.slice(0, dot)
    within.set(first, { ...within.get(first), [name.slice(dot + 1)]: value })
  }
  const objects = [...within].map(([name, members]) => [name, nestAttributes(members)] as const)
  return Object.fromEntries<unknown>([...plain, ...objects])
}
