// The page models, one per step, and the interface an app may implement in part to draw them itself.
import type { messageNatures } from './message-natures.js'

/** What the person is doing: signing on, confirming who they are, or approving a transaction. */
export type Purpose = 'sign-on' | 'step-up' | 'approval'

/** Value of the submit button named `action`. */
export type ButtonValue =
  | 'continue'
  | 'resend'
  | 'choose'
  | 'restart'
  | 'cancel'
  | 'check'
  | 'use-code'
  | 'forgot'
  | 'register'
  | 'agree'
  | 'refuse'
  | 'back'

/** A page beside the first question of a sign-on: the button that leads there has its name. */
export type Branch = Extract<ButtonValue, 'register'>

/** Name of a form field. */
export type FieldName =
  | 'username'
  | 'password'
  | 'otp'
  | 'device'
  | 'current_password'
  | 'new_password'
  | 'recovery_code'
  | 'verification_code'
  | 'email'
  | 'assertion'
  | `attribute:${string}`

/** A rule of a password, and whether what was typed meets it. */
export interface ViewRule {
  readonly code: string
  readonly text: string
  readonly state: 'open' | 'met' | 'unmet'
  /** What a script can look at while somebody types; absent where PingOne alone can tell. */
  readonly check?: {
    readonly kind: 'min' | 'max' | 'characters' | 'different' | 'repeated'
    readonly count: number
    /** Of which characters there have to be so many. */
    readonly characters?: string
  }
}

/** A form field the page shows. */
export interface ViewField {
  readonly name: FieldName
  readonly label: string
  readonly hint?: string
  /** Never a secret: a password or an OTP is not shown again. */
  readonly value?: string
  readonly autocomplete: string
  /** True when the field should take the focus as the page loads. */
  readonly autofocus: boolean
  /** A password that a button beside it can show. */
  readonly reveal?: true
  /** May be left empty. */
  readonly optional?: true
  /** What a new password has to meet, line by line. */
  readonly rules?: readonly ViewRule[]
}

/** A submit button: `<button name="action" value="…">`. */
export interface ViewButton {
  readonly name: 'action'
  readonly value: ButtonValue
  readonly label: string
  /** The one act of the page; others are secondary. */
  readonly primary: boolean
  /** Seconds until the server accepts it (a new code); 0 or absent: now. */
  readonly waitSeconds?: number
}

/** Something to tell the person, as a stable code and as a sentence. */
export interface ViewMessage {
  readonly kind: 'error' | 'warn' | 'info' | 'ok'
  readonly code: MessageCode
  readonly text: string
  /** The field the message belongs to. */
  readonly field?: FieldName
}

/** A link of ours or of the app's brand; never one from PingOne. */
export interface ViewLink {
  readonly name:
    | 'help'
    | 'privacy'
    | 'return'
    | 'restart'
    | 'continue'
    | 'lost-device'
    | 'forgot-password'
    | 'not-asked'
  readonly href: string
  readonly label: string
}

/** A piece of a sentence; a `value` is set apart from the words around it and isolated from their direction. */
export interface TextPart {
  readonly kind: 'text' | 'value'
  readonly text: string
}

/** A device as a person may see it: an opaque handle, never PingOne's device id. */
export interface ViewDevice {
  readonly handle: string
  readonly type: string
  readonly label: string
  /** The name its owner gave it, cut to 40 characters; only where the destination may be shown. */
  readonly nickname?: string
  /** Masked by PingOne, e.g. `*******01` or `ab****@example.com`. */
  readonly destination?: string
  /** A second line in words, e.g. `to the number ending in 01`. */
  readonly detail?: string
  /** The same line, with its value set apart. */
  readonly detailParts?: readonly TextPart[]
}

/** A device as a page names it: masked. */
export interface ShownDevice {
  readonly type: string
  readonly destination?: string
  readonly nickname?: string
}

/**
 * A limit of ours as a person reads it. `codes_…` are messages, `tries_…` passwords and codes that were wrong; `…_name`
 * counts browsers that have not signed on under the name before, `…_own` this browser or the person who is signed on.
 * `accounts` are those that were asked for from one address; `messages_limit` is PingOne's own, of a person who is
 * signed on.
 */
export type ShownLimit =
  | 'codes_name'
  | 'codes_own'
  | 'tries_name'
  | 'tries_own'
  | 'network'
  | 'busy'
  | 'starts_own'
  | 'accounts'
  | 'too_many_approvals'
  | 'messages_limit'

/** One line of what is being approved, in the app's order and words; the value is the app's, code point for code point. */
export interface ApprovalDetail {
  readonly name: string
  readonly label: string
  readonly value: string
}

/** What is being approved. */
export interface ViewApproval {
  /** Opaque; an API client sends it back in the `Approval` header. */
  readonly id: string
  readonly details: readonly ApprovalDetail[]
}

/** A field of a held request, posted back as it came. */
export interface HeldField {
  readonly name: string
  readonly value: string
}

/** One line of a comparison: what was approved beside what arrived; absent where one side lacks it. */
export interface ComparedDetail {
  readonly name: string
  readonly label: string
  readonly approved?: string
  readonly arrived?: string
  readonly changed: boolean
}

/** Codes of the messages a page can carry; the texts have the sentence of each. */
export type MessageCode = keyof typeof messageNatures

