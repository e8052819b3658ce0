// Every step, in the order in which one is looked for.
import type { FlowStep } from '../step.js'
import { end } from './end.js'
import { lookup } from './lookup.js'
import { otp } from './otp.js'
import { passkey } from './passkey.js'
import { password } from './password.js'
import { push } from './push.js'
import { selectDevice } from './select-device.js'

/** The steps; a status has one. */
export const steps: readonly FlowStep[] = [lookup, password, selectDevice, push, passkey, otp, end]
