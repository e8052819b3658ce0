// RECOVERY_CODE_REQUIRED, and `password.forgot` that leads there: a code by email, and a new password.
import { html } from '../../console/html.js'
import { isRecord } from '../../json-value.js'
import { invalidData, invalidValue } from '../../problem.js'
import { findUserByName } from '../../users.js'
import { endIfUnusable, userOf, type FlowPlace } from '../context.js'
import { describePasswordPolicy, findLogin } from '../first-factor.js'
import { identify } from '../identity.js'
import { isCodeOf, sendRecoveryCode, withoutAttempt } from '../mailed-codes.js'
import { setNewPassword } from '../new-password.js'
import { form, newPasswordField, startAgain, textField } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that takes a recovery code. */
export const recovery: FlowStep = {
  serves: ['RECOVERY_CODE_REQUIRED'],
  links: () => ['password.recover', 'password.sendRecoveryCode'],
  actions: {
    'password.recover': recover,
    'password.sendRecoveryCode': (place) => {
      sendRecoveryCode(place, userOf(place))
      return 'ask'
    },
  },
  members: (place) => ({ embedded: describePasswordPolicy(place) }),
  page: (_place, { error }) => ({
    title: 'Check your email',
    main: html`<p>If this account exists, we sent a code to its email address.</p>
      ${form('password.recover', {
        label: 'Continue',
        fields: html`${textField('recoveryCode', {
          label: 'Code',
          autocomplete: 'one-time-code',
          error,
        })}${newPasswordField(error)}`,
      })}
      ${form('password.sendRecoveryCode', { label: 'Send a new code' })} ${startAgain}`,
  }),
}

/** May a forgotten password be replaced? The action of the policy says so. */
export function canRecover(place: FlowPlace): boolean {
  const login = findLogin(place)
  const option = login?.recovery
  return isRecord(option) && option.enabled
}

/** `password.forgot`: nobody learns from it whether there is such a user. */
export function forget(place: FlowPlace, { body, session }: Submitted): Outcome {
  const { environment, flow, clock } = place
  const isKnown = flow.username !== undefined && body['username'] === undefined
  const named = isKnown ? { username: flow.username } : body
  const { username } = readTexts(named, ['username'])
  if (flow.username !== undefined && flow.username.toLowerCase() !== username.toLowerCase()) {
    throw invalidData(invalidValue('username', 'must be the user of this flow'))
  }
  const user = findUserByName(environment, username, clock.now())
  identify(place, { username, user, session })
  sendRecoveryCode(place, user)
  return 'ask'
}

function recover(place: FlowPlace, { body }: Submitted): Outcome {
  const { recoveryCode, newPassword } = readTexts(body, ['recoveryCode', 'newPassword'])
  const { flow, clock, outbox } = place
  const user = userOf(place)
  const sent = flow.own.RECOVERY_CODE_REQUIRED
  if (user === undefined || !isCodeOf(place, { sent, value: recoveryCode })) {
    flow.own = { RECOVERY_CODE_REQUIRED: withoutAttempt(sent) }
    throw invalidData(invalidValue('recoveryCode', 'The recovery code is not valid.'))
  }
  if (endIfUnusable(place, user)) return 'stay'
  setNewPassword(place, { user, value: newPassword })
  outbox.markUsed(flow.id)
  flow.own = {}
  flow.passwordAtMs = clock.now()
  return 'advance'
}
