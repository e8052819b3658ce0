// Statuses that have no step, each with its reason.

/** A status without a page of its own. */
export type Unserved =
  | 'SIGN_ON_REQUIRED'
  | 'COMPLETED'
  | 'FAILED'
  | 'UNSUPPORTED'
  | 'DAG_USER_CODE_REQUIRED'
  | 'DAG_CONSENT_REQUIRED'

/** Why it has none. */
export const unserved: Readonly<Record<Unserved, string>> = {
  SIGN_ON_REQUIRED: 'the username was asked before the flow began, and is looked up at once',
  COMPLETED: 'the flow is resumed: there is nothing to ask',
  FAILED: 'the attempt ends',
  UNSUPPORTED: 'a status that this version does not know is never continued',
  DAG_USER_CODE_REQUIRED: 'a device grant belongs to a device without a browser, not to this app',
  DAG_CONSENT_REQUIRED: 'a device grant belongs to a device without a browser, not to this app',
}
