// Flow actions: what a POST on a flow may do, named by its media type.
import {
  advance,
  currentMfaAction,
  extendFlow,
  identify,
  listFlowDevices,
  resetFlow,
} from './machine.js'
import { endIfUnusable, fail, type FlowContext } from './context.js'
import { checkOtp, quotaExceeded, sendOtp } from './steps/otp.js'
import {
  accessFailed,
  invalidData,
  invalidRequest,
  invalidValue,
  notFound,
  notImplemented,
  requiredValue,
  unsupportedMediaType,
  type PingOneProblem,
  type ProblemDetail,
} from '../problem.js'
import type { User } from '../resources.js'
import type { Flow, FlowStatus, Session } from '../runtime.js'
import { findUser, findUserByName, isLocked, secondsUntilUnlock } from '../users.js'
import { isRecord } from '../json-value.js'

/** A JSON body, as far as it is known: an object. */
export type ActionBody = Readonly<Record<string, unknown>>

/** The actions the emulator runs. */
export type ActionName =
  'user.lookup' | 'usernamePassword.check' | 'otp.check' | 'device.select' | 'session.reset'

interface Submission {
  readonly context: FlowContext
  readonly flow: Flow
  readonly body: ActionBody
  /** The session of the ST cookie that came with the call. */
  readonly session: Session | undefined
}

interface Action {
  readonly run: (submission: Submission) => void
  readonly allowedIn: readonly FlowStatus[]
}

/** What each action does, and the statuses that allow it. */
const actions: Readonly<Record<ActionName, Action>> = {
  'user.lookup': { run: lookUpUser, allowedIn: ['SIGN_ON_REQUIRED'] },
  'usernamePassword.check': {
    run: checkPassword,
    allowedIn: ['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'],
  },
  'otp.check': { run: checkPasscode, allowedIn: ['OTP_REQUIRED'] },
  'device.select': { run: selectDevice, allowedIn: ['OTP_REQUIRED', 'DEVICE_SELECTION_REQUIRED'] },
  'session.reset': {
    run: ({ context, flow }) => resetFlow(context, flow),
    allowedIn: [
      'SIGN_ON_REQUIRED',
      'USERNAME_PASSWORD_REQUIRED',
      'PASSWORD_REQUIRED',
      'DEVICE_SELECTION_REQUIRED',
      'OTP_REQUIRED',
    ],
  },
}

/** Actions PingOne documents and the emulator does not run. */
const otherActions = [
  'assertion.check',
  'cancel.push.authentication',
  'deviceAuthGrant.consent',
  'deviceAuthGrant.userCode.verify',
  'form.submit',
  'password.forgot',
  'password.recover',
  'password.reset',
  'password.sendRecoveryCode',
  'user.acceptInvite',
  'user.confirm',
  'user.consent',
  'user.register',
  'user.sendVerificationCode',
  'user.update',
  'user.verify',
]

/**
 * The action that a media type names.
 *
 * @throws {PingOneProblem} 401 without a vendor type, 415 for an unknown one, 501 for one that
 *   PingOne has and the emulator has not.
 */
export function parseActionName(mediaType: string): ActionName {
  const name = /^application\/vnd\.pingidentity\.([A-Za-z.]+?)(?:\+json)?$/i.exec(mediaType)?.[1]
  if (name === undefined) throw accessFailed()
  if (isAction(name)) return name
  if (otherActions.includes(name)) throw notImplemented(`the flow action ${name}`)
  throw unsupportedMediaType(mediaType)
}

/**
 * Submits an action and runs the flow on from there.
 *
 * @throws {PingOneProblem} When the action is not allowed now, or its values are wrong; the flow
 *   then stays where it was.
 */
export function submitAction(
  context: FlowContext,
  flow: Flow,
  name: ActionName,
  submitted: { readonly body: ActionBody; readonly session: Session | undefined },
): void {
  const action = actions[name]
  if (!action.allowedIn.includes(flow.status)) {
    throw invalidRequest(
      `The request could not be completed. ${name} is not allowed while the flow is ${flow.status}.`,
    )
  }
  action.run({ context, flow, ...submitted })
}

function lookUpUser({ context, flow, body, session }: Submission): void {
  const username = readText(body, 'username')
  if (typeof username !== 'string') throw invalidData(username)
  const user = findUserByName(context.environment, username, context.clock.now())
  if (user === undefined && !startsWithIdentifier(context, flow)) {
    throw invalidData(invalidValue('username', 'does not name a user'))
  }
  orRestore(flow, () => {
    identify(context, flow, { username, user }, session)
    advance(context, flow)
  })
}

