// A collection of PingOne, fetched page by page while it is iterated.
import { isObject, readMember } from '../../../pingone/json.js'
import { MissingMember, type ParseResource } from './parse-resources.js'
import type { PlatformCall } from './platform-call.js'
import { foreignLink, notUnderstood } from './platform-failure.js'
import type { SendPlatformCall } from './platform-sender.js'

/** What paging through a collection needs. */
export interface Pages<Resource> {
  /** Of the first page. */
  readonly call: PlatformCall
  /** Key of the items in `_embedded`, e.g. `applications`. */
  readonly key: string
  readonly parse: ParseResource<Resource>
  readonly send: SendPlatformCall
  /** Below which every next page must be. */
  readonly environmentUrl: string
}

const mostPages = 1000

/**
 * Items of all pages, one after the other; each iteration starts at the first page.
 *
 * A next page is fetched when its first item is asked for, and only from the same environment.
 *
 * @throws {UpstreamError} While iterating: `foreign_host` for a next page elsewhere, `not_understood` for a
 *   page that was there already, more than 1,000 pages, or an item that lacks what we need.
 */
export function listPages<Resource>(pages: Pages<Resource>): AsyncIterable<Resource> {
  return { [Symbol.asyncIterator]: () => iterate(pages) }
}

async function* iterate<Resource>(pages: Pages<Resource>): AsyncGenerator<Resource, void, void> {
  const visited = new Set<string>()
  let call: PlatformCall | undefined = pages.call
  while (call !== undefined) {
    if (visited.has(call.url.href)) throw notUnderstood(call, 'its pages go round in a circle')
    if (visited.size >= mostPages) throw notUnderstood(call, `it has more than ${mostPages} pages`)
    visited.add(call.url.href)
    const page = await pages.send(call)
    yield* parseItems(pages, page)
    call = findNextCall(pages, page)
  }
}

function parseItems<Resource>(
  { call, key, parse }: Pages<Resource>,
  page: unknown,
): readonly Resource[] {
  const items: unknown = readMember(readMember(page, '_embedded'), key)
  if (items === undefined && isEmpty(page)) return []
  if (!Array.isArray(items)) throw notUnderstood(call, `_embedded.${key} is absent or no list`)
  return items.map((item: unknown, index) => {
    return parseAnswer({ name: call.name, parse, at: `${key}[${index}].` }, item)
  })
}

/** A list that cannot be read must not pass for an empty one. */
function isEmpty(page: unknown): boolean {
  return readMember(page, 'count') === 0 || readMember(page, 'size') === 0
}

/** What `parse` makes of a body, or an `UpstreamError` that names the call and the member. */
export function parseAnswer<Resource>(
  { name, parse, at = '' }: { name: string; parse: ParseResource<Resource>; at?: string },
  body: unknown,
): Resource {
  try {
    return parse(body)
  } catch (error) {
    if (!(error instanceof MissingMember)) throw error
    throw notUnderstood({ name }, `${at}${error.message} is absent or of another kind`)
  }
}

function findNextCall<Resource>(
  { call, environmentUrl }: Pages<Resource>,
  page: unknown,
): PlatformCall | undefined {
  const next = readMember(readMember(page, '_links'), 'next')
  if (next === undefined) return undefined
  const href = isObject(next) ? readMember(next, 'href') : undefined
  if (typeof href !== 'string' || !URL.canParse(href)) {
    throw notUnderstood(call, '_links.next has no address')
  }
  const url = new URL(href)
  if (!isBelow(url, new URL(environmentUrl))) throw foreignLink(call)
  return { ...call, url }
}

/** Compared after `.` and `..` have been resolved. */
function isBelow(url: URL, environment: URL): boolean {
  return (
    url.origin === environment.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(`${environment.pathname}/`) &&
    !/%2f|%5c|%2e/i.test(url.pathname)
  )
}
