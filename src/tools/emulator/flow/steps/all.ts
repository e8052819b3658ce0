// Every step, in the order in which one is looked for.
import type { FlowStep } from '../step.js'
import { agreement } from './agreement.js'
import { changePassword } from './change-password.js'
import { confirmAccount } from './confirm-account.js'
import { end } from './end.js'
import { external } from './external.js'
import { linkAccount } from './link-account.js'
import { lookup } from './lookup.js'
import { otp } from './otp.js'
import { passkey } from './passkey.js'
import { password } from './password.js'
import { profile } from './profile.js'
import { push } from './push.js'
import { recovery } from './recovery.js'
import { selectDevice } from './select-device.js'
import { verification } from './verification.js'

/** The steps; a status has one. */
export const steps: readonly FlowStep[] = [
  lookup,
  password,
  changePassword,
  recovery,
  verification,
  selectDevice,
  push,
  passkey,
  otp,
  external,
  linkAccount,
  confirmAccount,
  agreement,
  profile,
  end,
]
