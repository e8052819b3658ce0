// Which refusals only mean "not yet": what PingOne has just made is not seen everywhere at once.
import { isObject, isUuid, readMember } from '../../../pingone/json.js'
import type { PlatformErrorDetail } from '../../../errors.js'
import type { PlatformCall } from './platform-call.js'
import type { Refusal } from './refusal.js'

/** What one client has seen of its environment, and how it reads refusals in the light of it. */
export interface Consistency {
  /** Takes note of a successful answer: what is there, or is not any more. */
  learn(call: PlatformCall, body: unknown): void
  /** Whether the refusal contradicts what was seen a moment ago, so that asking again may help. */
  isNotYet(
    call: PlatformCall,
    answer: { readonly refusal: Refusal; readonly attempt: number },
  ): boolean
}

/** How long after the first call a worker may still wait for its roles, or for its environment. */
const settlingMs = 30_000
/** How long something that was made may be unseen, and something that was listed unreadable. */
const madeMs = 300_000
const listedMs = 60_000
/** How often a removal is asked for again that something just removed may stand in the way of. */
const mostRemovals = 3

interface Sighting {
  readonly untilMs: number
  readonly isMade: boolean
}

interface Memory {
  readonly startedMs: number
  /** By path below the environment, e.g. `users/…/devices/…`. */
  readonly sightings: Map<string, Sighting>
  removedMs: number
}

/** Creates the memory of one client. */
export function createConsistency(nowMs: () => number): Consistency {
  let memory: Memory | undefined
  const open = (): Memory =>
    (memory ??= { startedMs: nowMs(), sightings: new Map(), removedMs: -Infinity })
  return {
    learn: (call, body) => learn(open(), { call, body, nowMs: nowMs() }),
    isNotYet: (call, { refusal, attempt }) =>
      isNotYet(open(), { call, refusal, attempt, nowMs: nowMs() }),
  }
}

interface Answered {
  readonly call: PlatformCall
  readonly body: unknown
  readonly nowMs: number
}

function learn(memory: Memory, { call, body, nowMs }: Answered): void {
  const { sightings } = memory
  const path = pathOf(call)
  if (call.method === 'DELETE') {
    memory.removedMs = nowMs
    for (const seen of sightings.keys()) if (isWithin(seen, path)) sightings.delete(seen)
    return
  }
  const isMade = call.method === 'POST'
  const see = (seen: string): void => {
    const before = sightings.get(seen)
    if (!isMade && before?.isMade === true) return
    sightings.set(seen, { isMade, untilMs: nowMs + (isMade ? madeMs : listedMs) })
  }
  const segments = segmentsOf(call)
  const resources = resourcesOf(body, segments.at(-1) ?? '')
  for (const resource of resources) {
    const id = readMember(resource, 'id')
    if (!hasId(segments) && isUuid(id)) see(`${path}/${id}`)
  }
  if (hasId(segments)) see(path)
  for (const named of resources.flatMap(namedIn)) {
    if (!sightings.has(named)) sightings.set(named, { isMade: false, untilMs: nowMs + listedMs })
  }
}

/** In which collections the resources are that others name. */
const collections: Readonly<Record<string, string>> = {
  application: 'applications',
  deviceAuthenticationPolicy: 'deviceAuthenticationPolicies',
  population: 'populations',
  signOnPolicy: 'signOnPolicies',
  user: 'users',
}

