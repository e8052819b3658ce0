// What a step may know of an attempt: before a first factor is proven, nothing of the account. Pure.
import type { AttemptLimits, Config } from '../config.js'
import type { AssertionOptions, AssertionRequired, FlowDevice, FlowState } from '../flow/state.js'
import type { Branch, ShownDevice } from '../models/model.js'
import type { Look, OfferedDevice } from '../steps/step.js'
import { listDevices, listOffered } from './device-choice.js'
import { findAttemptStep } from './find-step.js'
import { branchSteps, findFlowStep } from '../steps/index.js'
import type { OtpLengths } from './otp-lengths.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { findQuestion } from './question.js'
import { resolveResend } from './resend.js'
import type { StandIns } from './stand-ins.js'

/** What a look depends on beside the record. */
export interface LookSettings {
  readonly config: Pick<
    Config,
    | 'revealUserState'
    | 'otpAutoSubmit'
    | 'otpLength'
    | 'passwordRules'
    | 'appCodes'
    | 'baseUrl'
    | 'registration'
  > & {
    readonly throttle: AttemptLimits
    readonly decoyStep?: Config['decoyStep']
    /** No page lists an id of a passkey. */
    readonly discoverablePasskeys?: boolean
  }
  readonly otpLengths: OtpLengths
  /** Without them no decoy stands for a passkey. */
  readonly standIns?: StandIns
  readonly nowMs: number
  /** A path of ours that leads on at PingOne's own pages. */
  readonly hostedPath: string
}

/** The look of the step an attempt is at. */
export function lookAt(pending: PendingSignOn, settings: LookSettings): Look {
  const { config, otpLengths, nowMs, hostedPath } = settings
  const { chosenType, purpose, username } = pending
  const question = showQuestion(pending, nowMs)
  const state = pending.flow?.state
  const proven = isOpen(pending, config)
  const mayChoose = proven || isToldAnyway(pending, config)
  const device = findSelectedDevice(pending)
  const otpLength = otpLengths.find(findKnownType(pending, config), nowMs)
  const own =
    pending.decoy === undefined && state !== undefined ? pickOwn(state, config) : undefined
  const standIn = findStandIn(pending, settings)
  const passwordRules = config.passwordRules ?? findRulesForAll(pending)
  const boundChallenge = pending.confirms?.boundChallenge
  return {
    purpose,
    ...(purpose !== 'approval' && username !== undefined && { username }),
    proven,
    ...(proven && device !== undefined && { device: pickDevice(device, true) }),
    ...(!proven && chosenType !== undefined && { chosenType }),
    devices: listShown(pending, mayChoose),
    resend: resolveResend(pending, config.throttle, nowMs),
    canChooseDevice: canChooseDevice(pending, mayChoose),
    ...(question !== undefined && { question }),
    appCodes: proven && config.appCodes,
    ...(otpLength !== undefined && { otpLength }),
    ...(config.otpLength !== undefined && { requiredOtpLength: config.otpLength }),
    ...(passwordRules !== undefined && { passwordRules }),
    autoSubmit: config.otpAutoSubmit,
    wrongCount: pending.secretChecks,
    hostedPath,
    branches: listBranches(pending, config),
    ...(config.registration !== undefined && { registration: config.registration }),
    ...(pending.registers !== undefined && { registering: pending.registers.email }),
    typed: pending.typed ?? {},
    origin: new URL(config.baseUrl).origin,
    offered: listWays(pending, proven),
    findDeviceId: (handle) => findDeviceId(state, handle),
    ...(boundChallenge !== undefined && { boundChallenge }),
    ...(standIn !== undefined && { standIn }),
    ...(own !== undefined && { own }),
  }
}

/** Actions beside the question of a step; which of them a user has would tell of the user. */
const WAYS: readonly string[] = ['password.forgot', 'user.register']

/** The ways that a flow links before PingOne knows whose it is. */
export function pickWays({ offered }: Pick<FlowState, 'offered'>): readonly string[] {
  return offered.filter((name) => WAYS.includes(name))
}

/** Before a first factor is proven those that everybody was offered: a decoy has the same ones. */
function listWays({ flow, decoy, ways = [] }: PendingSignOn, proven: boolean): readonly string[] {
  const offered = decoy === undefined ? (flow?.state.offered ?? []) : ways
  return proven ? offered : offered.filter((name) => !WAYS.includes(name) || ways.includes(name))
}

/**
 * Branches stand beside the first question of a sign-on: those that PingOne linked before it knew whose flow it is, the
 * same for every name. Who confirms something is known, and never gets to one.
 */
function listBranches(
  { purpose, proven, ways = [] }: PendingSignOn,
  { registration }: Pick<LookSettings['config'], 'registration'>,
): readonly Branch[] {
  if (purpose !== 'sign-on' || proven) return []
  const isOn: Readonly<Record<Branch, boolean>> = { register: registration !== undefined }
  return branchSteps
    .filter(({ name, branchBy }) => isOn[name] && ways.includes(branchBy))
    .map(({ name }) => name)
}

/** The rules of a branch are nobody's: a flow that has no person yet tells what a new account needs. */
function findRulesForAll({ branch, decoy, flow }: PendingSignOn): Look['passwordRules'] {
  if (branch === undefined || decoy !== undefined || flow === undefined) return undefined
  return 'passwordPolicy' in flow.state ? flow.state.passwordPolicy : undefined
}

