// What a step is: what it serves, what of an attempt it shows, what it takes, and which page it has.
import type { FlowAction, FlowRejection } from '../flow/action.js'
import type { AssertionMistake } from '../flow/assertion.js'
import type { AssertionOptions, FlowState, FlowStateBase, StateAt } from '../flow/state.js'
import type {
  Branch,
  ButtonValue,
  CommonFacts,
  MessageCode,
  MessageFact,
  Purpose,
  ShownDevice,
  StepViewBase,
  ViewDevice,
} from '../models/model.js'
import type { PasswordRules } from '../models/password-rules.js'

/** A status of PingOne's flows. */
export type FlowStatus = FlowState['status']

/** Facts of a page as the gallery and the tests show it; what they leave out is the same for all of them. */
export type Example<F extends object> = F &
  Partial<Omit<CommonFacts, 'action' | 'csrf' | 'locale' | 'brand'>> & { readonly action?: string }

/** A page: from facts to a model. */
export interface Page<N extends string, F extends object, V extends StepViewBase> {
  readonly name: N
  readonly build: (facts: CommonFacts & { readonly step: N } & F) => V & { readonly step: N }
  /** Facts by the name of the picture. */
  readonly examples: Readonly<Record<string, Example<F>>>
}

/** How far a flow is when it asks this; a confirmation is what leads past `authenticator`. */
export type Phase = 'identify' | 'first-factor' | 'choose' | 'authenticator' | 'afterwards'

/** What an action is, for all who count, confirm and tell. */
export interface ActionNature {
  /** What it costs: a try of a secret, a message to the person, or nothing. */
  readonly counts: 'secret' | 'message' | 'nothing'
  /** What is proven once PingOne has taken it. */
  readonly proves: 'nothing' | 'first-factor' | 'authenticator'
  /** Told when what was typed is wrong. */
  readonly wrong?: MessageCode
  /** The refusal that says so; one of another action says that PingOne did not look at it. */
  readonly refusedAs?: FlowRejection['meaning']
  /** It brings a new password, which may be refused for itself; the event that tells of it. */
  readonly setsPassword?: 'password.changed' | 'password.recovered'
  /** The end of a flow that fails because the person says no by this action. */
  readonly failsAs?: 'agreement_refused'
  /** It makes an account. Whether the name was free shows to nobody before the code of the email was right. */
  readonly makesAccount?: true
  /** The step it leads everybody to: whom PingOne refuses it goes there, too, as long as that must not show. */
  readonly leadsTo?: string
}

/** The natures of actions, by their names. */
export type ActionNatures = Readonly<Partial<Record<FlowAction['action'], ActionNature>>>

/** A device as a page lists it: by an opaque handle. */
export type OfferedDevice = Pick<ViewDevice, 'handle' | 'type' | 'destination' | 'nickname'>

/** Whether a new code can be had: now, after some seconds, or not at all. */
export type Resend = 'now' | 'none' | { readonly waitSeconds: number }

/** What a state has beside what every state has; devices are in the look, as far as they may show. */
export type Own<S extends FlowStatus> = {
  readonly [K in S]: Omit<StateAt<K>, keyof FlowStateBase | 'devices' | 'selectedDeviceId'>
}[S]

/** What a step may know of an attempt. What must not show yet is not in it; the look of a decoy has no `own`. */
export interface LookAt<S extends FlowStatus> {
  readonly purpose: Purpose
  /** What the person typed; absent in an approval. */
  readonly username?: string
  /** A first factor is proven: facts of the account may be shown. */
  readonly proven: boolean
  /** The selected device, once it may be shown. */
  readonly device?: ShownDevice
  /** Before a first factor is proven: the type of the device that the person chose themselves. */
  readonly chosenType?: string
  /** The devices that the person may choose among, as far as they may be shown. */
  readonly devices: readonly OfferedDevice[]
  readonly resend: Resend
  readonly canChooseDevice: boolean
  /** The question on a phone that is waited for, or was. */
  readonly question?: ShownQuestion
  /** The app on the phone shows codes, so that a push can be replaced by one. */
  readonly appCodes: boolean
  /** How many digits a code has, when that is known. */
  readonly otpLength?: number
  /** How many digits a code must have, where the app has said so. */
  readonly requiredOtpLength?: number
  /** What a new password has to be, in the app's words: the same for every name. */
  readonly passwordRules?: PasswordRules
  /** The app lets a code that was pasted be sent by itself. */
  readonly autoSubmit: boolean
  /** Wrong secrets so far. */
  readonly wrongCount: number
  /** A path of ours that leads on at PingOne's own pages. */
  readonly hostedPath: string
  /** The origin that the pages are under, e.g. `https://bank.example`. */
  readonly origin: string
  /** The branches that everybody is offered here, whatever name was typed. */
  readonly branches: readonly Branch[]
  /** People may make accounts; whether they choose a name of their own. */
  readonly registration?: { readonly askUsername: boolean }
  /** The address that an account was asked for with, as typed, whether or not it was made. */
  readonly registering?: string
  /** What was typed before and is no secret, by name. */
  readonly typed: Readonly<Record<string, string>>
  /** Names of the actions that PingOne links. */
  readonly offered: readonly string[]
  /** PingOne's id of the device behind a handle of the list. */
  readonly findDeviceId: (handle: string) => string | undefined
  /** Approval: the challenge, in base64url, that a key has to sign for it. */
  readonly boundChallenge?: string
  /** Of a decoy that stands for a passkey: what PingOne might have asked for. */
  readonly standIn?: AssertionOptions
  readonly own?: Own<S>
}

