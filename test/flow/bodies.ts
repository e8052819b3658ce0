// Answers of a made-up environment, in the shapes PingOne documents.
export const environmentId = '7a0d3c1e-1111-4111-8111-000000000001'
export const flowId = '5f3b2a10-2222-4222-8222-000000000002'
export const otherFlowId = '5f3b2a10-2222-4222-8222-00000000dead'
export const deviceId = '9b0fa6c4-3333-4333-8333-000000000003'
export const userId = '83ab77d2-4444-4444-8444-000000000004'

/** The flow resource as `origin` would send it. */
export function flowBody(
  origin: string,
  members: Readonly<Record<string, unknown>>,
  actions: readonly string[] = [],
): Record<string, unknown> {
  const href = `${origin}/${environmentId}/flows/${flowId}`
  return {
    _links: Object.fromEntries([...actions, 'self'].map((name) => [name, { href }])),
    id: flowId,
    environment: { id: environmentId },
    resumeUrl: `${origin}/${environmentId}/as/resume?flowId=${flowId}`,
    createdAt: '2026-01-10T12:00:00.000Z',
    expiresAt: '2026-01-10T12:15:00.263Z',
    ...members,
  }
}

/** A flow that waits for a passcode sent by SMS. */
export function otpRequired(origin: string): Record<string, unknown> {
  return flowBody(
    origin,
    {
      status: 'OTP_REQUIRED',
      bypassAllowed: false,
      selectedDevice: { id: deviceId },
      _embedded: {
        devices: [{ id: deviceId, type: 'SMS', status: 'ACTIVE', phone: '*******01' }],
        application: { name: 'TransferApp' },
      },
    },
    ['otp.check', 'device.select'],
  )
}

/** PingOne's error body with one detail. */
export function errorBody(
  code: string,
  detail?: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    id: 'b1c2d3e4-5555-4555-8555-000000000005',
    code,
    message: 'The request could not be completed.',
    ...(detail && { details: [{ message: 'see code', ...detail }] }),
  }
}
