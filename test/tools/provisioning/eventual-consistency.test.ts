// A PingOne that is behind what it has just done, at every call in turn: the run waits, and nothing is made twice.
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  createPlatformClient,
  destroy,
  emailMfa,
  expressApp,
  mfaSettings,
  plan,
  readWorkerEnvironment,
  smsTransactionApproval,
  type PlatformClientOptions,
  type Recipe,
} from 'express-pingone-mfa/provisioning'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { failureOf } from './support/platform.js'
import { createLaggingPingOne, type Lag, type LaggingPingOne } from './support/lagging-pingone.js'
import {
  createWorld,
  everyKind,
  readPlainState,
  readPlainWorld,
  startEmptyEmulator,
  type RealWorld,
} from './support/real-world.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const baseUrl = 'http://localhost:3000'
const recipes: readonly Recipe[] = [
  everyKind,
  smsTransactionApproval({ baseUrl }),
  emailMfa({ baseUrl }),
  mfaSettings({ lockout: { failureCount: 6, durationSeconds: 1200 } }),
]

/** The same names, and something else about nearly everything. */
const everyKindChanged: Recipe = expressApp({
  baseUrl: 'http://localhost:4000',
  deviceTypes: ['SMS', 'EMAIL'],
  otpLength: 8,
  scopes: ['profile'],
  approvalMessages: [{ deliveryMethod: 'SMS', content: '${otp} ${sum}' }],
  mfaSettings: { lockout: { failureCount: 7, durationSeconds: 900 } },
  withTestUser: true,
  testUsers: [
    {
      username: 'maya',
      given: 'Maja',
      family: 'Lind',
      email: 'maja@example.com',
      phone: '+46705550101',
      devices: ['SMS'],
      hasPassword: true,
    },
  ],
})

const calm = { confirm: () => true, wait: () => Promise.resolve() }

interface Lagging {
  readonly world: RealWorld
  readonly pingOne: LaggingPingOne
  readonly run: (recipe: Recipe) => Promise<unknown>
}

function startLagging(): Lagging {
  const world = createWorld(emulator)
  const pingOne = createLaggingPingOne()
  const run = (recipe: Recipe): Promise<unknown> =>
    world.apply(recipe, { client: world.client(pingOne.fetch) })
  return { world, pingOne, run }
}

/** Runs with the lag at each call in turn; `prepare` is without lag. Returns how often something was late. */
async function lagAtEveryCall(
  lag: Lag,
  story: {
    readonly prepare?: (lagging: Lagging) => Promise<unknown>
    readonly run: (lagging: Lagging) => Promise<unknown>
    readonly read: (lagging: Lagging) => Promise<unknown>
  },
): Promise<number> {
  const untroubled = startLagging()
  await story.prepare?.(untroubled)
  untroubled.pingOne.lagAt(0, lag)
  await story.run(untroubled)
  const calls = untroubled.pingOne.countCalls()
  const wanted = await story.read(untroubled)
  let late = 0
  for (let nth = 1; nth <= calls; nth += 1) {
    const lagging = startLagging()
    await story.prepare?.(lagging)
    lagging.pingOne.lagAt(nth, lag)
    await story.run(lagging)
    late += lagging.pingOne.countLate()
    expect(await story.read(lagging), `${lag} at call ${nth}`).toEqual(wanted)
    expect(lagging.pingOne.writes, `${lag} at call ${nth}`).toEqual(untroubled.pingOne.writes)
  }
  return late
}

describe.each(recipes.map((recipe) => [recipe.name, recipe] as const))('%s', (_name, recipe) => {
  test.each(['no role yet', 'not found yet'] as const)(
    '%s at any call of apply: it is waited for, and nothing is made twice',
    { timeout: 240_000 },
    async (lag) => {
      const late = await lagAtEveryCall(lag, {
        run: ({ run }) => run(recipe),
        read: ({ world }) => readPlainWorld(world, recipe),
      })
      expect(late).toBeGreaterThan(2)
    },
  )
})

describe('destroy', () => {
  test.each(['no role yet', 'not found yet'] as const)(
    '%s at any call: nothing is left',
    { timeout: 240_000 },
    async (lag) => {
      await lagAtEveryCall(lag, {
        prepare: ({ world }) => world.apply(everyKind),
        run: ({ world, pingOne }) =>
          destroy(everyKind, { ...world, ...calm, client: world.client(pingOne.fetch) }),
        read: ({ world }) => readPlainWorld(world, everyKind),
      })
    },
  )
})

describe('read-your-writes', () => {
  test(
    'a reference to what was just made is refused at first: it is asked for again',
    { timeout: 240_000 },
    async () => {
      const late = await lagAtEveryCall('reference not found yet', {
        run: ({ run }) => run(everyKind),
        read: ({ world }) => readPlainWorld(world, everyKind),
      })
      expect(late).toBeGreaterThan(8)
    },
  )

  test(
    'a second run right after the first sees old lists: it makes nothing twice',
    { timeout: 240_000 },
    async () => {
      const late = await lagAtEveryCall('read as it was before', {
        prepare: ({ run }) => run(everyKind),
        run: ({ run }) => run(everyKind),
        read: ({ world }) => readPlainState(world.emulator),
      })
      expect(late).toBeGreaterThan(20)
    },
  )

  test(
    'what was changed is read as it was before: the run waits until it shows',
    { timeout: 240_000 },
    async () => {
      const late = await lagAtEveryCall('read as it was before', {
        prepare: ({ run }) => run(everyKind),
        run: ({ run }) => run(everyKindChanged),
        read: ({ world }) => readPlainState(world.emulator),
      })
      expect(late).toBeGreaterThan(20)
    },
  )

  test(
    'what was removed is still shown: destroy waits until it is gone',
    { timeout: 240_000 },
    async () => {
      await lagAtEveryCall('read as it was before', {
        prepare: ({ run }) => run(everyKind),
        run: ({ world, pingOne }) =>
          destroy(everyKind, { ...world, ...calm, client: world.client(pingOne.fetch) }),
        read: ({ world }) => readPlainWorld(world, everyKind),
      })
    },
  )
})

describe('the end of waiting', () => {
  function connect(options: Partial<PlatformClientOptions>) {
    return createPlatformClient({
      ...readWorkerEnvironment(emulator.env('worker')),
      wait: () => Promise.resolve(),
      ...options,
    })
  }
  const refuseAll =
    (status: number, code: string): typeof fetch =>
    (input, init) =>
      (input instanceof Request ? input.url : input.toString()).endsWith('/as/token')
        ? fetch(input, init)
        : Promise.resolve(Response.json({ code, message: 'no' }, { status }))

  test.each([
    [403, 'ACCESS_FAILED'],
    [404, 'NOT_FOUND'],
  ])('%i %s says how often and how long it was asked', async (status, code) => {
    const world = createWorld(emulator)
    const client = connect({ fetch: refuseAll(status, code), maxAttempts: 3 })
    const error = await failureOf(plan(everyKind, { ...world, client }))
    expect(error).toMatchObject({
      status,
      message: expect.stringMatching(
        / PingOne was asked 3 times over (2|3) s, because what is new there may take a moment to be seen\.$/,
      ) as string,
    })
  })
})
