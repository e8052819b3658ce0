// The device grant: a code that another device shows, and the consent to let that one in.
import { readMember, readText } from '../../pingone/json.js'
import type { FlowStateBase, Status } from './status.js'

export interface DagUserCodeRequired extends FlowStateBase {
  readonly status: 'DAG_USER_CODE_REQUIRED'
}
export interface DagConsentRequired extends FlowStateBase {
  readonly status: 'DAG_CONSENT_REQUIRED'
  /** Name of the application on the other device. */
  readonly applicationName?: string
}

/** The code of the other device is asked for. */
export const dagUserCodeRequired: Status<
  DagUserCodeRequired,
  'deviceAuthGrant.userCode.verify' | 'session.reset'
> = {
  takes: ['deviceAuthGrant.userCode.verify', 'session.reset'],
  parse: ({ base }) => ({ ...base, status: 'DAG_USER_CODE_REQUIRED' }),
}

/** Consent is asked for. */
export const dagConsentRequired: Status<
  DagConsentRequired,
  'deviceAuthGrant.consent' | 'session.reset'
> = {
  takes: ['deviceAuthGrant.consent', 'session.reset'],
  parse: ({ base, body }) => {
    const application = readMember(readMember(body, '_embedded'), 'application')
    const applicationName = readText(application, 'name', 200)
    return {
      ...base,
      status: 'DAG_CONSENT_REQUIRED',
      ...(applicationName !== undefined && { applicationName }),
    }
  },
}
