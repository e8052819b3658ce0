// PingOne's workflow "Use an Email MFA action to authenticate users", as desired state.
import type { Recipe } from '../recipe.js'
import type { EmailMfaParameters } from './parameters.js'
import { readWorkflow, type Workflow } from './workflow.js'

const workflow: Workflow = {
  name: 'email-mfa',
  summary: 'Signs users on with their username and a code from an email.',
  type: 'EMAIL',
  policy: {
    description: 'Signs users on with a code from an email.',
    why: 'A code is the only step, so PingOne asks for the username first.',
  },
}

/**
 * Builds the recipe `email-mfa`: the workflow's steps up to the user's device.
 *
 * The application with its scopes, a device policy, one policy with its assignment, and test users when asked
 * for. Nothing is sent to PingOne: hand the recipe to `plan` or `apply`.
 *
 * The device policy is made before the action, which names it; the workflow does it the other way round, and
 * its action then runs by the default policy of the environment.
 *
 * @param parameters.baseUrl Public URL of the app, the one of `BASE_URL`; http for localhost only.
 * @param parameters.prefix With which every name begins. Default: `email-mfa`.
 * @param parameters.scopes Scopes of `openid` that the app may ask for. Default: `profile`.
 * @param parameters.pkceEnforcement Which PKCE PingOne insists on. Default: `OPTIONAL`, as the requests of
 *   the workflow have none.
 * @param parameters.otpLifetimeMinutes How long a code can be used, in minutes. Default: 30.
 * @param parameters.withTestUser Make test users; messages are really sent to them. Default: false.
 * @param parameters.legacyFlags Whether the action names EMAIL itself, as the workflow writes it. Default: false.
 * @returns The recipe, complete and checked.
 * @throws {ProvisioningError} With reason `parameters`, listing everything that is wrong.
 * @see [The workflow](https://developer.pingidentity.com/pingone-api/workflow-library/multi-factor-authentication/use-an-email-action-to-authenticate-users/)
 * @example
 *   const recipe = emailMfa({ baseUrl: 'https://bank.example' })
 */
export function emailMfa(parameters: EmailMfaParameters): Recipe {
  return readEmailMfa(parameters)
}

/** Builds the recipe from parameters that anybody may have written. */
export function readEmailMfa(parameters: unknown): Recipe {
  return readWorkflow(workflow, parameters)
}
