// The five operations that most collections have, below the environment and below a parent.
import { buildCall, checkId, type CallParts } from './platform-call.js'
import { listPages, parseAnswer } from './pages.js'
import type { ParseResource } from './parse-resources.js'
import type { Body, ChildCollection, Collection } from './platform-client.js'
import type { SendPlatformCall } from './platform-sender.js'
import type { PlatformResource } from './resources.js'

/** How calls are made in one environment. */
export interface Caller {
  /** Sends, and reads the answer. */
  ask<Answer>(parts: CallParts, parse: ParseResource<Answer>): Promise<Answer>
  /** Sends; whatever a successful answer says, it is done. */
  tell(parts: CallParts): Promise<void>
  list<Resource>(parts: ListParts, parse: ParseResource<Resource>): AsyncIterable<Resource>
}

/** Which collection is listed; the last segment is also the key of its items. */
export type ListParts = Pick<CallParts, 'path' | 'query'>

/** Creates what makes the calls of one environment. */
export function createCaller(environmentUrl: string, send: SendPlatformCall): Caller {
  return {
    async ask(parts, parse) {
      const call = buildCall(environmentUrl, parts)
      return parseAnswer({ name: call.name, parse }, await send(call))
    },
    async tell(parts) {
      await send(buildCall(environmentUrl, parts))
    },
    list(parts, parse) {
      const call = buildCall(environmentUrl, { ...parts, method: 'GET' })
      return listPages({ call, key: parts.path.at(-1) ?? '', parse, send, environmentUrl })
    },
  }
}

/** A collection below the environment. */
export function createCollection<Resource extends PlatformResource>(
  caller: Caller,
  { segment, parse }: { readonly segment: string; readonly parse: ParseResource<Resource> },
): Collection<Resource> {
  return createAt(caller, { parse, readPath: () => [segment] })
}

/** Where a collection of parents has its children. */
export interface ChildPlace {
  readonly parents: string
  readonly children: string
  /** Throws when it cannot be the id of a parent. Default: a UUID. */
  readonly checkParent?: (id: string) => string
}

/** A collection of a parent. */
export function createChildCollection<Resource extends PlatformResource>(
  caller: Caller,
  { place, parse }: { readonly place: ChildPlace; readonly parse: ParseResource<Resource> },
): ChildCollection<Resource> {
  const { parents, children, checkParent = (id: string) => checkId('parentId', id) } = place
  const of = (parentId: string): Collection<Resource> =>
    createAt(caller, { parse, readPath: () => [parents, checkParent(parentId), children] })
  return {
    list: (parentId) => of(parentId).list(),
    read: (parentId, id) => of(parentId).read(id),
    create: (parentId, body) => of(parentId).create(body),
    replace: (parentId, id, body) => of(parentId).replace(id, body),
    delete: (parentId, id) => of(parentId).delete(id),
  }
}

/** An id that cannot be used rejects, as every other failure does. */
function createAt<Resource extends PlatformResource>(
  caller: Caller,
  {
    parse,
    readPath,
  }: { readonly parse: ParseResource<Resource>; readonly readPath: () => readonly string[] },
): Collection<Resource> {
  const itemPath = (id: string): readonly string[] => [...readPath(), checkId('id', id)]
  return {
    list: () => caller.list({ path: readPath() }, parse),
    read: async (id) => await caller.ask({ method: 'GET', path: itemPath(id) }, parse),
    create: async (body: Body) =>
      await caller.ask({ method: 'POST', path: readPath(), body }, parse),
    replace: async (id, body) =>
      await caller.ask({ method: 'PUT', path: itemPath(id), body }, parse),
    delete: async (id) => {
      await caller.tell({ method: 'DELETE', path: itemPath(id) })
    },
  }
}
