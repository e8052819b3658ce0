// Starts the bank: settings, its port, a local PingOne when none is configured, and a tidy end.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { createApp } from './app.js'
import { createEarlyRequests } from './early-requests.js'
import { greet } from './greeting.js'
import { isPortTaken, listen, PortTakenError } from './listen.js'
import { startLocalPingOne, type LocalPingOne } from './local-pingone.js'
import { readSettings, SettingError, type Settings } from './settings.js'
import { openStores } from './stores.js'
import { createTidyEnd, type TidyEnd } from './tidy-end.js'

if (existsSync('.env')) process.loadEnvFile('.env')
try {
  await start(readSettings(process.env))
} catch (error) {
  console.error(`\n${explain(error)}\n`)
  process.exit(1)
}

async function start(settings: Settings): Promise<void> {
  const stores = await openStores(settings.redisUrl)
  // The port is taken before there is an app: its public URL has to be known.
  const early = createEarlyRequests()
  const server = createServer(early.handle)
  const end = createTidyEnd(server)
  const port = await listen(server, settings)
  const baseUrl = settings.baseUrl ?? `http://localhost:${String(port)}`
  const local = settings.usesEmulator ? await startPingOne(settings, baseUrl) : undefined
  const app = createApp({
    baseUrl,
    sessionSecret: settings.sessionSecret,
    ...(local?.passkeys !== undefined && { passkeys: local.passkeys }),
    ...(stores.sessionStore !== undefined && { sessionStore: stores.sessionStore }),
    pingone: {
      ...local?.connection,
      ...(stores.stateStore !== undefined && { stateStore: stores.stateStore }),
      ...(settings.acrValues !== undefined && { acrValues: settings.acrValues }),
    },
  })
  early.letIn(app)
  console.log(greet(baseUrl, local))
  stopOnSignal(end, () => Promise.all([local?.emulator.close(), stores.close()]))
}

/** The port matters to nobody who did not choose it: when 3001 is taken, any other will do. */
async function startPingOne(settings: Settings, baseUrl: string): Promise<LocalPingOne> {
  const port = settings.emulatorPort ?? 3001
  try {
    return await startLocalPingOne({ port, baseUrl })
  } catch (error) {
    if (!isPortTaken(error)) throw error
    if (settings.emulatorPort !== undefined) throw new PortTakenError('EMULATOR_PORT', port)
    return startLocalPingOne({ port: 0, baseUrl })
  }
}

/** Finishes the requests at hand, for at most five seconds, then closes what was opened. */
function stopOnSignal(end: TidyEnd, closeRest: () => Promise<unknown>): void {
  let stopping = false
  // Ctrl-C in a terminal reaches this process more than once: from the terminal and through npm.
  const stop = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 7000).unref()
    void end
      .close(5000)
      .then(closeRest)
      .then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** What an operator can mend is a sentence; anything else keeps its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isForOperator =
    error instanceof SettingError ||
    error instanceof PortTakenError ||
    error.name === 'ConfigError' ||
    error.name === 'ProvisioningError'
  return isForOperator ? error.message : (error.stack ?? error.message)
}
