// The flow resource as PingOne's flow API shows it.
import { maskEmail, maskPhone, type FlowDevice } from '../devices.js'
import { listFlowDevices } from './machine.js'
import type { FlowContext } from './context.js'
import type { User } from '../resources.js'
import type { Flow, FlowStatus } from '../runtime.js'
import { findUser } from '../users.js'

/** The actions that a flow links, by status; `session.reset` works at later steps, too. */
const links: Readonly<Record<FlowStatus, readonly string[]>> = {
  SIGN_ON_REQUIRED: ['user.lookup', 'session.reset'],
  USERNAME_PASSWORD_REQUIRED: ['usernamePassword.check', 'session.reset'],
  PASSWORD_REQUIRED: ['usernamePassword.check', 'session.reset'],
  DEVICE_SELECTION_REQUIRED: ['device.select'],
  OTP_REQUIRED: ['otp.check', 'device.select'],
  COMPLETED: [],
  FAILED: [],
}

/** The URLs of one environment. */
export interface FlowUrls {
  /** `{auth}/{env}` */
  readonly base: string
}

/** The flow's JSON; `isOpening` adds what only the authorize endpoint shows. */
export function buildFlowBody(
  context: FlowContext,
  flow: Flow,
  urls: FlowUrls,
  isOpening = false,
): Record<string, unknown> {
  const href = `${urls.base}/flows/${flow.id}`
  const names = [...links[flow.status], 'self']
  return {
    _links: {
      ...Object.fromEntries(names.map((name) => [name, { href }])),
      ...(isOpening ? { signOnPage: { href: `${urls.base}/signon/?flowId=${flow.id}` } } : {}),
    },
    _embedded: buildEmbedded(context, flow),
    id: flow.id,
    ...(isOpening ? { environment: { id: flow.environmentId } } : {}),
    ...(flow.status === 'COMPLETED' ? { session: { id: flow.session?.id } } : {}),
    resumeUrl: `${urls.base}/as/resume?flowId=${flow.id}`,
    status: flow.status,
    createdAt: new Date(flow.createdAtMs).toISOString(),
    expiresAt: new Date(flow.expiresAtMs).toISOString(),
    ...(isMfaStep(flow) ? { bypassAllowed: false } : {}),
    ...buildSelectedDevice(context, flow),
    ...(flow.error === undefined ? {} : { error: flow.error }),
  }
}

function buildEmbedded(context: FlowContext, flow: Flow): Record<string, unknown> {
  const user = findUser(context.environment, flow.userId, context.clock.now())
  const application = context.environment.applications.find(
    ({ id }) => id === flow.request.clientId,
  )
  return {
    ...(isMfaStep(flow) && user !== undefined
      ? { devices: listFlowDevices(context, flow, user).map((each) => buildDevice(context, each)) }
      : {}),
    ...buildUser(flow, user),
    ...(application === undefined ? {} : { application: { name: application.name } }),
  }
}

/** Before a factor is proven only the name as typed is shown: it says nothing about the user. */
function buildUser(flow: Flow, user: User | undefined): Record<string, unknown> {
  const isProven =
    flow.passwordAtMs !== undefined || flow.mfaAtMs !== undefined || flow.sessionCounts
  if (user !== undefined && (flow.status === 'COMPLETED' || (isProven && !isMfaStep(flow)))) {
    const { id, username, name } = user
    return { user: { id, username, ...(name === undefined ? {} : { name }) } }
  }
  if (flow.status !== 'PASSWORD_REQUIRED' || flow.username === undefined) return {}
  return { user: { username: flow.username } }
}

function buildDevice(context: FlowContext, flowDevice: FlowDevice): Record<string, unknown> {
  const { device, coolDownExpiresAtMs } = flowDevice
  return {
    id: device.id,
    type: device.type,
    status: device.status,
    userRetries: context.runtime.deviceFailures.get(device.id) ?? 0,
    ...(device.phone === undefined ? {} : { phone: maskPhone(device.phone) }),
    ...(device.email === undefined ? {} : { email: maskEmail(device.email) }),
    ...(device.nickname === undefined ? {} : { nickname: device.nickname }),
    ...(coolDownExpiresAtMs === undefined ? {} : { coolDownExpiresAt: coolDownExpiresAtMs }),
    ...(device.lock?.status === 'LOCKED' ? { lock: { status: 'LOCKED' } } : {}),
    ...(device.block?.status === 'BLOCKED' ? { block: { status: 'BLOCKED' } } : {}),
  }
}

/** The code of a device in test mode stands in the answer instead of being sent. */
function buildSelectedDevice(context: FlowContext, flow: Flow): Record<string, unknown> {
  if (flow.status !== 'OTP_REQUIRED' || flow.selectedDeviceId === undefined) return {}
  const device = context.environment.devices.find(({ id }) => id === flow.selectedDeviceId)
  const otp = device?.testMode === true ? flow.otp?.value : undefined
  return {
    selectedDevice: { id: flow.selectedDeviceId },
    ...(otp === undefined ? {} : { test: { otp } }),
  }
}

function isMfaStep(flow: Flow): boolean {
  return flow.status === 'OTP_REQUIRED' || flow.status === 'DEVICE_SELECTION_REQUIRED'
}
