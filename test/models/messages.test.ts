// The sentence of every message.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import { messageNatures } from '../../src/models/message-natures.js'
import type { MessageCode } from '../../src/models/model.js'
import { approveFacts, pageOf, smsFacts } from '../views/pages.js'

describe('messages', () => {
  /** Those of the first steps; a step that came later has its words in its own test. */
  const codes: Readonly<Partial<Record<MessageCode, string>>> = {
    username_empty: 'Enter your username or email address',
    username_too_long: 'That is too long for a username or email address',
    username_malformed:
      'Enter your username or email address without line breaks or hidden characters',
    password_empty: 'Enter your password',
    otp_empty: 'Enter the code',
    otp_wrong_length: 'Enter all 6 digits of the code',
    otp_wrong: 'That code is not right. Check that it is from the newest message.',
    credentials_wrong: 'That username and password do not match.',
    current_password_empty: 'Enter your current password',
    current_password_wrong: 'That is not your current password.',
    new_password_empty: 'Enter a new password',
    password_rules: 'That password does not meet the rules here. Choose another one.',
    recovery_code_empty: 'Enter the recovery code',
    recovery_code_malformed: 'Enter the 8 letters and digits of the code',
    recovery_code_wrong:
      'That code is not right, or it is older than 5 minutes. Ask for a new one. If you are sure of the code, choose another password.',
    verification_code_empty: 'Enter the code',
    verification_code_malformed: 'Enter the 8 letters and digits of the code',
    verification_code_wrong: 'That code is not right. Check that it is from the newest email.',
    request_sent: 'We sent a new request. Only the newest one counts.',
    no_answer_yet: 'No answer yet. Look for the request in the Alder Bank app.',
    passkey_wrong: 'That passkey does not fit this account. Use another one, or another device.',
    passkey_not_used:
      'The passkey was not used. Nothing was lost: try it again, or use another device.',
    passkey_old:
      'That answer belongs to an older page. Nothing was lost: use your passkey once more.',
    code_sent: 'We sent a new code. Only the newest one works.',
    resend_too_early: 'Wait 12 more seconds before the next code. The one you have still works.',
    resend_limit: 'We can’t send more codes for this sign-on. Use the last one, or start again.',
    message_not_sent: 'We could not send the message. Try again, or use another device.',
    codes_paused:
      'Your password is right, but we can’t send you a code for 2 minutes. Try again then.',
    not_checked: 'We could not check that. Try again in a minute.',
    device_paused: 'This device is paused for 2 minutes. Use another one, or wait.',
    device_unknown: 'That device can’t be used now. Choose another one.',
    outcome_unknown: 'We did not hear back about that code. Try it again, or ask for a new one.',
    recent_tries:
      'There were several wrong codes a moment ago. A new code may not arrive for another 2 minutes.',
    enter_again:
      'That was right, but the next page did not reach you. Enter the same once more; you don’t need a new code.',
    press_again: 'Another page was opened at the same time. Press Continue once more.',
    in_progress: 'We are still working on your last answer. Try again in a moment.',
  }

  test.each(Object.entries(codes))('%s has its sentence', (code, text) => {
    const fact = { code: code as MessageCode, seconds: 11.5, minutes: 1.2, otpLength: 6 }
    const { messages } = buildStepView({ ...smsFacts, messages: [fact] })
    expect(messages[0]?.text).toBe(text)
  })

  test.each(Object.keys(messageNatures))('%s is one whole sentence, in every purpose', (code) => {
    const fact = { code: code as MessageCode, attribute: { name: 'email' } }
    for (const facts of [smsFacts, approveFacts]) {
      const [message] = buildStepView({ ...facts, messages: [fact] }).messages
      expect(message?.text).toMatch(/^\p{Lu}.*\p{L}/u)
      expect(message?.text).not.toMatch(/[{}]/)
    }
  })

  test.each<[MessageCode, string]>([
    ['otp_wrong_length', 'Enter all digits of the code'],
    ['resend_too_early', 'Wait a moment before the next code. The one you have still works.'],
    ['device_paused', 'This device is paused for a while. Use another one, or wait.'],
  ])('%s has a sentence also without its number', (code, text) => {
    const { otpLength: _length, ...facts } = smsFacts
    expect(buildStepView({ ...facts, messages: [{ code }] }).messages[0]?.text).toBe(text)
  })

  test.each<[MessageCode, string]>([
    [
      'outcome_unknown',
      'We did not hear back about that code. Try it again, or ask for a new one. Nothing has been sent.',
    ],
    [
      'resend_limit',
      'We can’t send more codes for this approval. Use the last one, or start again.',
    ],
    ['credentials_wrong', 'That username and password do not match. Nothing has been sent.'],
  ])('%s has words of its own in an approval', (code, text) => {
    expect(buildStepView({ ...approveFacts, messages: [{ code }] }).messages[0]?.text).toBe(text)
  })

  test('who has an authenticator app is asked for what it shows now', () => {
    const facts = { ...approveFacts, device: { type: 'TOTP' } }
    const view = buildStepView({ ...facts, messages: [{ code: 'outcome_unknown' }] })
    expect(view.messages[0]?.text).toContain('Enter the one your app shows now.')
  })

  test('one whose field is not on the page stands alone', () => {
    const view = buildStepView({ ...pageOf('select-device'), messages: [{ code: 'otp_wrong' }] })
    expect(view.messages[0]).not.toHaveProperty('field')
  })
})

test('a message of a code that another version wrote is left out', () => {
  const messages = [{ code: 'of_a_newer_version' }, { code: 'otp_wrong' }] as never
  const view = buildStepView({ ...smsFacts, messages })
  expect(view.messages.map(({ code }) => code)).toEqual(['otp_wrong'])
})
