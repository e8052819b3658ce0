// Which actions each status takes: by its type before, and by its name at run time.
import type { FlowAction } from './actions.js'
import type { FlowState } from './state.js'
import * as statuses from './statuses/all.js'

export type { FlowRejection } from '../errors.js'
export type { FlowAction, UserAttributes } from './actions.js'

type Statuses = typeof statuses

/** Which actions a status takes; the types refuse the rest, and at run time PingOne's link decides. */
export type ActionsByStatus = {
  [
    K in keyof Statuses as Statuses[K]['takes'] extends readonly never[] ? never : K
  ]: Statuses[K]['takes'][number]
}

/**
 * The actions that `S` takes: of several statuses what all of them take, and none while it is not known which status the
 * flow has.
 */
export type ActionOf<S extends FlowState> = S['status'] extends keyof ActionsByStatus
  ? Extract<FlowAction, { action: CommonTo<S['status']> }>
  : never

/** What every one of the statuses takes. */
type CommonTo<K extends keyof ActionsByStatus> = (
  K extends unknown ? (action: ActionsByStatus[K]) => void : never
) extends (action: infer A) => void
  ? A
  : never

const actionsByStatus: Readonly<Record<string, { readonly takes: readonly string[] } | undefined>> =
  statuses

/** Whether a status takes an action, for what the types cannot see: a flow that was stored meanwhile. */
export function takesAction(status: FlowState['status'], action: FlowAction['action']): boolean {
  return actionsByStatus[status]?.takes.includes(action) ?? false
}
