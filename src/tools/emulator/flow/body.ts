// The flow resource as PingOne's flow API shows it.
import type { User } from '../resources.js'
import type { Flow } from '../runtime.js'
import { userOf, type FlowPlace } from './context.js'
import { stepOf } from './machine.js'
import type { StepMembers } from './step.js'

/** The URLs of one environment. */
export interface FlowUrls {
  /** `{auth}/{env}` */
  readonly base: string
  /** Adds what only the authorize endpoint shows. */
  readonly isOpening?: boolean
}

/** The flow's JSON. */
export function buildFlowBody(
  place: FlowPlace,
  { base, isOpening = false }: FlowUrls,
): Record<string, unknown> {
  const step = stepOf(place)
  const { flow } = place
  const href = `${base}/flows/${flow.id}`
  const names = [...step.links(place), 'self']
  const members = step.members?.(place, { base }) ?? {}
  return {
    _links: {
      ...Object.fromEntries(names.map((name) => [name, { href }])),
      ...(isOpening ? { signOnPage: { href: `${base}/signon/?flowId=${flow.id}` } } : {}),
    },
    _embedded: buildEmbedded(place, members),
    id: flow.id,
    ...(isOpening ? { environment: { id: flow.environmentId } } : {}),
    ...(flow.status === 'COMPLETED' ? { session: { id: flow.session?.id } } : {}),
    resumeUrl: `${base}/as/resume?flowId=${flow.id}`,
    status: flow.status,
    createdAt: new Date(flow.createdAtMs).toISOString(),
    expiresAt: new Date(flow.expiresAtMs).toISOString(),
    ...members.top,
    ...(flow.error === undefined ? {} : { error: flow.error }),
  }
}

function buildEmbedded(place: FlowPlace, { embedded = {} }: StepMembers): Record<string, unknown> {
  const { environment, flow } = place
  const application = environment.applications.find(({ id }) => id === flow.request.clientId)
  return {
    ...('devices' in embedded && !isIdentified(flow) ? {} : buildUser(place, userOf(place))),
    ...embedded,
    ...(application === undefined ? {} : { application: { name: application.name } }),
  }
}

/** By a first factor of this flow; beside devices nobody else is shown. */
function isIdentified({ passwordAtMs, externalAtMs }: Flow): boolean {
  return passwordAtMs !== undefined || externalAtMs !== undefined
}

/** Before a factor is proven only the name as typed is shown: it says nothing about the user. */
function buildUser({ flow }: FlowPlace, user: User | undefined): Record<string, unknown> {
  const isProven = isIdentified(flow) || flow.mfaAtMs !== undefined || flow.sessionCounts
  if (user !== undefined && (flow.status === 'COMPLETED' || isProven)) {
    const { id, username, name, email } = user
    const own = { id, username, ...(name === undefined ? {} : { name }) }
    return { user: flow.status === 'VERIFICATION_CODE_REQUIRED' ? { ...own, email } : own }
  }
  const isNamed = ['PASSWORD_REQUIRED', 'RECOVERY_CODE_REQUIRED'].includes(flow.status)
  if (!isNamed || flow.username === undefined) return {}
  return { user: { username: flow.username } }
}
