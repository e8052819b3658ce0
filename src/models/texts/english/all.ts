// Every text on a page, in English; other languages have the same keys. Made by `npm run generate` from the files beside it. Do not edit.
import { approve } from './approve.js'
import { common } from './common.js'
import { confirm } from './confirm.js'
import { confirmSignOff } from './confirm-sign-off.js'
import { consent } from './consent.js'
import { continueElsewhere } from './continue-elsewhere.js'
import { error } from './error.js'
import { expired } from './expired.js'
import { locked } from './locked.js'
import { messages } from './messages.js'
import { mismatch } from './mismatch.js'
import { newPassword } from './new-password.js'
import { otp } from './otp.js'
import { passkey } from './passkey.js'
import { password } from './password.js'
import { profile } from './profile.js'
import { push } from './push.js'
import { recoverPassword } from './recover-password.js'
import { register } from './register.js'
import { resume } from './resume.js'
import { selectDevice } from './select-device.js'
import { signedOff } from './signed-off.js'
import { username } from './username.js'
import { verifyEmail } from './verify-email.js'

/** The English texts by their keys. */
export type English = typeof approve &
  typeof common &
  typeof confirm &
  typeof confirmSignOff &
  typeof consent &
  typeof continueElsewhere &
  typeof error &
  typeof expired &
  typeof locked &
  typeof messages &
  typeof mismatch &
  typeof newPassword &
  typeof otp &
  typeof passkey &
  typeof password &
  typeof profile &
  typeof push &
  typeof recoverPassword &
  typeof register &
  typeof resume &
  typeof selectDevice &
  typeof signedOff &
  typeof username &
  typeof verifyEmail

/** The English texts. */
export const english: English = {
  ...approve,
  ...common,
  ...confirm,
  ...confirmSignOff,
  ...consent,
  ...continueElsewhere,
  ...error,
  ...expired,
  ...locked,
  ...messages,
  ...mismatch,
  ...newPassword,
  ...otp,
  ...passkey,
  ...password,
  ...profile,
  ...push,
  ...recoverPassword,
  ...register,
  ...resume,
  ...selectDevice,
  ...signedOff,
  ...username,
  ...verifyEmail,
}
