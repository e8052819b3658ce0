// createEmulator: starting, state in and out, reset, limits, closing.
import { afterEach, describe, expect, it } from 'vitest'
import {
  createEmulator,
  type Emulator,
  type EmulatorEvent,
  type EmulatorOptions,
} from '../../../src/tools/emulator/index.js'
import { createBoundedMap } from '../../../src/tools/emulator/bounded-map.js'
import { parseState } from '../../../src/tools/emulator/parse-state.js'
import { buildSeed } from '../../../src/tools/emulator/seed.js'
import { advanceClock, createClient, matching, openFlow, readOtp, signOn, text } from './drive.js'

const running: Emulator[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()))
})

describe('createEmulator', () => {
  it('listens on loopback and tells a relying party all it needs', async () => {
    const emulator = await start()
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(emulator.inboxUrl).toBe(`${emulator.url}/_emulator`)
    expect(emulator.env()).toEqual({
      PINGONE_ENVIRONMENT_ID: 'e0a1de00-0000-4000-8000-000000000001',
      PINGONE_AUTH_BASE_URL: emulator.url,
      PINGONE_CLIENT_ID: 'a0a1de00-0000-4000-8000-000000000001',
      PINGONE_CLIENT_SECRET: matching(/^[A-Za-z0-9_-]{64}$/),
    })
    expect(emulator.env('hosted')['PINGONE_CLIENT_ID']).toBe('a0a1de00-0000-4000-8000-000000000002')
    expect(emulator.users.map(({ username }) => username)).toEqual([
      'maya',
      'elin',
      'sam',
      'noor',
      'lars',
      'ines',
      'petra',
    ])
    expect(emulator.users[0]).toEqual({
      username: 'maya',
      password: 'Winter-Harbour-42',
      description: 'gets a text message',
    })
  })

  it('refuses to run in production, and says so', async () => {
    const before = process.env['NODE_ENV']
    process.env['NODE_ENV'] = 'production'
    try {
      await expect(createEmulator()).rejects.toThrow(
        'The PingOne emulator does not run with NODE_ENV=production: it protects nothing.',
      )
    } finally {
      process.env['NODE_ENV'] = before
    }
  })

  it('registers what belongs to the base URLs', async () => {
    const emulator = await start({ baseUrls: ['https://bank.example/app/'] })
    const opened = await createClient(emulator).authorize({
      redirect_uri: 'https://bank.example/app/callback',
    })
    expect(opened.status).toBe(200)
    const [environment] = buildSeed(['https://bank.example/app']).environments
    expect(environment?.applications[0]).toMatchObject({
      postLogoutRedirectUris: [
        'https://bank.example/app',
        'https://bank.example/app/',
        'https://bank.example/app/logout',
      ],
      corsSettings: { origins: ['https://bank.example'] },
    })
  })

  it('names itself by its external URL', async () => {
    const emulator = await start({ externalUrl: 'http://localhost:8443/' })
    expect(emulator.url).toBe('http://localhost:8443')
  })

  it('rejects when the port is taken', async () => {
    const emulator = await start()
    const port = Number(new URL(emulator.url).port)
    await expect(createEmulator({ port })).rejects.toThrow(/EADDRINUSE/)
  })

  it('tells of every message, whatever the listener throws', async () => {
    const events: EmulatorEvent[] = []
    const emulator = await start({
      onEvent(event) {
        events.push(event)
        throw new Error('a listener that fails')
      },
    })
    await openFlow(createClient(emulator), 'maya')
    expect(events).toMatchObject([
      { type: 'message.sent', message: { destination: '+46705550101' } },
    ])
  })

  it('closes twice, also with a connection open', async () => {
    const emulator = await start()
    await fetch(emulator.inboxUrl)
    await Promise.all([emulator.close(), emulator.close()])
    await expect(fetch(emulator.inboxUrl)).rejects.toThrow('fetch failed')
  })
})