/** The same of a decoy, which has no flow. */
function showQuestion(pending: PendingSignOn, nowMs: number): Look['question'] {
  const isWaited = findAttemptStep(pending)?.waits !== undefined
  if (!isWaited && pending.question === undefined) return undefined
  const question = findQuestion(pending)
  return {
    ...question,
    secondsLeft: Math.max(0, Math.floor((question.endsAtMs - nowMs) / 1000)),
  }
}

/** True when the user's state may show: a first factor is proven, or the app chose so. */
export function isOpen(
  { proven }: Pick<PendingSignOn, 'proven'>,
  { revealUserState }: Pick<Config, 'revealUserState'>,
): boolean {
  return proven || revealUserState
}

/** The type of the device that the page may tell: once proven the real one, before that the one the person chose. */
export function findKnownType(
  pending: PendingSignOn,
  config: Pick<Config, 'revealUserState'>,
): string | undefined {
  return isOpen(pending, config) ? findSelectedDevice(pending)?.type : pending.chosenType
}

/** The device that the flow asks to confirm with. */
export function findSelectedDevice({ flow }: Pick<PendingSignOn, 'flow'>): FlowDevice | undefined {
  const state = flow?.state
  if (state === undefined || !('selectedDeviceId' in state)) return undefined
  return listDevices(state).find(({ id }) => id === state.selectedDeviceId)
}

/** True when the person may pick another device: a list that may be shown, with a choice in it. */
export function canChooseDevice(pending: PendingSignOn, proven: boolean): boolean {
  const selected = findSelectedDevice(pending)
  const others = listOffered(pending.flow?.state).filter(({ id }) => id !== selected?.id)
  return (proven || pending.devicesShown === true) && others.length > 0
}

/**
 * Who is asked for a passkey and has none at hand needs another way. Where no decoy is asked for one, the page tells of
 * the account by itself, and the way may show.
 */
function isToldAnyway(
  { decoy, flow }: PendingSignOn,
  { decoyStep = 'otp' }: Pick<LookSettings['config'], 'decoyStep'>,
): boolean {
  const isAsked = flow?.state.status === 'ASSERTION_REQUIRED'
  return decoy === undefined && isAsked && decoyStep !== 'passkey'
}

/** Where two devices would look the same, a person has to see more of them to choose. */
function listShown(pending: PendingSignOn, mayChoose: boolean): OfferedDevice[] {
  const state = pending.flow?.state
  const mayShow = mayChoose || pending.devicesShown === true || isListAsked(state)
  if (!mayShow) return []
  const all = listDevices(state)
  const offered = listOffered(state)
  const ambiguous = new Set(offered.map(({ type }) => type)).size < offered.length
  return offered.map((device) => ({
    handle: String(all.indexOf(device) + 1),
    ...pickDevice(device, pending.proven || ambiguous),
  }))
}

function isListAsked(state: FlowState | undefined): boolean {
  return state?.status === 'DEVICE_SELECTION_REQUIRED'
}

/** A nickname says as much of a person as a number does. */
function pickDevice(device: FlowDevice, withDestination: boolean): ShownDevice {
  const { type, destination, nickname } = device
  if (!withDestination) return { type }
  return {
    type,
    ...(destination !== undefined && { destination }),
    ...(nickname !== undefined && { nickname }),
  }
}

function findDeviceId(state: FlowState | undefined, handle: string): string | undefined {
  const index = /^[1-9]\d?$/.test(handle) ? Number(handle) - 1 : -1
  const device = listDevices(state)[index]
  return device !== undefined && listOffered(state).includes(device) ? device.id : undefined
}

/** The members that a state has for itself: ids, devices and the user are nobody's business on a page. */
function pickOwn(
  state: FlowState,
  config: Pick<LookSettings['config'], 'discoverablePasskeys'>,
): NonNullable<Look['own']> {
  if (state.status === 'ASSERTION_REQUIRED') return pickPasskey(state, config)
  const { flowId: _id, offered: _offered, expiresAtMs: _expires, user: _user, ...own } = state
  if (!('devices' in own)) return own
  const { devices: _devices, ...rest } = own
  if (!('selectedDeviceId' in rest)) return rest
  const { selectedDeviceId: _selected, ...bare } = rest
  return bare
}

/** Where every passkey can be found without its id, the ids tell a stranger who has one, and nobody anything else. */
function pickPasskey(
  { status, publicKeyCredentialRequestOptions: options }: AssertionRequired,
  { discoverablePasskeys = false }: Pick<LookSettings['config'], 'discoverablePasskeys'>,
): NonNullable<Look['own']> {
  if (options === undefined) return { status }
  return {
    status,
    publicKeyCredentialRequestOptions: discoverablePasskeys
      ? { ...options, allowCredentials: [] }
      : options,
  }
}

/** What a decoy of a passkey is asked: what its attempt was really asked before, else what its name would be. */
function findStandIn(
  pending: PendingSignOn,
  { standIns }: Pick<LookSettings, 'standIns'>,
): AssertionOptions | undefined {
  const isPasskey = findFlowStep(pending.decoy)?.serves.includes('ASSERTION_REQUIRED') ?? false
  return isPasskey ? (pending.askedBefore ?? standIns?.build(pending)) : undefined
}
