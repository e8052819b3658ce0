// A forgotten password: a code by email, and a new password.
import { parsePasswordPolicy, type PasswordPolicy } from './password-policy.js'
import type { FlowStateBase, Status } from './status.js'

export interface RecoveryCodeRequired extends FlowStateBase {
  readonly status: 'RECOVERY_CODE_REQUIRED'
  readonly passwordPolicy?: PasswordPolicy
}

/** The code of the email is asked for, with the new password. */
export const recoveryCodeRequired: Status<
  RecoveryCodeRequired,
  'password.recover' | 'password.sendRecoveryCode' | 'session.reset'
> = {
  takes: ['password.recover', 'password.sendRecoveryCode', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'RECOVERY_CODE_REQUIRED',
    ...parsePasswordPolicy(body),
  }),
}