describe('the state', () => {
  it('printed by one emulator is the seed of another, secrets and unknown members too', async () => {
    const first = await start()
    const printed: unknown = await (await fetch(`${first.inboxUrl}/state`)).json()
    const seed = parseState(printed)
    Object.assign(seed.environments[0] ?? {}, { somethingNew: { kept: true } })
    const second = await start({ seed })
    expect(second.env()).toEqual({ ...first.env(), PINGONE_AUTH_BASE_URL: second.url })
    expect(await (await fetch(`${second.inboxUrl}/state`)).json()).toEqual(seed)
    expect((await signOn(second, createClient(second))).status).toBe(200)
  })

  it('that is none is refused, naming every member that is wrong', () => {
    const seed: unknown = JSON.parse(JSON.stringify(buildSeed([])))
    const environment = (seed as { environments: Record<string, unknown>[] }).environments[0] ?? {}
    environment['users'] = [{ id: 'u', username: '', enabled: 'yes', mfaEnabled: true }]
    environment['mfaSettings'] = { lockout: { failureCount: -1 } }
    expect(() => parseState(seed)).toThrow(
      new TypeError(
        'This is no emulator state: state.environments[0].users[0].username must be a text; ' +
          'state.environments[0].users[0].enabled must be true or false; ' +
          'state.environments[0].mfaSettings.lockout.failureCount must be a whole number.',
      ),
    )
  })

  it.each([undefined, null, [], 'text', {}])('cannot be %j', (value) => {
    expect(() => parseState(value)).toThrow(/^This is no emulator state: state/)
  })

  it('that is refused by the console changes nothing', async () => {
    const emulator = await start()
    const answer = await fetch(`${emulator.inboxUrl}/state`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"environments":[{}]}',
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('state.environments[0].id must be a text')
    expect((await createClient(emulator).authorize()).status).toBe(200)
  })

  it('of several environments keeps them apart', async () => {
    const [one, two] = [buildSeed(['http://localhost:3000']), buildSeed(['http://localhost:3000'])]
    const [first, second] = [one.environments[0], two.environments[0]]
    if (first === undefined || second === undefined) throw new Error('no environment')
    second.id = 'e0a1de00-0000-4000-8000-000000000002'
    const emulator = await start({ seed: { environments: [first, second] } })
    const client = createClient(emulator)
    const code = await obtainCode(emulator)
    const flowId = text((await client.authorize()).body, 'id')
    const other = `${emulator.url}/${second.id}`
    expect((await client.get(`${other}/flows/${flowId}`)).status).toBe(404)
    const answer = await client.form(
      `${other}/as/token`,
      { grant_type: 'authorization_code', code },
      {
        authorization: encode(
          `${second.applications[0]?.id ?? ''}:${second.applications[0]?.secret ?? ''}`,
        ),
      },
    )
    expect(answer.body['error']).toBe('invalid_grant')
  })
})

describe('reset', () => {
  it('forgets flows, sessions, tokens, messages, changes and the clock; keys and secrets stay', async () => {
    const emulator = await start()
    const before = emulator.env()
    const client = createClient(emulator)
    await signOn(emulator, client)
    const flowId = await openFlow(createClient(emulator), 'elin')
    await advanceClock(emulator, 3600)
    emulator.reset()
    expect((await client.get(`/flows/${flowId}`)).status).toBe(404)
    expect((await client.authorize()).body['status']).toBe('SIGN_ON_REQUIRED')
    expect(await (await fetch(`${emulator.inboxUrl}/messages`)).json()).toEqual([])
    const clock = text(await (await fetch(`${emulator.inboxUrl}/clock`)).json(), 'now')
    expect(Math.abs(Date.parse(clock) - Date.now())).toBeLessThan(5000)
    expect(emulator.env()).toEqual(before)
  })
})

describe('a bounded map', () => {
  it('drops the oldest entry beyond its limit, and a renewed one is the newest', () => {
    const map = createBoundedMap<number>(2)
    map.set('a', 1)
    map.set('b', 2)
    map.set('a', 3)
    map.set('c', 4)
    expect([...map.values()]).toEqual([3, 4])
    expect(map.take('a')).toBe(3)
    expect(map.get('a')).toBeUndefined()
  })
})

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator(options)
  running.push(emulator)
  return emulator
}

async function obtainCode(emulator: Emulator): Promise<string> {
  const client = createClient(emulator)
  const flowId = await openFlow(client, 'maya', { redirect_uri: '' })
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return text((await client.resume(flowId)).body, 'authorizeResponse', 'code')
}

function encode(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`
}
