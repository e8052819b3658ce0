// The pending sign-on: what we keep between the first page and the session, one record per attempt.
import type { FlowAction } from '../flow/action.js'
import { hashCookie } from './hash-cookie.js'
import type { SignedChallenge } from '../flow/assertion.js'
import type { Flow } from '../flow/client.js'
import type { AssertionOptions } from '../flow/state.js'
import { parsePaid, type Paid } from '../limits/paid.js'
import type { Party } from '../limits/table.js'
import type { MfaRequirement } from '../oidc/assurance.js'
import type { AuthorizationChecks } from '../oidc/relying-party.js'
import { isObject } from '../pingone/json.js'
import { parseFlowCookies } from '../sign-on-records.js'
import { isErrorReason } from '../steps/error-texts.js'
import type { FlowStepName } from '../steps/index.js'
import { isQuestionOrAbsent, type Question } from './question.js'
import type { ApprovalFacts, MessageFact, Purpose } from '../models/model.js'
import {
  isApprovalFactsOrAbsent,
  isDeviceList,
  isMessageList,
  isResume,
  isTextOrAbsent,
  isTexts,
  type Resume,
} from './stored-shape.js'

/** `pending:<handle>`. */
export interface PendingSignOn {
  readonly handle: string
  readonly mode: 'embedded' | 'hosted'
  readonly purpose: Purpose
  /** Step-up and approval: whose confirmation it is, and what for. */
  readonly confirms?: Confirmation
  /** SHA-256 of the attempt's cookie: only that browser goes on. */
  readonly cookieHash: string
  readonly returnPath: string
  /** Shown on dead-end pages and carried by events. */
  readonly reference: string
  readonly createdAtMs: number
  readonly expiresAtMs: number
  readonly checks: AuthorizationChecks
  /** The user who was signed on when the attempt began. */
  readonly startedBySub?: string
  /** As typed, trimmed. */
  readonly username?: string
  /** The language it began in, BCP 47; absent where there is only one. */
  readonly locale?: string
  /** A password was accepted in this flow, or a live sign-on began it: device facts may be shown. */
  readonly proven: boolean
  /** The password was recovered by a code to a mailbox: that is one factor, whatever PingOne calls it. */
  readonly recovered?: boolean
  /** A code that we submitted was accepted in this flow; with the type of the device it was sent to. */
  readonly confirmed?: { readonly deviceType?: string; readonly signed?: SignedChallenge }
  /** What a passkey has signed, while PingOne is asked about it. */
  readonly signed?: SignedChallenge
  /** No flow of PingOne behind it, or none that may be asked again: answers like a good user's. */
  readonly decoy?: FlowStepName
  readonly flow?: Flow
  /** Ways beside the password that PingOne linked before it knew whose flow it is: the same for every name. */
  readonly ways?: readonly string[]
  /** The page beside the flow's own question that the person went to. */
  readonly branch?: FlowStepName
  /** The account that was asked for last. */
  readonly registers?: Registering
  /** Of a decoy: what its flow had asked of a passkey. */
  readonly askedBefore?: AssertionOptions
  /** The person asked for another device. */
  readonly choosing?: boolean
  /** PingOne asked to choose a device, so its list was shown. */
  readonly devicesShown?: boolean
  /** The last question on a phone that was waited for. */
  readonly question?: Question
  /** When a flow that is waited for was read last, for whoever asks. */
  readonly readAtMs?: number
  /** Type of the device that the person chose from the list, before a first factor was proven. */
  readonly chosenType?: string
  /** Epoch milliseconds until which a step is under way; absent: idle. */
  readonly busyUntilMs?: number
  /** The action under way: what a lost reply was the reply to. */
  readonly busyWith?: FlowAction['action']
  /** What was typed last, under the attempt's cookie: who types the same again is the same person. */
  readonly press?: string
  /** What was typed into the page it is at, and is no secret. */
  readonly typed?: Readonly<Record<string, string>>
  /** The press that was wrong just now, and when. */
  readonly rejected?: { readonly press: string; readonly atMs: number }
  /** The dead end this attempt is at. */
  readonly ended?: PendingEnd
  readonly messages: readonly MessageFact[]
  readonly secretChecks: number
  readonly resends: number
  readonly lastMessageAtMs?: number
  /** Whose budgets its steps use, decided when it began. Default: a stranger's. */
  readonly party?: Party
  /** Of a known browser: the entry of its cookie. */
  readonly deviceNonce?: string
  /** What it has paid, and gets back once it is finished. */
  readonly paid?: Paid
  /** Hosted: the authorization response that came by form_post, stored once. */
  readonly response?: Readonly<Record<string, string>>
}

