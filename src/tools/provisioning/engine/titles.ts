// What a resource of the inventory is called, for people.
import type { ResourceKindName } from '../recipe.js'

const words: Readonly<Record<ResourceKindName, string>> = {
  application: 'application',
  grant: 'grant',
  deviceAuthenticationPolicy: 'device authentication policy',
  signOnPolicy: 'sign-on policy',
  signOnPolicyAction: 'sign-on policy action',
  signOnPolicyAssignment: 'sign-on policy assignment',
  templateContent: 'notification content',
  population: 'population',
  user: 'user',
  password: 'password',
  mfaEnabled: 'MFA of a user',
  device: 'device',
  mfaSettings: 'MFA settings',
}

/** Builds a title from what an inventory holds, which outlives the recipe: `sign-on policy "x-mfa"`. */
export function titleOf({ kind, name }: { kind: ResourceKindName; name: string }): string {
  return `${words[kind]} ${JSON.stringify(name)}`
}
