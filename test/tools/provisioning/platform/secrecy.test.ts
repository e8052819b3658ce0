// Secrets, tokens and passwords reach no error, no printed client and no line of the debug log.
import { execFile } from 'node:child_process'
import { inspect, promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { json, redirect, reset, text } from '../../../support/scripted-server.js'
import { failureOf } from '../support/platform.js'
import {
  environmentId,
  page,
  resourceId,
  startScriptedPlatform,
  token,
  workerClientId,
  workerClientSecret,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const password = 'SECRET-password'
const phone = '+14155550199'
/** What a careless server might put into everything it says. */
const all = `${workerClientSecret} SECRET-token-1 SECRET-token-2 ${password} ${phone}`
const echo = {
  id: 'SECRET-token-1',
  code: 'SECRET-token-1',
  message: all,
  error: 'invalid_client',
  error_description: all,
  details: [{ code: 'X', target: all, message: all, innerError: { allowedValues: [all] } }],
}

const answers = [
  ['400', json(400, echo)],
  ['401', json(401, echo)],
  ['403', json(403, echo)],
  ['409', json(409, echo)],
  ['429', json(429, echo)],
  ['500', json(500, echo, { 'correlation-id': all })],
  ['a redirect', redirect(`https://evil.example/?${all}`)],
  ['no JSON', text(200, all)],
  ['another body', json(200, { id: all, name: all })],
  ['no answer', reset()],
] as const

type Use = (client: PlatformClient) => Promise<unknown>
const uses: readonly (readonly [string, string, Use])[] = [
  ['setPassword', password, (client) => client.users.setPassword(resourceId, password)],
  ['create device', phone, (client) => client.devices.create(resourceId, { type: 'SMS', phone })],
  ['readSecret', 'SECRET-token-1', (client) => client.applications.readSecret(resourceId)],
]

describe.each(uses)('an error of %s', (name, sent, use) => {
  const failing =
    name === 'setPassword' ? answers.filter(([title]) => !/body|JSON/.test(title)) : answers
  it.each(failing)('tells nothing: %s', async (_, answer) => {
    platform.script(answer)
    const error = await failureOf(use(platform.createClient({ maxAttempts: 1 })))
    const tokens = platform
      .apiRequests()
      .map(({ headers }) => headers.authorization?.slice('Bearer '.length) ?? '')
    expect(tokens[0]).toBe('SECRET-token-1')
    expectNothing(error, [workerClientSecret, sent, ...tokens])
  })

  it.each(answers.slice(0, 7))('tells nothing of the token endpoint: %s', async (_, answer) => {
    platform.script(json(200, {}))
    platform.scriptTokens(answer)
    const error = await failureOf(use(platform.createClient({ maxAttempts: 1 })))
    expectNothing(error, [workerClientSecret])
  })
})

function expectNothing(error: unknown, secrets: readonly string[]): void {
  const printed = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${String(error)}`
  const basic = Buffer.from(`${workerClientId}:${workerClientSecret}`).toString('base64')
  for (const secret of [...secrets, basic, 'Bearer']) expect(printed).not.toContain(secret)
}

it('a printed client shows no secret', async () => {
  platform.script(page('populations', []))
  const client = platform.createClient()
  for await (const each of client.populations.list()) expect(each).toBeDefined()
  const printed = inspect(client, { depth: 10, showHidden: true }) + JSON.stringify(client)
  expect(printed).toContain(environmentId)
  expect(printed).not.toContain('SECRET')
  expect(printed).not.toContain(workerClientId)
})

it('a line of the debug log is method, name, outcome and time', async () => {
  const read = json(200, { id: resourceId, name: 'x' })
  platform.script(read, json(503, {}, { 'retry-after': '1' }), read, json(200, {}))
  platform.scriptTokens(token('SECRET-token-1'))
  const module = '../../../../src/tools/provisioning/platform/create-platform-client.ts'
  const script = `
    import { createPlatformClient } from '${new URL(module, import.meta.url).href}'
    const client = createPlatformClient({
      environmentId: '${environmentId}', authBaseUrl: '${platform.origin}',
      apiBaseUrl: '${platform.origin}/v1', workerClientId: '${workerClientId}',
      workerClientSecret: '${workerClientSecret}', wait: () => Promise.resolve() })
    await client.readEnvironment()
    await client.populations.create({ name: 'SECRET-name' })
    await client.users.setPassword('${resourceId}', '${password}')
    await client.users.list({ username: 'SECRET-user' })[Symbol.asyncIterator]().next().catch(() => undefined)`
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, NODE_DEBUG: 'pingone-mfa' }, timeout: 30_000 },
  )
  const lines = stderr.split('\n').filter((line) => line.startsWith('PINGONE-MFA'))
  expect(lines.map((line) => line.replace(/\d+ ms$/, 'ms').replace(/ \d+:/, ':'))).toEqual([
    'PINGONE-MFA: POST worker token 200 ms',
    'PINGONE-MFA: GET read environment 200 ms',
    'PINGONE-MFA: POST create population 503 ms',
    'PINGONE-MFA: POST create population 200 ms',
    'PINGONE-MFA: PUT set password of user 200 ms',
    'PINGONE-MFA: GET list users 200 ms',
  ])
  for (const secret of ['SECRET', resourceId, environmentId]) expect(stderr).not.toContain(secret)
})
