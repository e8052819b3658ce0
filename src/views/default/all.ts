// The pages as they come, one for every step: a step without a page does not compile.
import type { StepName } from '../../steps/index.js'
import { approve } from './approve.js'
import { confirmSignOff } from './confirm-sign-off.js'
import { confirm } from './confirm.js'
import { consent } from './consent.js'
import { profile } from './profile.js'
import { linkAccount } from './link-account.js'
import { confirmAccount } from './confirm-account.js'
import { continueElsewhere } from './continue-elsewhere.js'
import { error } from './error.js'
import { expired } from './expired.js'
import { locked } from './locked.js'
import { mismatch } from './mismatch.js'
import { newPassword } from './new-password.js'
import { otp } from './otp.js'
import { passkey } from './passkey.js'
import { password } from './password.js'
import { push } from './push.js'
import { pushEnded } from './push-ended.js'
import { recoverPassword } from './recover-password.js'
import { verifyEmail } from './verify-email.js'
import { resume } from './resume.js'
import { selectDevice } from './select-device.js'
import { signedOff } from './signed-off.js'
import { username } from './username.js'
import type { Model } from '../../steps/index.js'
import type { ViewContext } from '../views.js'

/** One page a step. */
export type DefaultPages = {
  readonly [S in StepName]: (view: Model<S>, context: ViewContext) => string
}

/** The page of every step. */
export const defaultPages: DefaultPages = {
  username,
  password,
  'new-password': newPassword,
  'recover-password': recoverPassword,
  'verify-email': verifyEmail,
  otp,
  push,
  'push-ended': pushEnded,
  passkey,
  'select-device': selectDevice,
  locked,
  expired,
  error,
  'confirm-sign-off': confirmSignOff,
  'signed-off': signedOff,
  'continue-elsewhere': continueElsewhere,
  confirm,
  approve,
  resume,
  mismatch,
  consent,
  profile,
  'link-account': linkAccount,
  'confirm-account': confirmAccount,
}
