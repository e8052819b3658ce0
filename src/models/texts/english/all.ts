// Every text on a page, in English; every other language has the same keys.
import { common } from './common.js'
import { consent } from './consent.js'
import { profile } from './profile.js'
import { username } from './username.js'
import { password } from './password.js'
import { newPassword } from './new-password.js'
import { passkey } from './passkey.js'
import { otp } from './otp.js'
import { push } from './push.js'
import { selectDevice } from './select-device.js'
import { approve } from './approve.js'
import { recoverPassword } from './recover-password.js'
import { verifyEmail } from './verify-email.js'
import { resume } from './resume.js'
import { mismatch } from './mismatch.js'
import { messages } from './messages.js'
import { locked } from './locked.js'
import { expired } from './expired.js'
import { error } from './error.js'
import { confirm } from './confirm.js'
import { confirmSignOff } from './confirm-sign-off.js'
import { signedOff } from './signed-off.js'
import { continueElsewhere } from './continue-elsewhere.js'

/** The English texts by their keys. */
export type English = typeof common &
  typeof consent &
  typeof profile &
  typeof username &
  typeof password &
  typeof newPassword &
  typeof passkey &
  typeof otp &
  typeof push &
  typeof selectDevice &
  typeof approve &
  typeof recoverPassword &
  typeof verifyEmail &
  typeof resume &
  typeof mismatch &
  typeof messages &
  typeof locked &
  typeof expired &
  typeof error &
  typeof confirm &
  typeof confirmSignOff &
  typeof signedOff &
  typeof continueElsewhere

/** The English texts. */
export const english: English = {
  ...common,
  ...consent,
  ...profile,
  ...username,
  ...password,
  ...newPassword,
  ...passkey,
  ...otp,
  ...push,
  ...selectDevice,
  ...approve,
  ...recoverPassword,
  ...verifyEmail,
  ...resume,
  ...mismatch,
  ...messages,
  ...locked,
  ...expired,
  ...error,
  ...confirm,
  ...confirmSignOff,
  ...signedOff,
  ...continueElsewhere,
}
