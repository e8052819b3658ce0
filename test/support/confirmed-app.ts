// Processes of one app over one Redis, with a ledger that counts what they execute, and users who are signed on.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { openEntrance, type AppProcesses, type Entrance } from './app-process.js'
import { createAgent, type Agent } from './browser.js'
import { openLedger, type Ledger } from './ledger.js'
import { openRedisStores, type RedisStores } from './redis-stores.js'
import { signOn } from './sign-on.js'
import { connectionTo } from './start-app.js'
import { controlEmulator, startEmulator } from './start-emulator.js'
import { unlimited } from './limits.js'

/** How the processes are made. */
export interface ConfirmedAppOptions {
  readonly redisUrl: string
  readonly count: number
  readonly seed: number
  /** `torn`: a store whose `replace` is no compare-and-set. */
  readonly replace?: 'torn'
  readonly options?: PingOneMfaOptions
}

/** The processes and everything around them. */
export interface ConfirmedApp {
  readonly stores: RedisStores
  readonly entrance: Entrance
  readonly emulator: Emulator
  readonly processes: AppProcesses
  readonly ledger: Ledger
  /** A user's browser, at an address of its own; several may share a user. */
  signOn(username: string): Promise<Agent>
  /** Lets only this process take requests; without an index all do. */
  only(index?: number): void
  /** As at the start: nothing stored, nothing sent, nothing counted. */
  freshen(): Promise<void>
  close(): Promise<void>
}

/** Starts the processes; limits of the throttle are out of the way. */
export async function startConfirmedApp(given: ConfirmedAppOptions): Promise<ConfirmedApp> {
  const { redisUrl, count, seed, replace, options = {} } = given
  const stores = await openRedisStores({ url: redisUrl })
  const entrance = await openEntrance()
  const emulator = await startEmulator({ baseUrls: [entrance.baseUrl] })
  const ledger = await openLedger()
  const processes = await entrance.start({
    count,
    seed,
    environment: {
      REDIS_URL: redisUrl,
      STATE_PREFIX: stores.statePrefix,
      SESSION_PREFIX: stores.sessionPrefix,
      LEDGER_URL: ledger.url,
      ...(replace !== undefined && { STATE_REPLACE: replace }),
    },
    options: {
      ...connectionTo(emulator),
      throttle: unlimited,
      ...options,
    },
  })
  let addresses = 0
  return {
    stores,
    entrance,
    emulator,
    processes,
    ledger,
    async signOn(username) {
      const address = `203.0.113.${String((addresses += 1))}`
      const agent = createAgent(entrance.baseUrl, { headers: { 'x-forwarded-for': address } })
      const landed = await signOn(agent, { emulator, username })
      if (landed.status !== 200) throw new Error(`${username} was answered ${landed.status}`)
      return agent
    },
    only: (index) => {
      processes.processes.forEach((process, at) => {
        process.rest(index !== undefined && at !== index)
      })
    },
    async freshen() {
      await controlEmulator(emulator, 'reset')
      await stores.forget()
      ledger.forget()
    },
    async close() {
      await processes.close()
      await entrance.close()
      await emulator.close()
      await ledger.close()
      await stores.close()
    },
  }
}
