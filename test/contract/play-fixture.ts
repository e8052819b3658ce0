// Plays a documented exchange to the platform client: the request must be the fixture's, the answer is.
import { expect } from 'vitest'
import { PlatformError } from '../../src/errors.js'
import type { Body } from '../../src/tools/provisioning/platform/platform-client.js'
import { json, type ScriptedAnswer } from '../support/scripted-server.js'
import type {
  ScriptedClient,
  ScriptedPlatform,
} from '../tools/provisioning/support/scripted-platform.js'
import { readPlatformFixture, type PlatformFixture } from './platform-fixtures.js'

/** Makes the call that a fixture shows, with its documented body. */
export type Call = (client: ScriptedClient, body: Body) => Promise<unknown>

/** PingOne's handle of every answer. */
export const correlationId = 'corr-1'

/** As PingOne sends it. */
export function answerOf({ response }: PlatformFixture): ScriptedAnswer {
  const headers = { ...response.headers, 'correlation-id': correlationId }
  return json(response.status, response.body, headers)
}

/** The call's outcome, or error, when PingOne answers as the fixture says. */
export async function play(platform: ScriptedPlatform, name: string, call: Call): Promise<unknown> {
  const fixture = readPlatformFixture(name, platform)
  const { request } = fixture
  platform.script(answerOf(fixture))
  const outcome = await call(platform.createClient(), toBody(request.body)).catch(
    (error: unknown) => error,
  )
  const [sent] = platform.apiRequests()
  expect(`${sent?.method} ${sent?.path}`).toBe(`${request.method} ${request.path}`)
  expect(sent?.headers['content-type']).toBe(request.contentType)
  expect(sent?.headers.authorization).toBe('Bearer SECRET-token-1')
  if (request.body === undefined) expect(sent?.body).toBe('')
  else expect(JSON.parse(sent?.body ?? '')).toEqual(request.body)
  return outcome
}

/** The members of an object; none of anything else. */
export function toBody(body: unknown): Body {
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

/** Everything that the error carries, and what it says; anything else fails. */
export function readError(error: unknown): { readonly members: object; readonly message: string } {
  if (!(error instanceof PlatformError)) throw new Error('no PlatformError', { cause: error })
  return { members: Object.fromEntries(Object.entries(error)), message: error.message }
}
