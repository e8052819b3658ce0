// A local PingOne: sign-on and platform API of one or more environments, with an inbox for the codes.
import type { Router } from 'express'
import { createClock } from './clock.js'
import type { ConsoleLink as EmulatorLink, ConsoleOptions } from './console/console-options.js'
import { createConsole } from './console/router.js'
import type { EmulatorParts } from './exchange.js'
import { createFaults } from './faults.js'
import { createSigningKeys } from './keys.js'
import { listen } from './listener.js'
import { notifying } from './emulator-events.js'
import type { EmulatorEvent } from './emulator-events.js'
import { createOutbox } from './outbox.js'
import type { OutboxMessage } from './outbox.js'
import { createPhones } from './phones.js'
import { listConsoleUsers, listUsers, type EmulatorUser } from './people.js'
import { createRequestLog } from './request-log.js'
import type { Application, EmulatorState, EnvironmentState } from './resources.js'
import { buildEmptySeed } from './seed-empty.js'
import { createFixedSecret, createSecret } from './secrets.js'
import { buildSeed, seedIds } from './seed.js'
import { buildApplication } from './server.js'
import { createStore } from './store.js'

export type { EmulatorEvent, EmulatorLink, EmulatorState, EmulatorUser, OutboxMessage }

/** What {@link createEmulator} can be told. */
export interface EmulatorOptions {
  /** TCP port. Default: 0, any free one. */
  readonly port?: number
  /** Address to listen on. Default: `127.0.0.1`, so that nobody else can reach it. */
  readonly host?: string
  /** The URL clients see, when a proxy stands in front. Default: scheme, host and port listened on. */
  readonly externalUrl?: string
  /** Further names it answers to, such as that of a service among containers. Default: none. */
  readonly hostNames?: readonly string[]
  /** PEM texts; with them the emulator speaks https and its cookies are `Secure`. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /**
   * All resources, as `GET /_emulator/state` prints them; or `empty`, one environment as PingOne makes
   * it, with nothing of one's own but a worker application. Default: one environment, "Alder Bank".
   */
  readonly seed?: EmulatorState | 'empty'
  /**
   * Make new client secrets at every start. Default: false, they are always the same for the default seed
   * and for `empty`, so that an app that keeps running keeps working after the emulator was started anew.
   * Both are there to be read: neither protects anything.
   */
  readonly randomSecrets?: boolean
  /**
   * Public URLs of the relying parties: their `/callback`, their sign-off pages and their origin are
   * registered with the default seed's applications. Default: `http://localhost:3000`.
   */
  readonly baseUrls?: readonly string[]
  /** Pages beside the emulator that its inbox leads to: http or https addresses, and what they are called. Default: none. */
  readonly links?: readonly EmulatorLink[]
  /** Told of every message sent. What it throws is ignored. */
  readonly onEvent?: (event: EmulatorEvent) => void
}

/** The applications that {@link Emulator.env} knows. */
export type EmulatorApplication = 'embedded' | 'hosted' | 'worker'

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, or the external URL; no trailing slash. */
  readonly url: string
  /** The first environment's id. */
  readonly environmentId: string
  /** Where people read their codes. */
  readonly inboxUrl: string
  /** Whom one can sign on as. */
  readonly users: readonly EmulatorUser[]
  /**
   * The `PINGONE_*` variables of a relying party that signs on here, or of a worker that sets the
   * environment up.
   *
   * @param application Which of the default seed's three: `embedded` (default), `hosted` or `worker`.
   *   With a seed of one's own: its first application that people sign on to, its second, its first
   *   worker. The client is left out when there is no such application.
   * @returns Names and values, as they would stand in a `.env` file.
   */
  env(application?: EmulatorApplication): Record<string, string>
  /** Back to the seed: resources, flows, sessions, tokens, messages, faults, clock. Keys and secrets stay. */
  reset(): void
  /** Stops listening and ends every connection; twice is fine. */
  close(): Promise<void>
}

