// An email address that has to be verified, after a registration or before a sign-on.
import { readMember, readText } from '../../pingone/json.js'
import { maskEmail } from './devices.js'
import type { FlowStateBase, Status } from './status.js'

export interface VerificationCodeRequired extends FlowStateBase {
  readonly status: 'VERIFICATION_CODE_REQUIRED'
  /** The address the code went to, masked as those of devices are. */
  readonly destination?: string
}

/** The code of the email is asked for. */
export const verificationCodeRequired: Status<
  VerificationCodeRequired,
  'user.verify' | 'user.sendVerificationCode' | 'session.reset'
> = {
  takes: ['user.verify', 'user.sendVerificationCode', 'session.reset'],
  parse: ({ base, body }) => {
    const user = readMember(readMember(body, '_embedded'), 'user')
    const destination = maskEmail(readText(user, 'email', 256))
    return {
      ...base,
      status: 'VERIFICATION_CODE_REQUIRED',
      ...(destination !== undefined && { destination }),
    }
  },
}
