// Is a resource that was made still there, and still ours?
import { PlatformError, ProvisioningError } from '../../../errors.js'
import type { MadeResource } from '../inventory/inventory.js'
import { carriesPrefix } from '../prefix.js'
import type { Ownership } from './kind.js'

/** Ours as long as the name carries the prefix. */
export function ownedByName(
  what: string,
  { name, prefix }: { readonly name: string; readonly prefix: string },
): Ownership {
  if (carriesPrefix(name, prefix)) return { isOurs: true }
  return { isOurs: false, reason: `${what} is called "${name}" and lacks the prefix "${prefix}"` }
}

/** What PingOne calls the environment's default is not taken from under the others. */
export function ownedUnlessDefault(
  what: string,
  {
    resource,
    prefix,
  }: {
    readonly resource: { readonly name: string; readonly [member: string]: unknown }
    readonly prefix: string
  },
): Ownership {
  if (resource['default'] !== true) return ownedByName(what, { name: resource.name, prefix })
  return { isOurs: false, reason: `${what} "${resource.name}" is the environment's default by now` }
}

/** What was read, `undefined` when PingOne does not know it any more. */
export async function readUnlessGone<Resource>(
  reading: Promise<Resource>,
): Promise<Resource | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/** Settles as well when it was gone already. */
export async function removeUnlessGone(removing: Promise<void>): Promise<void> {
  await readUnlessGone(removing)
}

/** The id of what a made resource belongs to. */
export function parentOf(made: MadeResource, name: string): string {
  const id = Object.hasOwn(made.parents, name) ? made.parents[name] : undefined
  if (id !== undefined && id !== '') return id
  throw new ProvisioningError(
    `The inventory does not say which ${name} the ${made.kind} "${made.name}" belongs to`,
    { reason: 'inventory', ids: [made.id] },
  )
}

function isGone(error: unknown): boolean {
  return error instanceof PlatformError && error.status === 404
}
