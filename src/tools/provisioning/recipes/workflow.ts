// What the two workflows of PingOne's documentation have in common.
import type { DesiredTemplateContent, Recipe, RecipeName } from '../recipe.js'
import { buildApplication, buildGrant, readApplicationPlace } from './application-resources.js'
import { readFlag, readOneOf, type Members } from './members.js'
import { buildDevicePolicy, buildPolicy } from './policy-resources.js'
import { readOtp } from './read-otp.js'
import { readRecipe } from './read-recipe.js'
import { readTestUsers } from './read-test-users.js'
import { buildTestUsers } from './test-user-resources.js'

/** What makes a workflow its own. */
export interface Workflow {
  readonly name: RecipeName
  readonly summary: string
  readonly type: 'SMS' | 'EMAIL'
  readonly policy: { readonly description: string; readonly why: string }
  /** The messages of the workflow, where it has its own. */
  readonly readMessages?: (members: Members) => readonly DesiredTemplateContent[]
}

/** Builds the recipe of a workflow from parameters that anybody may have written. */
export function readWorkflow(workflow: Workflow, parameters: unknown): Recipe {
  return readRecipe(workflow.name, {
    parameters,
    build: (members, prefix) => buildWorkflow(workflow, { members, prefix }),
  })
}

function buildWorkflow(
  { type, summary, policy, readMessages }: Workflow,
  { members, prefix }: { readonly members: Members; readonly prefix: string },
): Omit<Recipe, 'name' | 'prefix'> {
  const types = [type]
  const place = readApplicationPlace(members, { prefix, scopes: ['profile'] })
  const pkce = readOneOf(members, {
    name: 'pkceEnforcement',
    words: ['OPTIONAL', 'REQUIRED', 'S256_REQUIRED'],
  })
  const legacyFlags = readFlag(members, 'legacyFlags') === true
  const otp = readOtp(members, 30)
  const users = readTestUsers(members, { prefix, deviceTypes: types, hasPassword: true })
  const name = `${prefix}-sign-on`
  return {
    summary,
    resources: [
      buildApplication(place, {
        grantTypes: ['AUTHORIZATION_CODE'],
        pkceEnforcement: pkce ?? 'OPTIONAL',
      }),
      buildGrant(place),
      buildDevicePolicy({
        prefix,
        authenticators: { types, totpGracePeriods: 2 },
        deviceSelection: 'DEFAULT_TO_FIRST',
        otp,
      }),
      ...buildPolicy({
        ...policy,
        key: 'sign-on',
        name,
        assignmentWhy: 'The application uses a policy only when it is assigned to it.',
        priority: 1,
        hasPassword: false,
        ...(legacyFlags && { legacyFlags: writeFlags(type) }),
      }),
      ...(readMessages?.(members) ?? []),
      ...buildTestUsers(users, { prefix, devicePolicy: 'device-policy' }),
    ],
    application: { key: 'application', baseUrl: place.baseUrl, mfaAcrValues: [name] },
  }
}

function writeFlags(type: 'SMS' | 'EMAIL'): Readonly<Record<string, unknown>> {
  return { sms: { enabled: type === 'SMS' }, email: { enabled: type === 'EMAIL' } }
}