/**
 * `pending:<handle>` from the moment one request finishes the attempt: nothing in it can be claimed, resumed or
 * exchanged any more. What came of it stands in `done:<handle>`, or in the approval's record.
 */
export interface FinishingAttempt extends Pick<
  PendingSignOn,
  'handle' | 'mode' | 'purpose' | 'cookieHash' | 'returnPath' | 'reference' | 'locale'
> {
  readonly finishing: true
  /** Epoch milliseconds; without a result by then, the process that was at it has died. */
  readonly untilMs: number
  /** An approval: what became of it. */
  readonly resume?: Resume
}

/** What may stand under `pending:<handle>`. */
export type StoredAttempt = PendingSignOn | FinishingAttempt

/** True once one request finishes the attempt. */
export function isFinishing(attempt: StoredAttempt): attempt is FinishingAttempt {
  return 'finishing' in attempt
}

/** What ties a step-up or an approval to the live sign-on that began it. */
export interface Confirmation {
  readonly sub: string
  /** The key of the sign-on in events. */
  readonly userKey?: string
  readonly lineageId: string
  /** Where Cancel and "Go back" lead. */
  readonly cancelPath: string
  /** `hold:<id>` of the request that goes on afterwards. */
  readonly holdId?: string
  /** It leaves a grant, also when its hold gave way to newer ones: there is no form in it. */
  readonly grantable?: boolean
  /** Step-up: what must be met when the ID Token comes. */
  readonly requirement?: MfaRequirement
  readonly approval?: ApprovalFacts
  /** Approval: the challenge, in base64url, that a passkey has to sign for it. */
  readonly boundChallenge?: string
  /** What the app calls the place that `cancelPath` leads to. */
  readonly returnLabel?: string
  /** What a step-up is for, in the app's words. */
  readonly why?: string
  /** Policies of which one must come back as `acr`. */
  readonly acrValues: readonly string[]
}

/** An account that somebody asks for. */
export interface Registering {
  /** As typed. */
  readonly email: string
  /** PingOne has made it. The step that a taken address leads to as well: only past it does the account show. */
  readonly until?: FlowStepName
}

/** A dead end that still has a page. */
export type PendingEnd =
  | {
      readonly kind: 'locked'
      readonly retryAtMs?: number
      readonly wrongCount?: number
      /** Our own count of this attempt, PingOne's lock of the account, or its limit of messages. */
      readonly cause?: 'tries' | 'account' | 'messages'
      readonly wrong?: 'code' | 'password' | 'passkey'
      /** When our own count ended it. */
      readonly atMs?: number
    }
  | {
      readonly kind:
        | 'account_unusable'
        | 'no_usable_device'
        | 'step_not_supported'
        | 'sign_on_failed'
        | 'agreement_refused'
    }
  /** A question on the phone was answered with no. */
  | { readonly kind: 'push_denied' }

/** What is known of an attempt as it begins. */
export interface NewAttempt {
  readonly handle: string
  readonly cookieValue: string
  readonly returnPath: string
  readonly reference: string
  readonly mode: PendingSignOn['mode']
  readonly purpose: Purpose
  readonly confirms?: Confirmation
  readonly username?: string
  readonly locale?: string
  readonly startedBySub?: string
  readonly party?: Party
  readonly deviceNonce?: string
  readonly press?: string
}

/** Builds the record of a new attempt. */
export function buildPending(
  { cookieValue, ...attempt }: NewAttempt,
  checks: AuthorizationChecks,
  times: { readonly nowMs: number; readonly lifetimeSeconds: number },
): PendingSignOn {
  return {
    ...attempt,
    cookieHash: hashCookie(cookieValue),
    createdAtMs: times.nowMs,
    expiresAtMs: times.nowMs + times.lifetimeSeconds * 1000,
    checks,
    proven: attempt.confirms !== undefined,
    messages: [],
    secretChecks: 0,
    resends: 0,
  }
}

/** Reads a `pending:` value; anything else is `undefined`. */
export function parseStoredAttempt(value: unknown): StoredAttempt | undefined {
  if (isObject(value) && value['finishing'] === true) return parseFinishing(value)
  return parsePendingSignOn(value)
}