/** Why a dead-end page is shown; `still_working` alone is none. */
export type ErrorReason =
  | 'still_working'
  | 'used_or_foreign_page'
  | 'cookies_off'
  | 'too_many_pages'
  | 'account_unusable'
  | 'no_usable_device'
  | 'step_not_supported'
  | 'unavailable'
  | 'unavailable_code_maybe_used'
  | 'acr_unmet'
  | 'access_denied'
  | 'sign_on_failed'
  | 'not_set_up'
  | 'sign_on_denied'
  | 'other_user'
  | 'cancelled'
  | 'bad_request'
  | 'other_site'
  | 'mistake_of_the_app'
  | 'approval_cancelled'
  | 'approval_expired'
  | 'approval_used'
  | 'approval_other_request'
  | 'approval_refused'
  | 'approval_outcome_unknown'
  | 'agreement_refused'
  | ShownLimit

/** What every page model has. */
export interface StepViewBase {
  /** What the person is doing. */
  readonly purpose: Purpose
  /** The page title: heading and brand, after "Error: " when something was rejected. */
  readonly title: string
  readonly heading: string
  readonly lead?: string
  /** The lead again, with a masked number, an email address or a name set apart. */
  readonly leadParts?: readonly TextPart[]
  /** The one URL the page's form posts to. */
  readonly action: string
  /** To be posted back in the field `csrf`. */
  readonly csrf: string
  readonly fields: readonly ViewField[]
  readonly buttons: readonly ViewButton[]
  readonly messages: readonly ViewMessage[]
  readonly links: readonly ViewLink[]
  /** Whom to ask, where the brand has no help to link to. */
  readonly helpLine?: string
  /** Present on every step of an approval. */
  readonly approval?: ViewApproval
  /** Same reference as in the events, e.g. `7F3K-92QD`. */
  readonly reference?: string
}

/** What the page of a limit of ours has; `code`, `limit` and `detail` are as in the answers of the guards. */
export interface LimitMembers {
  /** The code of the error that guards answer with. */
  readonly code?: 'ERR_PINGONE_THROTTLED'
  /** Which limit it was. */
  readonly limit?: ShownLimit | 'flow_locked'
  /** What the person reads, the same as `lead`. */
  readonly limitText?: string
  /** For programs: the same as `limitText`. */
  readonly detail?: string
}

/** How the app looks: texts and addresses only. */
export interface Brand {
  /** At most 40 characters; always shown as text. */
  readonly name: string
  readonly logoUrl?: string
  readonly logoDarkUrl?: string
  /** Text of the picture, when the name is in it. */
  readonly logoAlt?: string
  /** The picture of the tab. Default: a shape of ours in the accent. */
  readonly iconUrl?: string
  /** What the app on people's phones is called, at most 40 characters. Default: `name`. */
  readonly appName?: string
  /** `#RRGGBB`. Default `#1F4FD8`. */
  readonly accent?: string
  readonly helpUrl?: string
  readonly privacyUrl?: string
}

/** Facts every page has. */
export interface CommonFacts {
  readonly purpose: Purpose
  readonly action: string
  readonly csrf: string
  readonly locale: string
  readonly brand: Brand
  readonly reference?: string
  /** Where "Stay signed on", "Start again" and "Sign on again" lead: a path of ours. */
  readonly returnPath?: string
  /** What the app calls that place, e.g. `Transfer money`. */
  readonly returnLabel?: string
  /** What a step-up is for, in the app's words: the rest of a sentence ("to see your card PIN"), or a sentence. */
  readonly why?: string
  readonly messages?: readonly MessageFact[]
  /** Pages beside the question that everybody is offered here, whatever name was typed. */
  readonly branches?: readonly Branch[]
  /** On every step of an approval. */
  readonly approval?: ApprovalFacts
  /** On every step of an approval that is under way: when it ends, and what time it is. */
  readonly ends?: ApprovalTimes
}

/** When an approval ends, and what time it is: epoch milliseconds. */
export interface ApprovalTimes {
  readonly endsAtMs: number
  readonly nowMs: number
}

/** What is being approved, before it has its labels. */
export interface ApprovalFacts {
  readonly id: string
  /** Name to value, in the app's order. */
  readonly details: Readonly<Record<string, string>>
  /** The app's words for the names; a name without one is written out ("accountNumber" as "Account number"). */
  readonly labels: Readonly<Record<string, string>>
  /** PingOne's template and variant: they choose the words of the heading. */
  readonly template: string
  readonly variant?: string
}

/** An attribute, by PingOne's name and, where it has one, its name for people. */
export interface NamedAttribute {
  readonly name: string
  readonly displayName?: string
}

/** A message before it has its sentence. */
export interface MessageFact {
  readonly code: MessageCode
  readonly attemptsRemaining?: number
  readonly seconds?: number
  readonly minutes?: number
  readonly otpLength?: number
  /** The page takes one more try. */
  readonly lastTry?: true
  /** What a new password broke: codes of rules, or PingOne's names for them. */
  readonly rules?: readonly string[]
  /** The field it belongs to, where its code alone does not say so. */
  readonly field?: FieldName
  /** The attribute of the user that it is about. */
  readonly attribute?: NamedAttribute
}
