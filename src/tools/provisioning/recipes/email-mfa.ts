// PingOne's workflow "Use an Email MFA action to authenticate users", as desired state.
import type { Recipe } from '../recipe.js'
import type { EmailMfaParameters } from './parameters.js'
import { readWorkflow, type Workflow } from './workflow.js'

const workflow: Workflow = {
  name: 'email-mfa',
  summary: 'Signs users on with their username and a code from an e-mail.',
  type: 'EMAIL',
  policy: {
    description: 'Signs users on with a code from an e-mail.',
    why: 'A code is the only step, so PingOne asks for the username first.',
  },
}

/**
 * Builds the recipe `email-mfa`: the workflow's steps up to the user's device.
 *
 * The device policy is made before the action, which names it; the workflow does it the other way round, and
 * its action then runs by the default policy of the environment.
 *
 * @param parameters.legacyFlags Whether the action names EMAIL itself, as the workflow writes it.
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
