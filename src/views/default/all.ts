// The pages as they come; a step without a page does not compile. Made by `npm run generate` from the files beside it. Do not edit.
import type { Model, StepName } from '../../steps/index.js'
import type { ViewContext } from '../views.js'
import { approve } from './approve.js'
import { confirm } from './confirm.js'
import { confirmAccount } from './confirm-account.js'
import { confirmSignOff } from './confirm-sign-off.js'
import { consent } from './consent.js'
import { continueElsewhere } from './continue-elsewhere.js'
import { error } from './error.js'
import { expired } from './expired.js'
import { linkAccount } from './link-account.js'
import { locked } from './locked.js'
import { mismatch } from './mismatch.js'
import { newPassword } from './new-password.js'
import { otp } from './otp.js'
import { passkey } from './passkey.js'
import { password } from './password.js'
import { profile } from './profile.js'
import { push } from './push.js'
import { pushEnded } from './push-ended.js'
import { recoverPassword } from './recover-password.js'
import { register } from './register.js'
import { resume } from './resume.js'
import { selectDevice } from './select-device.js'
import { signedOff } from './signed-off.js'
import { username } from './username.js'
import { verifyEmail } from './verify-email.js'

/** One page a step. */
export type DefaultPages = {
  readonly [S in StepName]: (view: Model<S>, context: ViewContext) => string
}

/** The page of every step. */
export const defaultPages: DefaultPages = {
  approve,
  confirm,
  'confirm-account': confirmAccount,
  'confirm-sign-off': confirmSignOff,
  consent,
  'continue-elsewhere': continueElsewhere,
  error,
  expired,
  'link-account': linkAccount,
  locked,
  mismatch,
  'new-password': newPassword,
  otp,
  passkey,
  password,
  profile,
  push,
  'push-ended': pushEnded,
  'recover-password': recoverPassword,
  register,
  resume,
  'select-device': selectDevice,
  'signed-off': signedOff,
  username,
  'verify-email': verifyEmail,
}
