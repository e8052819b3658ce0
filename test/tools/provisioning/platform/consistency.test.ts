// Which refusals are waited out as "not yet", and which are taken at their word.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, reset } from '../../../support/scripted-server.js'
import { collect, failureOf } from '../support/platform.js'
import {
  page,
  refusal,
  resourceId,
  startScriptedPlatform,
  type ScriptedClient,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const population = { id: resourceId, name: 'x' }
const userId = 'c0000000-4444-4444-8444-000000000005'
const otherId = 'd0000000-4444-4444-8444-000000000006'
const user = { id: userId, username: 'maya', enabled: true, population: { id: resourceId } }
const device = { id: otherId, type: 'SMS', status: 'ACTIVE', phone: '+46705550101' }
const made = json(201, population)
const missing = refusal(404, 'NOT_FOUND')
const forbidden = refusal(403, 'ACCESS_FAILED')
const attempts = (): number => platform.apiRequests().length
const reasons = ({ retries }: ScriptedClient): readonly string[] =>
  retries.map(({ reason }) => reason)

describe('404', () => {
  it('of what this client made is waited out', async () => {
    platform.script(made, missing, missing, json(200, population))
    const client = platform.createClient()
    await client.populations.create({ name: 'x' })
    expect(await client.populations.read(resourceId)).toEqual(population)
    expect(reasons(client)).toEqual(['not_yet', 'not_yet'])
    expect(client.waits[1]).toBeGreaterThan(client.waits[0] ?? 0)
  })

  it('below what a list has just shown is waited out, also when it creates', async () => {
    platform.script(page('users', [user]), missing, json(201, device))
    const client = platform.createClient()
    await collect(client.users.list())
    expect((await client.devices.create(userId, { type: 'SMS' })).id).toBe(otherId)
    expect(platform.apiRequests().filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it('of what another resource names is waited out', async () => {
    platform.script(json(200, user), missing, json(200, population))
    const client = platform.createClient()
    await client.users.read(userId)
    expect(await client.populations.read(resourceId)).toEqual(population)
  })

  it('of the environment itself and of its templates is waited out', async () => {
    platform.script(missing, page('populations', []), missing, page('contents', []))
    const client = platform.createClient()
    expect(await collect(client.populations.list())).toEqual([])
    expect(await collect(client.templateContents.list('transaction'))).toEqual([])
    expect(reasons(client)).toEqual(['not_yet', 'not_yet'])
  })

  it('of what nobody has seen is believed', async () => {
    platform.script(missing)
    const client = platform.createClient()
    expect(await failureOf(client.populations.read(resourceId))).toMatchObject({ status: 404 })
    expect(await failureOf(collect(client.devices.list(userId)))).toMatchObject({ status: 404 })
    expect(attempts()).toBe(2)
  })

  it('of what this client deleted is believed, and of all that was in it', async () => {
    platform.script(json(200, user), json(200, device), json(204, {}), missing)
    const client = platform.createClient()
    await client.users.read(userId)
    await client.devices.read(userId, otherId)
    await client.users.delete(userId)
    expect(await failureOf(client.users.read(userId))).toMatchObject({ status: 404 })
    expect(await failureOf(client.devices.read(userId, otherId))).toMatchObject({ status: 404 })
    expect(attempts()).toBe(5)
  })

  it('is believed a while after something was shown', async () => {
    let nowMs = 0
    platform.script(json(200, population), missing)
    const client = platform.createClient({ nowMs: () => nowMs })
    await client.populations.read(resourceId)
    nowMs += 60_001
    expect(await failureOf(client.populations.read(resourceId))).toMatchObject({ status: 404 })
    expect(client.retries).toEqual([])
  })
})

describe('403', () => {
  it('is waited out in the first seconds of a client', async () => {
    platform.script(forbidden, forbidden, json(200, population))
    const client = platform.createClient()
    expect(await client.populations.read(resourceId)).toEqual(population)
    expect(reasons(client)).toEqual(['not_yet', 'not_yet'])
  })

  it('is believed later, and when it is about something else', async () => {
    let nowMs = 0
    platform.script(json(200, population), forbidden, refusal(403, 'LICENSE_EXCEEDED'))
    const client = platform.createClient({ nowMs: () => nowMs })
    await client.populations.read(resourceId)
    nowMs += 30_001
    expect(await failureOf(client.populations.read(resourceId))).toMatchObject({ status: 403 })
    nowMs -= 30_001
    expect(await failureOf(client.populations.read(resourceId))).toMatchObject({ status: 403 })
    expect(client.retries).toEqual([])
  })
})

describe('400', () => {
  const blames = (target: string, code = 'INVALID_VALUE', message = 'no') =>
    refusal(400, 'INVALID_DATA', [{ code, target, message }])

  it.each([
    ['population', 'INVALID_VALUE', 'no'],
    ['population.id', 'CONSTRAINT_VIOLATION', 'no'],
    ['body', 'INVALID_VALUE', `there is no ${resourceId}`],
  ])('that blames what was just made (%s) is waited out', async (target, code, message) => {
    platform.script(made, blames(target, code, message), json(201, user))
    const client = platform.createClient()
    await client.populations.create({ name: 'x' })
    await client.users.create({ username: 'maya', population: { id: resourceId } })
    expect(reasons(client)).toEqual(['not_yet'])
  })

  it.each([
    ['another member', blames('username')],
    ['a name that is taken', blames('population', 'UNIQUENESS_VIOLATION')],
    ['a limit', blames('population', 'LIMIT_EXCEEDED')],
    ['nothing', refusal(400, 'INVALID_DATA')],
  ])('that blames %s is believed', async (_what, answer) => {
    platform.script(made, answer)
    const client = platform.createClient()
    await client.populations.create({ name: 'x' })
    const error = await failureOf(
      client.users.create({ username: 'maya', population: { id: resourceId } }),
    )
    expect(error).toMatchObject({ status: 400 })
    expect(client.retries).toEqual([])
  })

  it('that blames what was there before is believed', async () => {
    platform.script(json(200, population), blames('population'))
    const client = platform.createClient()
    await client.populations.read(resourceId)
    const error = await failureOf(
      client.users.create({ username: 'maya', population: { id: resourceId } }),
    )
    expect(error).toMatchObject({ status: 400 })
    expect(client.retries).toEqual([])
  })
})

describe('a removal that something stands in the way of', () => {
  const inUse = refusal(409, 'CONSTRAINT', [{ code: 'INVALID_VALUE', target: 'signOnPolicies' }])

  it('is asked for again when something was just removed, three times at most', async () => {
    platform.script(json(204, {}), inUse)
    const client = platform.createClient()
    await client.users.delete(userId)
    expect(await failureOf(client.populations.delete(resourceId))).toMatchObject({ status: 409 })
    expect(reasons(client)).toEqual(['not_yet', 'not_yet', 'not_yet'])
  })

  it('is believed when nothing was', async () => {
    platform.script(inUse)
    const client = platform.createClient()
    expect(await failureOf(client.populations.delete(resourceId))).toMatchObject({ status: 409 })
    expect(client.retries).toEqual([])
  })
})

describe('waiting', () => {
  it('ends with the attempts, and says how long it was', async () => {
    platform.script(made, missing)
    const client = platform.createClient({ maxAttempts: 3 })
    await client.populations.create({ name: 'x' })
    const error = await failureOf(client.populations.read(resourceId))
    expect(error).toMatchObject({
      status: 404,
      message: expect.stringMatching(
        /^PingOne refused to read population \(404 NOT_FOUND\): it is not there, or not any more\. Read the environment again and repeat what you did\. PingOne was asked 3 times over [23] s, because what is new there may take a moment to be seen\.$/,
      ) as string,
    })
  })

  it('is not there when it is not wanted', async () => {
    platform.script(forbidden)
    const client = platform.createClient({ waitForConsistency: false })
    expect(await failureOf(client.populations.read(resourceId))).toMatchObject({ status: 403 })
    expect(client.retries).toEqual([])
  })

  it('never repeats a creation that may have been done', async () => {
    platform.script(made, missing, reset, json(201, user))
    const client = platform.createClient()
    await client.populations.create({ name: 'x' })
    const error = await failureOf(client.users.create({ username: 'maya' }))
    expect(error).toMatchObject({ code: 'ERR_PINGONE_UPSTREAM', reached: 'unknown' })
    expect(attempts()).toBe(3)
  })
})
