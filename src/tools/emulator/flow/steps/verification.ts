// VERIFICATION_CODE_REQUIRED: a code shows that the email address of the user is theirs.
import { html } from '../../console/html.js'
import { invalidData, invalidValue, notFound } from '../../problem.js'
import { userOf, type FlowPlace } from '../context.js'
import { isCodeOf, sendVerificationCode, withoutAttempt } from '../mailed-codes.js'
import { form, startAgain, textField } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that takes a verification code. */
export const verification: FlowStep = {
  serves: ['VERIFICATION_CODE_REQUIRED'],
  links: () => ['user.verify', 'user.sendVerificationCode'],
  actions: { 'user.verify': verify, 'user.sendVerificationCode': sendAgain },
  page: (_place, { error }) => ({
    title: 'Check your email',
    main: html`<p>We sent a code to your email address.</p>
      ${form('user.verify', {
        label: 'Continue',
        fields: textField('verificationCode', {
          label: 'Code',
          autocomplete: 'one-time-code',
          error,
        }),
      })}
      ${form('user.sendVerificationCode', { label: 'Send a new code' })} ${startAgain}`,
  }),
}

function verify(place: FlowPlace, { body }: Submitted): Outcome {
  const { verificationCode } = readTexts(body, ['verificationCode'])
  const { flow, outbox } = place
  const user = userOf(place)
  const sent = flow.own.VERIFICATION_CODE_REQUIRED
  if (user === undefined || !isCodeOf(place, { sent, value: verificationCode })) {
    flow.own = { VERIFICATION_CODE_REQUIRED: withoutAttempt(sent) }
    throw invalidData(invalidValue('verificationCode', 'The verification code is not valid.'))
  }
  outbox.markUsed(flow.id)
  flow.own = {}
  user['lifecycle'] = { status: 'ACCOUNT_OK' }
  user['emailVerified'] = true
  return 'advance'
}

function sendAgain(place: FlowPlace): Outcome {
  const user = userOf(place)
  if (user === undefined) throw notFound()
  sendVerificationCode(place, user)
  return 'ask'
}
