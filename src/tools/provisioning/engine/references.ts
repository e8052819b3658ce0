// What a desired resource refers to, and whether a recipe's references can be followed.
import type { DesiredResource, Recipe, ResourceKey, ResourceKindName } from '../recipe.js'

/** A resource of the same recipe, and which kind it must be. */
export interface Reference {
  readonly key: ResourceKey
  readonly kind: ResourceKindName
}

/** What the resource lives in: making or changing one changes the other. */
export function parentOf(desired: DesiredResource): Reference | undefined {
  switch (desired.kind) {
    case 'grant':
    case 'signOnPolicyAssignment':
      return { key: desired.application, kind: 'application' }
    case 'signOnPolicyAction':
      return { key: desired.signOnPolicy, kind: 'signOnPolicy' }
    case 'user':
      return { key: desired.population, kind: 'population' }
    case 'password':
    case 'mfaEnabled':
    case 'device':
      return { key: desired.user, kind: 'user' }
    case 'application':
    case 'fido2Policy':
    case 'deviceAuthenticationPolicy':
    case 'signOnPolicy':
    case 'templateContent':
    case 'population':
    case 'mfaSettings':
      return undefined
  }
}

/** Whether it can only be looked up inside its parent; a username is looked up in the environment. */
export function isFoundInParent(desired: DesiredResource): boolean {
  return desired.kind !== 'user' && parentOf(desired) !== undefined
}

/** Everything that must be there before it. */
export function referencesOf(desired: DesiredResource): readonly Reference[] {
  const parent = parentOf(desired)
  const others = otherReferencesOf(desired)
  return parent === undefined ? others : [parent, ...others]
}

function otherReferencesOf(desired: DesiredResource): readonly Reference[] {
  switch (desired.kind) {
    case 'signOnPolicyAssignment':
      return referTo('signOnPolicy', desired.signOnPolicy)
    case 'device':
      return referTo('deviceAuthenticationPolicy', desired.deviceAuthenticationPolicy)
    case 'signOnPolicyAction':
      return [
        ...referTo('deviceAuthenticationPolicy', desired.deviceAuthenticationPolicy),
        ...referTo('population', desired.registrationPopulation),
      ]
    case 'deviceAuthenticationPolicy':
      return [
        ...referTo('fido2Policy', desired.fido2Policy),
        ...referTo('application', desired.mobileApplication?.application),
      ]
    case 'application':
    case 'grant':
    case 'fido2Policy':
    case 'signOnPolicy':
    case 'templateContent':
    case 'population':
    case 'user':
    case 'password':
    case 'mfaEnabled':
    case 'mfaSettings':
      return []
  }
}

function referTo(kind: ResourceKindName, key: ResourceKey | undefined): readonly Reference[] {
  return key === undefined ? [] : [{ key, kind }]
}

/** Asserts that keys are unique and that every resource stands behind all that it refers to. */
export function assertReferences(recipe: Recipe): void {
  const kinds = new Map<ResourceKey, ResourceKindName>()
  for (const desired of recipe.resources) {
    if (kinds.has(desired.key)) {
      throw new TypeError(`recipe ${recipe.name}: the key "${desired.key}" is there twice`)
    }
    for (const reference of referencesOf(desired))
      assertReference({ recipe, desired, reference }, kinds)
    kinds.set(desired.key, desired.kind)
  }
  const application = recipe.application
  if (application !== undefined && kinds.get(application.key) !== 'application') {
    throw new TypeError(
      `recipe ${recipe.name}: application.key "${application.key}" names no application`,
    )
  }
}

function assertReference(
  {
    recipe,
    desired,
    reference,
  }: { readonly recipe: Recipe; readonly desired: DesiredResource; readonly reference: Reference },
  earlier: ReadonlyMap<ResourceKey, ResourceKindName>,
): void {
  const kind = earlier.get(reference.key)
  if (kind === reference.kind) return
  const which = `recipe ${recipe.name}: "${desired.key}" refers to "${reference.key}"`
  if (kind !== undefined) {
    throw new TypeError(`${which}, which is of kind ${kind}, not ${reference.kind}`)
  }
  const isThere = recipe.resources.some(({ key }) => key === reference.key)
  throw new TypeError(
    isThere ? `${which}, which must stand before it` : `${which}, which does not exist`,
  )
}