function parseFinishing(value: Readonly<Record<string, unknown>>): FinishingAttempt | undefined {
  const strings = ['handle', 'cookieHash', 'returnPath', 'reference'] as const
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  if (value['mode'] !== 'embedded' && value['mode'] !== 'hosted') return undefined
  if (!PURPOSES.includes(value['purpose']) || typeof value['untilMs'] !== 'number') return undefined
  if (!isTextOrAbsent(value['locale'])) return undefined
  const isApproval = value['purpose'] === 'approval'
  if ((isApproval || value['resume'] !== undefined) && !isResume(value['resume'])) return undefined
  // The record is our own JSON of this very version; what the code branches on was checked above.
  return value as unknown as FinishingAttempt
}

function parsePendingSignOn(value: unknown): PendingSignOn | undefined {
  if (!isObject(value)) return undefined
  const strings = ['handle', 'cookieHash', 'returnPath', 'reference'] as const
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  const numbers = ['createdAtMs', 'expiresAtMs', 'secretChecks', 'resends'] as const
  if (numbers.some((name) => typeof value[name] !== 'number')) return undefined
  if (value['mode'] !== 'embedded' && value['mode'] !== 'hosted') return undefined
  if (!PURPOSES.includes(value['purpose'])) return undefined
  if (value['purpose'] !== 'sign-on' && !isConfirmation(value['confirms'])) return undefined
  if (!isChecks(value['checks']) || !isMessageList(value['messages'])) return undefined
  if (value['ended'] !== undefined && !isEnd(value['ended'])) return undefined
  if (!isTextOrAbsent(value['locale'])) return undefined
  if (!isTextOrAbsent(value['username']) || !isTextOrAbsent(value['chosenType'])) return undefined
  if (value['ways'] !== undefined && !Array.isArray(value['ways'])) return undefined
  if (!isTextOrAbsent(value['branch']) || !isRegisteringOrAbsent(value['registers']))
    return undefined
  if (!isQuestionOrAbsent(value['question'])) return undefined
  if (value['flow'] !== undefined && !isStoredFlow(value['flow'])) return undefined
  const { paid: _paid, party: _party, typed, ...rest } = value
  const paid = parsePaid(value['paid'])
  const party = PARTIES.includes(value['party']) ? { party: value['party'] } : {}
  // The record is our own JSON of this very version; what the code branches on was checked above.
  return {
    ...rest,
    ...party,
    ...(paid !== undefined && { paid }),
    ...(isTexts(typed) && { typed }),
  } as unknown as PendingSignOn
}

const PARTIES: readonly unknown[] = ['member', 'known', 'stranger']
/** What an attempt may be for. */
export const PURPOSES: readonly unknown[] = ['sign-on', 'step-up', 'approval']

function isEnd(value: unknown): boolean {
  if (!isObject(value)) return false
  const { kind } = value
  return kind === 'locked' || kind === 'push_denied' || isErrorReason(kind)
}

function isConfirmation(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['sub'] === 'string' &&
    typeof value['lineageId'] === 'string' &&
    typeof value['cancelPath'] === 'string' &&
    [value['returnLabel'], value['why'], value['holdId'], value['boundChallenge']].every(
      isTextOrAbsent,
    ) &&
    isApprovalFactsOrAbsent(value['approval']) &&
    Array.isArray(value['acrValues'])
  )
}

function isRegisteringOrAbsent(value: unknown): boolean {
  if (value === undefined) return true
  return isObject(value) && typeof value['email'] === 'string' && isTextOrAbsent(value['until'])
}

function isChecks(value: unknown): value is AuthorizationChecks {
  return (
    isObject(value) &&
    typeof value['state'] === 'string' &&
    typeof value['nonce'] === 'string' &&
    typeof value['codeVerifier'] === 'string'
  )
}

const WITH_DEVICES: readonly string[] = [
  'OTP_REQUIRED',
  'DEVICE_SELECTION_REQUIRED',
  'PUSH_CONFIRMATION_REQUIRED',
  'PUSH_CONFIRMATION_TIMED_OUT',
  'ASSERTION_REQUIRED',
]

function isStoredFlow(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['state'])) return false
  const { status, devices, offered } = value['state']
  const cookies = value['cookies']
  return (
    typeof status === 'string' &&
    Array.isArray(offered) &&
    (WITH_DEVICES.includes(status) ? isDeviceList(devices) : true) &&
    Array.isArray(cookies) &&
    parseFlowCookies(cookies).length === cookies.length
  )
}
