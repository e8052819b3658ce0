// What every representation shares: absolute links, the environment, and pages of a collection.
import { createHash } from 'node:crypto'
import { invalidRequest } from '../problem.js'
import { ok, type PlatformCall, type Reply } from './operation.js'

/** `_links`, from names to paths below the environment; `environment` is always among them. */
export function links(
  call: PlatformCall,
  self: string,
  others: Readonly<Record<string, string>> = {},
): Readonly<Record<string, { readonly href: string }>> {
  const all = { self, environment: '', ...others }
  return Object.fromEntries(
    Object.entries(all).map(([name, path]) => [name, { href: call.href(path) }]),
  )
}

/** `{ "id": … }` of the environment, as every resource names it. */
export function environmentOf({ environment }: PlatformCall): { readonly id: string } {
  return { id: environment.id }
}

/** A collection to be shown page by page. */
export interface Collection<Item> {
  /** Name of the list in `_embedded`. */
  readonly name: string
  /** Path below the environment. */
  readonly path: string
  readonly items: readonly Item[]
  readonly render: (item: Item) => unknown
  /** Items of a page when nothing is asked for. Default: 1000. */
  readonly defaultLimit?: number
  /** Further links of the collection, by path below the environment. */
  readonly links?: Readonly<Record<string, string>>
}

/** No page has more. */
const largestLimit = 1000

/**
 * The page that the query asks for.
 *
 * @throws {PingOneProblem} 400 when `limit` or `cursor` is none.
 */
export function page<Item extends { readonly id: string }>(
  call: PlatformCall,
  collection: Collection<Item>,
): Reply {
  const { items, name, path, render } = collection
  const limit = readLimit(call.query) ?? collection.defaultLimit ?? largestLimit
  const start = readStart(call.query, items)
  const shown = items.slice(start, start + limit)
  const last = shown.at(-1)
  const isMore = start + limit < items.length && last !== undefined
  const next = isMore ? writeCursor(call.query, start + limit, last.id) : undefined
  return ok({
    _links: {
      self: { href: withQuery(call.href(path), call.query) },
      ...Object.fromEntries(
        Object.entries(collection.links ?? {}).map(([rel, to]) => [rel, { href: call.href(to) }]),
      ),
      ...(next === undefined ? {} : { next: { href: withCursor(call, path, next) } }),
    },
    _embedded: { [name]: shown.map((item) => render(item)) },
    count: items.length,
    size: shown.length,
  })
}

/** A parameter of the query is no good. */
export function invalidParameter(target: string, message: string): Error {
  return invalidRequest(
    'The request could not be completed. A query string parameter or value is not valid for this request.',
    { code: 'INVALID_PARAMETER', target, message },
  )
}

function readLimit(query: URLSearchParams): number | undefined {
  const text = query.get('limit')
  if (text === null) return undefined
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (limit < 1) throw invalidParameter('limit', 'must be a whole number of at least 1')
  return Math.min(limit, largestLimit)
}

/** After the last item of the page before, also when items have come or gone since. */
function readStart(query: URLSearchParams, items: readonly { readonly id: string }[]): number {
  const cursor = query.get('cursor')
  if (cursor === null) return 0
  const [digest, start, lastId] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  if (digest !== digestOf(query) || !/^\d+$/.test(start ?? '')) {
    throw invalidParameter('cursor', 'is not one of this collection and filter')
  }
  const at = items.findIndex(({ id }) => id === lastId)
  return at < 0 ? Number(start) : at + 1
}

function writeCursor(query: URLSearchParams, start: number, lastId: string): string {
  return Buffer.from(`${digestOf(query)} ${start} ${lastId}`).toString('base64url')
}

/** A cursor only goes on with what it began with. */
function digestOf(query: URLSearchParams): string {
  const bound = [query.get('filter'), query.get('order')].map((each) => each ?? '').join('\n')
  return createHash('sha256').update(bound).digest('base64url').slice(0, 12)
}

function withCursor(call: PlatformCall, path: string, cursor: string): string {
  const query = new URLSearchParams(call.query)
  query.set('cursor', cursor)
  return withQuery(call.href(path), query)
}

function withQuery(href: string, query: URLSearchParams): string {
  const text = query.toString()
  return text === '' ? href : `${href}?${text}`
}
