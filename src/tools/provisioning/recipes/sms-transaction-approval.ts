// PingOne's workflow "Create an MFA transaction approval using SMS", as desired state.
import type { Recipe } from '../recipe.js'
import type { SmsTransactionApprovalParameters } from './parameters.js'
import { readApprovalMessages } from './read-approval-messages.js'
import { readWorkflow, type Workflow } from './workflow.js'

const workflow: Workflow = {
  name: 'sms-transaction-approval',
  summary: 'Has a user approve a transaction with a code from a text message that names it.',
  type: 'SMS',
  policy: {
    description: 'Approves a transaction with a code from a text message.',
    why: 'A code is the only step, as the request itself says who approves.',
  },
  readMessages: (members) => readApprovalMessages(members, ['SMS']),
}

/**
 * Builds the recipe `sms-transaction-approval`: the workflow's steps up to the user's device.
 *
 * The application with its scopes, a device policy, one policy with its assignment, and test users when asked
 * for. Nothing is sent to PingOne: hand the recipe to `plan` or `apply`.
 *
 * The device policy is made before the action, which names it; the workflow does it the other way round, and
 * its action then runs by the default policy of the environment.
 *
 * @param parameters.baseUrl Public URL of the app, the one of `BASE_URL`; http for localhost only.
 * @param parameters.prefix With which every name begins. Default: `sms-transaction-approval`.
 * @param parameters.scopes Scopes of `openid` that the app may ask for. Default: `profile`.
 * @param parameters.pkceEnforcement Which PKCE PingOne insists on. Default: `OPTIONAL`, as the requests of
 *   the workflow have none.
 * @param parameters.otpLifetimeMinutes How long a code can be used, in minutes. Default: 30.
 * @param parameters.withTestUser Make test users; messages are really sent to them. Default: false.
 * @param parameters.legacyFlags Whether the action names SMS itself, as the workflow writes it. Default: false.
 * @returns The recipe, complete and checked.
 * @throws {ProvisioningError} With reason `parameters`, listing everything that is wrong.
 * @see [The workflow](https://developer.pingidentity.com/pingone-api/workflow-library/multi-factor-authentication/create-an-mfa-transaction-approval-using-sms/)
 * @example
 *   const recipe = smsTransactionApproval({ baseUrl: 'https://bank.example' })
 */
export function smsTransactionApproval(parameters: SmsTransactionApprovalParameters): Recipe {
  return readSmsTransactionApproval(parameters)
}

/** Builds the recipe from parameters that anybody may have written. */
export function readSmsTransactionApproval(parameters: unknown): Recipe {
  return readWorkflow(workflow, parameters)
}
