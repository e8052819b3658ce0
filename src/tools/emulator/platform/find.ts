// Resources in their lists: found or 404, put in, put in place of another, taken out.
import { notFound } from '../problem.js'
import type { Resource } from '../resources.js'
import type { PlatformCall } from './operation.js'

/**
 * The resource of that id.
 *
 * @throws {PingOneProblem} 404 when there is none.
 */
export function find<Item extends Resource>(items: readonly Item[], id: string): Item {
  const item = items.find((each) => each.id === id)
  if (item === undefined) throw notFound()
  return item
}

/** Puts a resource in place of the one of the same id; both stay where they were. */
export function replace<Item extends Resource>(items: Item[], next: Item): void {
  const at = items.findIndex(({ id }) => id === next.id)
  items.splice(at, 1, next)
}

/** Takes out every resource that the test names. */
export function removeWhere<Item>(items: Item[], isGone: (item: Item) => boolean): void {
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]
    if (item !== undefined && isGone(item)) items.splice(at, 1)
  }
}

/** Without the members of that name. */
export function without(
  resource: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !names.includes(name)))
}

/** Another member of a list has this value of a name that must be unique; its id. */
export function findClash<Item extends Resource>(
  items: readonly Item[],
  ownId: string | undefined,
  isSame: (item: Item) => boolean,
): string | undefined {
  return items.find((item) => item.id !== ownId && isSame(item))?.id
}

/** Makes the one marked resource of a list the default, and no other. */
export function makeDefault(
  items: readonly (Resource & { default?: boolean })[],
  id: string,
): void {
  for (const item of items) item.default = item.id === id
}

/** The application of the path. */
export function applicationOf(call: PlatformCall): PlatformCall['environment']['applications'][0] {
  return find(call.environment.applications, call.id('application'))
}

/** The sign-on policy of the path. */
export function policyOf(call: PlatformCall): PlatformCall['environment']['signOnPolicies'][0] {
  return find(call.environment.signOnPolicies, call.id('policy'))
}
