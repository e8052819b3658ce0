// One flow of the stand-in: its status, its body on the wire, and what an action makes of it.
import { randomUUID } from 'node:crypto'
import { subOf } from './person.js'

/** A flow; the user is known once one was looked up or hinted at. */
export interface Flow {
  readonly id: string
  readonly deviceId: string
  readonly sub: string | undefined
  readonly username: string | undefined
  readonly status: 'SIGN_ON_REQUIRED' | 'OTP_REQUIRED' | 'COMPLETED'
}

const OTP = '123456'
const LIFETIME_MS = 900_000
const actions = {
  SIGN_ON_REQUIRED: ['user.lookup'],
  OTP_REQUIRED: ['otp.check', 'device.select'],
  COMPLETED: [],
} as const

/** A flow that begins; with a hint the code is already on its way. */
export function createFlow(sub: string | undefined): Flow {
  const status = sub === undefined ? 'SIGN_ON_REQUIRED' : 'OTP_REQUIRED'
  return { id: randomUUID(), deviceId: randomUUID(), sub, username: undefined, status }
}

/** The flow after an action; `undefined` when it does not take it. */
export function takeAction(
  flow: Flow,
  { type, body }: { readonly type: string; readonly body: string },
): Flow | undefined {
  const fields = JSON.parse(body) as Readonly<Record<string, unknown>>
  if (type.includes('user.lookup') && flow.status === 'SIGN_ON_REQUIRED') {
    const username = String(fields['username'])
    return { ...flow, username, sub: subOf(username), status: 'OTP_REQUIRED' }
  }
  if (type.includes('device.select') && flow.status === 'OTP_REQUIRED') return flow
  if (type.includes('otp.check') && flow.status === 'OTP_REQUIRED' && fields['otp'] === OTP) {
    return { ...flow, status: 'COMPLETED' }
  }
  return undefined
}

/** The body of a flow; `base` is the environment's address. */
export function writeFlow(flow: Flow, base: string): string {
  const href = `${base}/flows/${flow.id}`
  const now = Date.now()
  const links = Object.fromEntries(
    [...actions[flow.status], 'self'].map((name) => [name, { href }]),
  )
  return JSON.stringify({
    _links: links,
    _embedded: { application: { name: 'Bench' }, ...describePerson(flow) },
    id: flow.id,
    environment: { id: base.slice(base.lastIndexOf('/') + 1) },
    resumeUrl: `${base}/as/resume?flowId=${flow.id}`,
    status: flow.status,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + LIFETIME_MS).toISOString(),
    ...(flow.status === 'OTP_REQUIRED' && {
      bypassAllowed: false,
      selectedDevice: { id: flow.deviceId },
    }),
    ...(flow.status === 'COMPLETED' && { session: { id: randomUUID() } }),
  })
}

function describePerson({ status, deviceId, sub, username }: Flow): object {
  if (status === 'OTP_REQUIRED') {
    return { devices: [{ id: deviceId, type: 'SMS', status: 'ACTIVE', phone: '*******01' }] }
  }
  if (status === 'COMPLETED') {
    const name = { given: 'Maya', family: 'Lindqvist' }
    return { user: { id: sub, username: username ?? 'maya', name } }
  }
  return {}
}