/** What a resource names must be there as well. */
function namedIn(resource: unknown): readonly string[] {
  return Object.entries(collections).flatMap(([member, collection]) => {
    const id = readMember(readMember(resource, member), 'id')
    return isUuid(id) ? [`${collection}/${id}`] : []
  })
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

/** What was made or read, or everything on a page. */
function resourcesOf(body: unknown, key: string): readonly unknown[] {
  const items: unknown = readMember(readMember(body, '_embedded'), key)
  return Array.isArray(items) ? items : [body]
}

interface Refused {
  readonly call: PlatformCall
  readonly refusal: Refusal
  readonly attempt: number
  readonly nowMs: number
}

function isNotYet(memory: Memory, refused: Refused): boolean {
  const { call, refusal, attempt, nowMs } = refused
  switch (refusal.status) {
    case 403:
      return refusal.pingoneCode === 'ACCESS_FAILED' && nowMs - memory.startedMs <= settlingMs
    case 404:
      return refusal.pingoneCode === 'NOT_FOUND' && mustBeThere(memory, { call, nowMs })
    case 400:
    case 409:
      if (call.method !== 'DELETE') return blamesWhatWasMade(memory, refused)
      return attempt <= mostRemovals && nowMs - memory.removedMs <= listedMs && isInTheWay(refusal)
    default:
      return false
  }
}

/** The environment and its templates always are; else what this client made or was shown. */
function mustBeThere(
  { sightings }: Memory,
  { call, nowMs }: { readonly call: PlatformCall; readonly nowMs: number },
): boolean {
  const segments = segmentsOf(call)
  const owner = hasId(segments) ? segments : segments.slice(0, -1)
  if (owner.length === 0 || (owner.length === 2 && owner[0] === 'templates'))
    return segments.length > 0
  const sighting = sightings.get(owner.join('/'))
  return sighting !== undefined && nowMs <= sighting.untilMs
}

function isInTheWay({ status, details }: Refusal): boolean {
  return status === 409 || details.some(({ code }) => code === 'CONSTRAINT_VIOLATION')
}

/** Codes that no waiting cures, whatever they are about. */
const final: ReadonlySet<string> = new Set([
  'UNIQUENESS_VIOLATION',
  'LIMIT_EXCEEDED',
  'LICENSE_EXCEEDED',
  'REQUIRED_VALUE',
  'OUT_OF_RANGE',
])

/** Whether what is refused is the reference to something that this client made a moment ago. */
function blamesWhatWasMade({ sightings }: Memory, { call, refusal, nowMs }: Refused): boolean {
  const made = new Set(
    [...sightings].flatMap(([path, { isMade, untilMs }]) =>
      isMade && nowMs <= untilMs ? [path.slice(path.lastIndexOf('/') + 1)] : [],
    ),
  )
  const references = referencesOf(call.body)
    .filter(({ id }) => made.has(id))
    .filter(({ member, id }) => member !== 'signOnPolicy' || hasAction(sightings, id))
  return refusal.details.some(
    (detail) =>
      !final.has(detail.code) && references.some((reference) => isAbout(detail, reference)),
  )
}

/** A policy that has no step yet is refused for good. */
function hasAction(sightings: Memory['sightings'], policy: string): boolean {
  return [...sightings.keys()].some((path) => path.startsWith(`signOnPolicies/${policy}/actions/`))
}

interface Reference {
  /** Without the index of a list and without `.id` at its end. */
  readonly member: string
  readonly id: string
}

function isAbout(
  { target = '', message = '' }: PlatformErrorDetail,
  reference: Reference,
): boolean {
  return message.includes(reference.id) || toMember(target) === reference.member
}

function toMember(path: string): string {
  return path.replaceAll(/\[\d*\]/g, '').replace(/\.?id$/i, '')
}

const deepest = 4

function referencesOf(value: unknown, { path = '', depth = 0 } = {}): readonly Reference[] {
  if (depth > deepest) return []
  if (isUuid(value)) return [{ member: toMember(path), id: value }]
  if (Array.isArray(value))
    return value.flatMap((each) => referencesOf(each, { path, depth: depth + 1 }))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    referencesOf(member, { path: path === '' ? name : `${path}.${name}`, depth: depth + 1 }),
  )
}

/** Below the environment. */
function segmentsOf({ url }: PlatformCall): readonly string[] {
  const below = /\/environments\/[^/]+(?:\/(.*))?$/.exec(url.pathname)?.[1] ?? ''
  return below.split('/').filter((segment) => segment !== '')
}

function pathOf(call: PlatformCall): string {
  return segmentsOf(call).join('/')
}

/** Collections and ids take turns; what ends on a collection is a list, a new one or a part. */
function hasId(segments: readonly string[]): boolean {
  return segments.length > 0 && segments.length % 2 === 0
}
