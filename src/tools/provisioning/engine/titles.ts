// What resources are called, for people: those of a recipe, and those of an inventory.
import type { NameOf, ResourceKind, ResourceKinds } from '../kinds/kind.js'
import type { DesiredResource, ResourceKey, ResourceKindName } from '../recipe.js'

const words: Readonly<Record<ResourceKindName, string>> = {
  application: 'application',
  grant: 'grant',
  fido2Policy: 'FIDO2 policy',
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

/** The names of a recipe's resources, by their keys. */
export function namesOf(resources: readonly DesiredResource[], kinds: ResourceKinds): NameOf {
  const names = new Map<ResourceKey, string>()
  for (const desired of resources) {
    const kind: ResourceKind = kinds[desired.kind]
    names.set(desired.key, kind.nameOf(desired))
  }
  return (key) => names.get(key) ?? key
}
