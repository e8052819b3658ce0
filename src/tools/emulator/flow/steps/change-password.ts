// PASSWORD_EXPIRED and MUST_CHANGE_PASSWORD: the old password was right, and a new one is needed.
import { html } from '../../console/html.js'
import { invalidData, notFound } from '../../problem.js'
import { endIfUnusable, userOf, type FlowPlace } from '../context.js'
import { describePasswordPolicy } from '../first-factor.js'
import { setNewPassword } from '../new-password.js'
import { form, newPasswordField, startAgain, textField } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that asks for another password. */
export const changePassword: FlowStep = {
  serves: ['PASSWORD_EXPIRED', 'MUST_CHANGE_PASSWORD'],
  links: () => ['password.reset'],
  actions: { 'password.reset': change },
  members: (place) => ({ embedded: describePasswordPolicy(place) }),
  page: ({ flow }, { error }) => ({
    title: 'Choose a new password',
    main: html`<p>
        ${
          flow.status === 'PASSWORD_EXPIRED'
            ? 'Your password has expired.'
            : 'You need a new password before you go on.'
        }
      </p>
      ${form('password.reset', {
        label: 'Save',
        fields: html`${textField('currentPassword', {
          label: 'Current password',
          type: 'password',
          autocomplete: 'current-password',
          error,
        })}${newPasswordField(error)}`,
      })}
      ${startAgain}`,
  }),
}

function change(place: FlowPlace, { body }: Submitted): Outcome {
  const { currentPassword, newPassword } = readTexts(body, ['currentPassword', 'newPassword'])
  const user = userOf(place)
  if (user === undefined) throw notFound()
  if (endIfUnusable(place, user)) return 'stay'
  if (user.password?.value !== currentPassword) {
    throw invalidData({
      code: 'INVALID_CREDENTIALS',
      target: 'currentPassword',
      message: 'The provided password is not valid.',
    })
  }
  setNewPassword(place, { user, value: newPassword })
  place.flow.passwordAtMs = place.clock.now()
  return 'advance'
}