/** Runs a step; when it throws, the flow is where it was, and free for another try. */
function orRestore(flow: Flow, step: () => void): void {
  const before = { ...flow }
  const doneActions = [...flow.doneActions]
  try {
    step()
  } catch (error) {
    Object.assign(flow, before)
    flow.doneActions.clear()
    for (const id of doneActions) flow.doneActions.add(id)
    throw error
  }
}

/** IDENTIFIER_FIRST never fails: a name that belongs to nobody goes on to the password. */
function startsWithIdentifier(context: FlowContext, flow: Flow): boolean {
  return context.environment.actions.some(
    (action) =>
      action.signOnPolicy.id === flow.request.policyId && action.type === 'IDENTIFIER_FIRST',
  )
}

function checkPassword(submission: Submission): void {
  const { context, flow, body, session } = submission
  const username =
    flow.username !== undefined && body['username'] === undefined
      ? flow.username
      : readText(body, 'username')
  const password = readText(body, 'password')
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw invalidData(...[username, password].filter((each) => typeof each !== 'string'))
  }
  if (flow.username !== undefined && flow.username.toLowerCase() !== username.toLowerCase()) {
    throw invalidData(invalidValue('username', 'must be the user of this flow'))
  }
  const user = findUserByName(context.environment, username, context.clock.now())
  const isRight = user?.password?.value === password
  if (user !== undefined && isLocked(user) && !isRight) throw lockedOut(context, user)
  if (user === undefined || !isRight) throw invalidCredentials()
  if (user.password?.forceChange === true) throw notImplemented('a forced change of password')
  orRestore(flow, () => {
    if (flow.userId !== user.id) identify(context, flow, { username, user }, session)
    if (endIfUnusable(flow, user)) return
    flow.passwordAtMs = context.clock.now()
    advance(context, flow)
  })
}

function checkPasscode({ context, flow, body }: Submission): void {
  const otp = readText(body, 'otp')
  if (typeof otp !== 'string') throw invalidData(otp)
  if (!/^[0-9]{6,10}$/.test(otp)) {
    throw invalidData(invalidValue('otp', 'must be 6 to 10 digits'))
  }
  const user = flowUser(context, flow)
  if (endIfUnusable(flow, user)) return
  const action = currentMfaAction(context, flow)
  const selected = listFlowDevices(context, flow, user).find(
    ({ device }) => device.id === flow.selectedDeviceId,
  )
  if (selected === undefined) {
    fail(flow, 'NO_USABLE_DEVICES', 'The user has no usable devices.')
    return
  }
  checkOtp(context, flow, user, selected, otp)
  if (flow.status === 'FAILED') return
  flow.doneActions.add(action.id)
  advance(context, flow)
}

function selectDevice({ context, flow, body }: Submission): void {
  const { device } = body
  const id = isRecord(device) ? device['id'] : undefined
  if (id === undefined || id === null) throw invalidData(requiredValue('device.id'))
  const user = flowUser(context, flow)
  if (endIfUnusable(flow, user)) return
  const chosen = listFlowDevices(context, flow, user).find((each) => each.device.id === id)
  if (chosen?.coolDownExpiresAtMs !== undefined) {
    throw quotaExceeded('device.id', chosen.coolDownExpiresAtMs)
  }
  if (chosen?.isUsable !== true) {
    throw invalidData(invalidValue('device.id', 'does not name a usable device of the user'))
  }
  sendOtp(context, flow, user, chosen)
  extendFlow(context, flow)
}

function flowUser(context: FlowContext, flow: Flow): User {
  const user = findUser(context.environment, flow.userId, context.clock.now())
  if (user === undefined) throw notFound()
  return user
}

/** The text, or what is wrong with it. */
function readText(body: ActionBody, name: string): string | ProblemDetail {
  const value = body[name]
  if (value === undefined || value === null) return requiredValue(name)
  if (typeof value !== 'string') return invalidValue(name, 'must be a string')
  if (value === '') return { code: 'EMPTY_VALUE', target: name, message: 'must not be empty' }
  return value
}

function invalidCredentials(): PingOneProblem {
  return invalidData({
    code: 'INVALID_CREDENTIALS',
    target: 'username',
    message: 'Invalid username and/or password.',
  })
}

function lockedOut(context: FlowContext, user: User): PingOneProblem {
  const seconds = secondsUntilUnlock(user, context.clock.now())
  return invalidData({
    code: 'PASSWORD_LOCKED_OUT',
    target: 'username',
    message: 'The user account is locked.',
    ...(seconds === undefined ? {} : { innerError: { secondsUntilUnlock: seconds } }),
  })
}

function isAction(name: string): name is ActionName {
  return Object.hasOwn(actions, name)
}
