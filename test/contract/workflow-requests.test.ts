// What the recipe of a workflow sends to an empty environment, held to the workflow's own steps.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { smsTransactionApproval } from 'express-pingone-mfa/provisioning'
import { createWorld, startEmptyEmulator } from '../tools/provisioning/support/real-world.js'

interface Step {
  readonly step: number
  readonly title: string
  readonly method: string
  /** Below the environment, ids as `{id}`. */
  readonly path: string
  readonly status: number
  readonly contentType?: string
  readonly body?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly source: readonly string[]
  readonly steps: readonly Step[]
}

interface Sent {
  /** Method and path, as a step has them. */
  readonly line: string
  readonly status: unknown
  readonly contentType: unknown
  readonly body: Readonly<Record<string, unknown>>
}

/** The order in which the recipe makes what the workflow makes. */
const order = [
  1, 3, 4, 5,
  // The action of the workflow runs by the default policy, in which SMS is off: ours is made before.
  14,
  6, 7, 8, 9, 10, 11, 12, 13, 15,
  // Nothing of the recipe needs the secret: it is read when all is there.
  2,
]

/** Members of the documented bodies that are left to PingOne. */
const leftOut: Readonly<Record<number, readonly string[]>> = {
  1: ['description'],
  // A new policy is never the default.
  6: ['default'],
  // Deprecated, but still in the workflow.
  14: ['forSignOnPolicy', 'platform', 'securityKey'],
}

/** Members that the workflow leaves to PingOne. */
const added: Readonly<Record<number, readonly string[]>> = {
  1: ['pkceEnforcement', 'postLogoutRedirectUris', 'supportUnsignedRequestObject'],
  7: ['noDevicesMode'],
  // Every method is named, so that none is on by a default.
  14: ['authentication', 'fido2', 'oathToken', 'whatsApp'],
  15: ['status'],
}

/** Values that are the workflow's own, whatever the recipe is called. */
const values: Readonly<Record<number, readonly string[]>> = {
  1: ['enabled', 'type', 'protocol', 'grantTypes', 'responseTypes', 'tokenEndpointAuthMethod'],
  7: ['type', 'sms', 'email'],
  9: ['locale', 'deliveryMethod'],
  11: ['username', 'email', 'name'],
  12: ['forceChange'],
  13: ['mfaEnabled'],
  14: ['default', 'voice'],
  15: ['type', 'phone'],
}

const { source, steps } = readWorkflow('sms-transaction-approval')

let emulator: Emulator
let log: readonly Sent[]
beforeAll(async () => {
  emulator = await startEmptyEmulator()
  await createWorld(emulator).apply(
    smsTransactionApproval({
      baseUrl: 'https://bank.example',
      legacyFlags: true,
      withTestUser: true,
      testUsers: [
        {
          username: 'MFAUser',
          given: 'MFA',
          family: 'User',
          email: 'mfauser@example.com',
          phone: '+1.5125201234',
          devices: ['SMS'],
          hasPassword: true,
        },
      ],
    }),
  )
  log = await readLog()
})
afterAll(() => emulator.close())

describe('the recipe sms-transaction-approval sends the steps of its workflow', () => {
  it('which names its page', () => {
    expect(source).toEqual([expect.stringMatching(/^https:\/\/developer\.pingidentity\.com\//)])
    expect(steps.map(({ step }) => step)).toEqual(order.toSorted((one, two) => one - two))
  })

  it('in its order, but for the device policy and the secret', () => {
    const first = (line: string): number => log.findIndex((sent) => sent.line === line)
    const sent = steps.filter((step) => first(lineOf(step)) >= 0)
    const inOrder = sent.toSorted((one, two) => first(lineOf(one)) - first(lineOf(two)))
    expect(inOrder.map(({ step }) => step)).toEqual(order)
  })

  it('each write once, and no other write', () => {
    const lines = steps.map((step) => lineOf(step)).filter((line) => !line.startsWith('GET '))
    const writes = log.map(({ line }) => line).filter((line) => !line.startsWith('GET '))
    expect(writes.toSorted()).toEqual(lines.toSorted())
  })

  it.each(steps)('$step: $title', ({ step, body = {}, ...documented }) => {
    const sent = log.find(({ line }) => line === lineOf(documented))
    expect(sent?.status).toBe(documented.status)
    expect(sent?.contentType).toBe(documented.contentType)
    const names = Object.keys(sent?.body ?? {})
    const expected = Object.keys(body).filter((name) => leftOut[step]?.includes(name) !== true)
    expect(names.toSorted()).toEqual([...expected, ...(added[step] ?? [])].toSorted())
    for (const name of values[step] ?? []) expect(sent?.body[name]).toEqual(body[name])
  })
})

function readWorkflow(name: string): Workflow {
  const file = new URL(`./workflows/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Workflow
}

function lineOf({ method, path }: Pick<Step, 'method' | 'path'>): string {
  return `${method} ${path}`
}

/** What the emulator received at its platform API. */
async function readLog(): Promise<readonly Sent[]> {
  const requests: unknown = await (await fetch(`${emulator.inboxUrl}/requests`)).json()
  if (!Array.isArray(requests)) throw new Error('no list of requests')
  return requests.flatMap((request: unknown) => parseSent(request))
}

interface Logged {
  readonly method: string
  readonly path: string
  readonly status?: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

function parseSent(request: unknown): readonly Sent[] {
  const { method, path, status, headers, body } = request as Logged
  const below = /^\/v1\/environments\/[^/]+(.*)$/.exec(path)?.[1]
  if (below === undefined) return []
  const line = `${method} ${below.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')}`
  const text = typeof body === 'string' && body !== '' ? body : '{}'
  const members = JSON.parse(text) as Readonly<Record<string, unknown>>
  return [{ line, status, contentType: headers['content-type'], body: members }]
}
