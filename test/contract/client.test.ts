// The flow client reads every documented body of PingOne.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFlowClient } from '../../src/flow/client.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { readMember } from '../../src/pingone/json.js'
import { buildEndpoints } from '../../src/pingone/region.js'
import { documentedStatuses } from '../flow/documented-statuses.js'
import { startScriptedServer, text } from '../support/scripted-server.js'
import type { ReceivedRequest, ScriptedServer } from '../support/scripted-server.js'
import { offered, type Act } from './client-calls.js'
import { readings } from './client-readings.js'
import { listFixtures, placeholders, readFixture } from './fixtures.js'
import type { Fixture } from './fixtures.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const { env } = placeholders

/** What the call gives or rejects with. */
async function outcomeOf(act: Act, fixture: Fixture): Promise<unknown> {
  const { status, headers, body } = fixture.response
  server.script(text(status, body === undefined ? '' : JSON.stringify(body), headers))
  const client = createFlowClient({
    environmentBaseUrl: `${server.origin}/${env}`,
    fetch: createPingOneFetch({ origin: server.origin, timeoutMs: 5000 }),
  })
  return act(client).catch((error: unknown) => error)
}

describe('the flow client reads', () => {
  it.each(Object.entries(readings))('%s', async (name, [act, outcome]) => {
    const fixture = readFixture(name, server.origin)
    expect(await outcomeOf(act, fixture)).toMatchObject(outcome)
    const [sent]: readonly ReceivedRequest[] = server.requests
    expect(`${sent?.method} ${sent?.path}`).toBe(
      `${fixture.request.method} ${fixture.request.path}`,
    )
    const { contentType, body } = fixture.request
    if (name === sentWithoutVendorType || contentType === undefined) return
    expect(sent?.headers['content-type']).toBe(contentType)
    expect(JSON.parse(sent?.body ?? '')).toEqual(body)
  })
})

/** It shows what PingOne says to a request that the client never makes. */
const sentWithoutVendorType = 'otp-check-without-vendor-type'

describe('the fixtures', () => {
  it('show every documented action, and every documented status in an answer', () => {
    const exchanges = listFixtures().map((name) => readFixture(name, server.origin))
    const sent = exchanges.map(({ request }) => request.contentType)
    for (const action of offered) {
      expect(sent).toContain(`application/vnd.pingidentity.${action}+json`)
    }
    const reported = exchanges.map(({ response }) => readMember(response.body, 'status'))
    for (const status of documentedStatuses) {
      expect(reported).toContain(status)
    }
  })
})

describe('every fixture', () => {
  it('is read by a client', () => {
    expect(listFixtures()).toEqual([...Object.keys(readings), 'discovery'].sort())
  })

  it.each(listFixtures())('%s names its source and what kind of evidence it is', (name) => {
    const fixture = readFixture(name, server.origin)
    expect(fixture.title).not.toBe('')
    expect(fixture.source.length).toBeGreaterThan(0)
    for (const source of fixture.source) expect(new URL(source).protocol).toBe('https:')
    expect(['documented', 'inferred']).toContain(fixture.evidence)
    expect(JSON.stringify(fixture)).not.toMatch(/\{[a-z]+\}/)
  })
})

describe('discovery', () => {
  it('has the issuer and the addresses that are built for an environment', () => {
    const { issuer, environmentBaseUrl } = buildEndpoints({
      environmentId: env,
      authBaseUrl: server.origin,
    })
    const { request, response } = readFixture('discovery', server.origin)
    expect(response.body).toMatchObject({
      issuer,
      authorization_endpoint: `${environmentBaseUrl}/as/authorize`,
      jwks_uri: `${environmentBaseUrl}/as/jwks`,
    })
    expect(server.origin + request.path).toBe(`${issuer}/.well-known/openid-configuration`)
  })
})
