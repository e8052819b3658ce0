// Who signs on: named by the person, and from then on bound to their browser.
import type { User } from '../resources.js'
import type { Session } from '../runtime.js'
import { bindSession } from '../sessions.js'
import type { FlowPlace } from './context.js'

/** A name as it was typed, whose it is, and the session the browser came with. */
export interface Named {
  readonly username: string
  readonly user: User | undefined
  readonly session: Session | undefined
}

/** The person has named a user, known or not: the flow belongs to this browser from now on. */
export function identify(place: FlowPlace, { username, user, session }: Named): void {
  const { flow, clock, runtime } = place
  flow.username = username
  flow.userId = user?.id
  flow.sessionCounts = false
  bindSession(runtime, { flow, presented: session, nowMs: clock.now() })
}