/**
 * Starts a local PingOne.
 *
 * For development and tests: people sign on in the browser and read their codes in the inbox, tests
 * drive it over HTTP. It answers as PingOne documents; what it does not know it answers with 501.
 *
 * > [!WARNING]
 * > It sends nothing and protects nothing: codes, passwords and secrets are there to be read.
 *
 * @param options Where to listen, what to start from.
 * @returns The running emulator, listening.
 * @throws {Error} When `NODE_ENV` is `production`, or the port cannot be listened on.
 * @throws {TypeError} When `seed` is no emulator state, or a link no address; the message names it.
 * @see [PingOne Flows](https://developer.pingidentity.com/pingone-api/auth/flows.html)
 * @example
 * const emulator = await createEmulator({ baseUrls: ['http://localhost:3000'] })
 * Object.assign(process.env, emulator.env())
 * console.log(`Codes arrive at ${emulator.inboxUrl}`)
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The PingOne emulator does not run with NODE_ENV=production: it protects nothing.',
    )
  }
  const { baseUrls = ['http://localhost:3000'] } = options
  const clock = createClock()
  const store = createStore(chooseSeed(options, baseUrls))
  const outbox = notifying(createOutbox({ clock }), options.onEvent)
  const faults = createFaults()
  const requestLog = createRequestLog({ now: () => clock.now() })
  const keys = await createSigningKeys()
  let url = ''

  function reset(): void {
    store.reset()
    outbox.clear()
    faults.clear()
    clock.reset()
  }

  const parts: EmulatorParts = { clock, outbox, store, keys, url: () => url }
  const surroundings = {
    log: requestLog.middleware,
    faults: faults.middleware,
    console: buildConsole(parts, { faults, requestLog, reset, links: readLinks(options.links) }),
  }
  const application = buildApplication(parts, surroundings, options.hostNames)
  const listener = await listen(application, options)
  url = withoutSlash(options.externalUrl ?? listener.url)

  return {
    url,
    get environmentId() {
      return firstEnvironment(store.state).id
    },
    inboxUrl: `${url}/_emulator`,
    get users() {
      return listUsers(store.state, clock.now())
    },
    env: (name = 'embedded') => buildEnv(url, firstEnvironment(store.state), name),
    reset,
    close: () => listener.close(),
  }
}

/** The console, with what only this emulator's parts can do. */
function buildConsole(
  { clock, outbox, store, keys, url }: EmulatorParts,
  own: Pick<ConsoleOptions, 'faults' | 'requestLog' | 'links'> & { readonly reset: () => void },
): Router {
  return createConsole({
    clock,
    outbox,
    faults: own.faults,
    requestLog: own.requestLog,
    phones: createPhones({ clock, outbox, store }),
    url,
    readState: () => store.read(),
    writeState: (state) => store.write(state),
    resetState: own.reset,
    rotateKeys: () => keys.rotate(),
    users: () => listConsoleUsers(store.state, clock.now()),
    links: own.links,
  })
}

/** Only what a browser opens as a page: a script in an address would run beside codes and secrets. */
function readLinks(links: readonly EmulatorLink[] = []): readonly EmulatorLink[] {
  const wrong = links.find(
    ({ url }) => !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol),
  )
  if (wrong === undefined) return links
  throw new TypeError(
    `createEmulator: \`links\` has "${wrong.url}", which is no http or https address`,
  )
}

function chooseSeed(
  { seed, randomSecrets = false }: EmulatorOptions,
  baseUrls: readonly string[],
): EmulatorState {
  const source = randomSecrets ? createSecret : createFixedSecret
  if (seed === 'empty') return buildEmptySeed(source)
  return seed ?? buildSeed(baseUrls.map(withoutSlash), source)
}

function buildEnv(
  url: string,
  environment: EnvironmentState,
  name: EmulatorApplication,
): Record<string, string> {
  const application = findApplication(environment, name)
  const common = { PINGONE_ENVIRONMENT_ID: environment.id, PINGONE_AUTH_BASE_URL: url }
  const prefix = name === 'worker' ? 'PINGONE_WORKER_' : 'PINGONE_'
  const { id, secret } = application ?? {}
  return {
    ...common,
    ...(name === 'worker'
      ? { PINGONE_API_BASE_URL: `${url}/v1`, PINGONE_WORKER_ENVIRONMENT_ID: environment.id }
      : {}),
    ...(id === undefined ? {} : { [`${prefix}CLIENT_ID`]: id }),
    ...(secret === undefined ? {} : { [`${prefix}CLIENT_SECRET`]: secret }),
  }
}

/** The one of that id, else the first, or second, of its kind. */
function findApplication(
  { applications }: EnvironmentState,
  name: EmulatorApplication,
): Application | undefined {
  const fitting = applications.filter(({ type }) => (type === 'WORKER') === (name === 'worker'))
  return (
    fitting.find(({ id }) => id === seedIds[name]) ??
    fitting[name === 'hosted' ? 1 : 0] ??
    fitting[0]
  )
}

function firstEnvironment({ environments }: EmulatorState): EnvironmentState {
  const [first] = environments
  if (first === undefined) throw new Error('The emulator has no environment: its state is empty.')
  return first
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
