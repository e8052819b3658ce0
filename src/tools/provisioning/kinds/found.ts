// A resource that is there, as the kinds hand it on, and the ids of what it refers to.
import type { PlatformResource } from '../platform/resources.js'
import type { ResourceKey } from '../recipe.js'
import type { Found, Room } from './kind.js'

/** A resource with an id of its own. */
export function toFound(resource: PlatformResource): Found {
  return { id: resource.id, actual: resource }
}

/** The id of what a resource refers to, which is there whenever it is asked for. */
export function idOf(room: Room, key: ResourceKey): string {
  const id = room.idOf(key)
  if (id === undefined) throw new TypeError(`The resource "${key}" does not exist yet`)
  return id
}