/** A question on a phone as a page shows it. */
export interface ShownQuestion {
  readonly endsAtMs: number
  readonly secondsLeft: number
  /** What is to be chosen on the phone. */
  readonly number?: string
  /** How many questions this attempt has led to. */
  readonly count: number
}

/** The look of any step. */
export type Look = LookAt<FlowStatus>

/** A posted form. */
export interface Form {
  readonly get: (field: string) => string | undefined
}

/** What a posted form asks for. */
export type Move =
  /** Nothing: show the page. */
  | { readonly kind: 'show' }
  /** Nothing to send: show the page again, with what was wrong. */
  | ({
      readonly kind: 'tell'
      readonly message: MessageFact
      readonly mistake?: AssertionMistake
    } & Kept)
  /** Nothing more can be asked here. */
  | { readonly kind: 'end'; readonly reason: 'step_not_supported' }
  /** The selected device is to be asked once more. */
  | { readonly kind: 'reselect' }
  | ({ readonly kind: 'submit'; readonly action: FlowAction } & Kept)

/** What was typed and is no secret: shown again when the page is. */
export interface Kept {
  readonly typed?: Readonly<Record<string, string>>
  /** What else is wrong. */
  readonly more?: readonly MessageFact[]
}

/** Why a step cannot ask what PingOne wants asked. */
export type Hindrance =
  /** The attempt goes no further. */
  | { readonly kind: 'refused'; readonly reason: 'challenge_not_bound' }
  /** Another device can be had, if there is one. */
  | { readonly kind: 'unusable'; readonly reason: 'options_unreadable' }
  | { readonly kind: 'unusable'; readonly reason: 'rp_id_foreign'; readonly rpId: string }

/** A button that does the same at every step that has it. */
export type SharedButton = 'resend' | 'choose' | Branch

/** What a step says of itself. */
export interface StepSpec<
  N extends string,
  S extends FlowStatus,
  F extends object,
  V extends StepViewBase,
> extends Page<N, F, V> {
  readonly serves: readonly S[]
  readonly phase: Phase
  /** What a flow may be for that gets here; for any other it ends. Default: all. */
  readonly purposes?: readonly Purpose[]
  /** Buttons that do the same at every step. */
  readonly offers: readonly SharedButton[]
  /** Of the buttons that do the same at every step, those that this one answers itself. */
  readonly takes?: readonly ButtonValue[]
  /** The actions that are this step's own. */
  readonly actions: ActionNatures
  /** A branch: the action that its flow has to link. It has no status of its own. */
  readonly branchBy?: FlowAction['action']
  /** The flow is read again until it moves. */
  readonly waits?: { readonly at: S; readonly everySeconds: number }
  /** False where PingOne's answer lacks what the page needs: the attempt ends. Default: it lacks nothing. */
  readonly isComplete?: (own: Own<S>) => boolean
  /** What sends a new message. Default: `device.select` of the selected device. */
  readonly resendAction?: FlowAction
  /** True when a message goes out as a flow gets here, to a device of this type. */
  readonly sendsTo?: (deviceType: string | undefined) => boolean
  /** Why it cannot ask, where that is so. */
  readonly hinders?: (look: LookAt<S>) => Hindrance | undefined
  readonly show: (look: LookAt<S>) => F
  readonly take: (form: Form, look: LookAt<S>) => Move
}

/** A step of a flow: written against its own statuses, called without knowing them. */
export interface FlowStep<N extends string, F extends object, V extends StepViewBase> extends Page<
  N,
  F,
  V
> {
  readonly serves: readonly FlowStatus[]
  readonly phase: Phase
  readonly purposes?: readonly Purpose[]
  readonly offers: readonly SharedButton[]
  readonly takes?: readonly ButtonValue[]
  readonly actions: ActionNatures
  readonly branchBy?: FlowAction['action']
  readonly waits?: { readonly at: FlowStatus; readonly everySeconds: number }
  readonly isComplete: (state: FlowState) => boolean
  readonly resendAction?: FlowAction
  readonly sendsTo?: (deviceType: string | undefined) => boolean
  readonly hinders?: (look: Look) => Hindrance | undefined
  /** The facts of its page. */
  readonly page: (look: Look) => { readonly step: N } & F
  readonly take: (form: Form, look: Look) => Move
}

/** Defines a step: its `show` and `take` are given nothing of a status that is not its own. */
export function defineFlowStep<
  const N extends string,
  S extends FlowStatus,
  F extends object,
  V extends StepViewBase,
>({ show, take, isComplete, hinders, ...spec }: StepSpec<N, S, F, V>): FlowStep<N, F, V> {
  return {
    ...spec,
    isComplete: (state) =>
      isComplete === undefined || !isAt(state, spec.serves) || isComplete(state),
    ...(hinders !== undefined && { hinders: (look) => hinders(narrow(look, spec.serves)) }),
    page: (look) => ({ step: spec.name, ...show(narrow(look, spec.serves)) }),
    take: (form, look) => take(form, narrow(look, spec.serves)),
  }
}

function narrow<S extends FlowStatus>(look: Look, serves: readonly S[]): LookAt<S> {
  const { own, ...rest } = look
  return isAt(own, serves) ? { ...rest, own } : rest
}

function isAt<S extends FlowStatus>(own: unknown, serves: readonly S[]): own is Own<S> {
  return (
    typeof own === 'object' &&
    own !== null &&
    'status' in own &&
    serves.some((status) => status === own.status)
  )
}
