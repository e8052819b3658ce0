// The bank on a provider whose every answer can be forged.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import session from 'express-session'
import {
  pingoneMfa,
  type PingOneError,
  type PingOneEvent,
  type PingOneMfaOptions,
} from 'express-pingone-mfa'
import { addBankRoutes } from './bank.js'
import { unlimited } from './limits.js'
import { createAgent, type Agent } from './browser.js'
import { closeServer } from './close-server.js'
import { createEditableStore, type EditableStore } from './editable-store.js'
import type { HostileProvider } from './hostile-provider.js'

/** A bank on a scripted provider. */
export interface HostileBank {
  readonly baseUrl: string
  readonly store: EditableStore
  readonly executed: unknown[]
  readonly events: PingOneEvent[]
  /** Errors the middleware told `onError`, oldest first. */
  readonly errors: PingOneError[]
  /** A browser in which the provider's user is signed on. */
  signOn(): Promise<Agent>
  close(): Promise<void>
}

/** Starts a bank on a provider, with limits that no table of forgeries reaches. */
export async function startHostileBank(
  provider: HostileProvider,
  setup: { readonly options?: PingOneMfaOptions; readonly routes?: (app: Express) => void } = {},
): Promise<HostileBank> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const store = createEditableStore()
  const bank = { executed: [], events: [], errors: [] } as {
    executed: unknown[]
    events: PingOneEvent[]
    errors: PingOneError[]
  }
  const app = express()
  app.use(session({ secret: 'a secret of the test', resave: false, saveUninitialized: false }))
  app.use(
    pingoneMfa({
      environmentId: provider.environmentId,
      authBaseUrl: provider.url,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      baseUrl,
      throttle: unlimited,
      approval: { openPerUser: 100 },
      stateStore: store,
      ...setup.options,
      onEvent: (event) => {
        bank.events.push(event)
      },
      onError: (error) => {
        bank.errors.push(error)
      },
    }),
  )
  addBankRoutes(app, bank.executed)
  setup.routes?.(app)
  server.on('request', app)
  return {
    ...bank,
    baseUrl,
    store,
    signOn: () => signOnAt(baseUrl, provider),
    close: () => closeServer(server),
  }
}

async function signOnAt(baseUrl: string, provider: HostileProvider): Promise<Agent> {
  const agent = createAgent(baseUrl)
  const start = await agent.get('/who', { follow: true })
  const { username, otp } = provider
  const page = await agent.submit(start, {
    button: 'continue',
    fields: { username },
    follow: true,
  })
  await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
  return agent
}
