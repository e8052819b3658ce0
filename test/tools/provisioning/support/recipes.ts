// What the tests of recipes share.
import { expect } from 'vitest'
import { ProvisioningError } from '../../../../src/errors.js'
import type { DesiredResource, Recipe } from '../../../../src/tools/provisioning/recipe.js'

/** Parameters that every recipe with an application takes. */
export const baseUrl = 'https://bank.example'

/** The lines of the error that building throws. */
export function problemsOf(build: () => unknown): readonly string[] {
  try {
    build()
  } catch (error) {
    expect(error).toBeInstanceOf(ProvisioningError)
    expect(error).toMatchObject({
      code: 'ERR_PINGONE_PROVISIONING',
      reason: 'parameters',
      status: 500,
    })
    return error instanceof ProvisioningError ? error.message.split('\n') : []
  }
  throw new Error('nothing was refused')
}

/** A resource by its key. */
export function find(recipe: Recipe, key: string): DesiredResource {
  const resource = recipe.resources.find((each) => each.key === key)
  if (resource === undefined) throw new Error(`no resource ${key}`)
  return resource
}

/** Keys, in order. */
export function keysOf(recipe: Recipe): readonly string[] {
  return recipe.resources.map(({ key }) => key)
}

/** The resources without their reasons, which are for people. */
export function withoutReasons(recipe: Recipe): readonly object[] {
  return recipe.resources.map(({ why: _, ...rest }) => rest)
}

/** Keys that each resource refers to. */
export function referencesOf(resource: DesiredResource): readonly string[] {
  const names = ['application', 'signOnPolicy', 'deviceAuthenticationPolicy', 'population', 'user']
  return Object.entries(resource).flatMap(([name, value]) =>
    names.includes(name) && typeof value === 'string' ? [value] : [],
  )
}
