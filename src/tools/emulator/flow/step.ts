// What a step of a flow is: the statuses it serves, what may be done there, and what it shows.
import type { Html } from '../console/html.js'
import type { FlowDevice } from '../devices.js'
import type { SignOnPolicyAction, User } from '../resources.js'
import type { Session } from '../runtime.js'
import type { FlowPlace } from './context.js'
import type { FlowOwn } from './own.js'
import type { FlowStatus } from './status.js'

/** One step, in its own file of `steps/`. */
export interface FlowStep {
  readonly serves: readonly FlowStatus[]
  /** What a flow links here, beside `self`; of its actions only these are taken. */
  readonly links: (place: FlowPlace) => readonly string[]
  /** By their names in the media type. */
  readonly actions: Readonly<Record<string, (place: FlowPlace, submitted: Submitted) => Outcome>>
  /** What the flow's JSON has here and nowhere else. */
  readonly members?: (place: FlowPlace, urls: { readonly base: string }) => StepMembers
  /** The devices with which an MFA action begins here. */
  readonly begins?: {
    readonly fits: (device: FlowDevice) => boolean
    readonly begin: (place: FlowPlace, chosen: ChosenDevice) => void
  }
  /** The types of sign-on policy actions that this step runs. */
  readonly runs?: Readonly<
    Record<string, (place: FlowPlace, action: SignOnPolicyAction) => Outcome>
  >
  /** Ends what the step had begun, when the flow goes elsewhere or begins anew. */
  readonly leave?: (place: FlowPlace, own: FlowOwn) => void
  /** What time alone has changed, before anybody looks. */
  readonly age?: (place: FlowPlace) => void
  /** The page of hosted sign-on. */
  readonly page: (place: FlowPlace, asked: PageRequest) => StepPage
}

/** A JSON body, as far as it is known: an object. */
export type ActionBody = Readonly<Record<string, unknown>>

/** What came with an action. */
export interface Submitted {
  readonly body: ActionBody
  /** The session of the ST cookie that came with the call. */
  readonly session: Session | undefined
}

/** How the flow goes on: by its policy, not at all, by asking something else, or with a device. */
export type Outcome = 'advance' | 'stay' | 'ask' | { readonly begin: ChosenDevice }

/** A device that is to be signed on with. */
export interface ChosenDevice {
  readonly user: User
  readonly chosen: FlowDevice
}

/** Members of the flow's JSON. */
export interface StepMembers {
  readonly top?: Readonly<Record<string, unknown>>
  readonly embedded?: Readonly<Record<string, unknown>>
}

/** What a page is asked for with. */
export interface PageRequest {
  /** `{auth}/{env}` */
  readonly base: string
  readonly resumeUrl: string
  /** Attributes of the fields of a form that was refused; empty when none was. */
  readonly error: Html
}

/** One page's words and form. */
export interface StepPage {
  readonly title: string
  readonly main: Html
}
