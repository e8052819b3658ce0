// What a guard costs: requests a second with requiresAuth() and requiresMfa(), against express-session alone.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { pingoneMfa, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import session from 'express-session'
import { createAgent } from '../test/support/browser.js'
import { signOn } from '../test/support/sign-on.js'

const ROUNDS = 5
const REQUESTS_PER_ROUND = 2_000
const IN_FLIGHT = 20

interface Subject {
  readonly name: string
  readonly url: string
  readonly cookie: string
}

const emulatorPort = await findPort()
const baseUrl = `http://localhost:${String(await findPort())}`
const emulator = await createEmulator({ port: emulatorPort, baseUrls: [baseUrl] })
const servers: Server[] = []
const plain = await startPlain()
const [guarded, confirmed] = await startGuarded(emulator)
const subjects = [plain, guarded, confirmed]

for (const subject of subjects) await measure(subject)
const rounds: (readonly number[])[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const rates: number[] = []
  for (const subject of subjects) rates.push(await measure(subject))
  rounds.push(rates)
  const words = subjects.map(({ name }, at) => `${name} ${(rates[at] ?? 0).toFixed(0)}/s`)
  console.log(`round ${String(round + 1)}: ${words.join(', ')}`)
}
console.log('median ratios (1.00 = it costs nothing):')
report(guarded, plain)
report(confirmed, guarded)
for (const server of servers) {
  server.close()
  server.closeAllConnections()
}
await emulator.close()

/** The median of how much of the other's rate is left. */
function report(subject: Subject, baseline: Subject): void {
  const rateOf = (rates: readonly number[], of: Subject): number => rates[subjects.indexOf(of)] ?? 0
  const ratios = rounds.map((rates) => rateOf(rates, subject) / rateOf(rates, baseline))
  ratios.sort((a, b) => a - b)
  const median = ratios[Math.floor(ROUNDS / 2)] ?? 0
  console.log(`  ${subject.name} to ${baseline.name}: ${median.toFixed(2)}`)
}

/** Requests a second, `IN_FLIGHT` at a time. */
async function measure({ url, cookie }: Subject): Promise<number> {
  let left = REQUESTS_PER_ROUND
  const startedAt = performance.now()
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const response = await fetch(url, { headers: { cookie, accept: 'application/json' } })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${url} answered ${String(response.status)}`)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, work))
  return REQUESTS_PER_ROUND / ((performance.now() - startedAt) / 1000)
}

async function startPlain(): Promise<Subject> {
  const app = createSessionApp()
  app.get('/enter', (req, res) => {
    Object.assign(req.session, { user: { sub: 'maya', name: 'Maya Lindqvist' } })
    res.json({})
  })
  app.get('/account', (_req, res) => {
    res.json({ ok: true })
  })
  const url = await listen(app, await findPort())
  const agent = createAgent(url)
  await agent.get('/enter')
  return { name: 'express-session', url: `${url}/account`, cookie: cookieOf(agent) }
}

async function startGuarded(running: Emulator): Promise<readonly [Subject, Subject]> {
  const app = createSessionApp()
  const environment = running.env('embedded')
  app.use(
    pingoneMfa({
      environmentId: environment['PINGONE_ENVIRONMENT_ID'] ?? '',
      authBaseUrl: environment['PINGONE_AUTH_BASE_URL'] ?? '',
      clientId: environment['PINGONE_CLIENT_ID'] ?? '',
      clientSecret: environment['PINGONE_CLIENT_SECRET'] ?? '',
      baseUrl,
    }),
  )
  app.get('/account', requiresAuth(), (_req, res) => {
    res.json({ ok: true })
  })
  app.get('/statement', requiresMfa({ maxAgeSeconds: 28_800 }), (_req, res) => {
    res.json({ ok: true })
  })
  await listen(app, Number(new URL(baseUrl).port))
  const agent = createAgent(baseUrl)
  await signOn(agent, { emulator: running, username: 'maya' })
  const cookie = cookieOf(agent)
  return [
    { name: 'requiresAuth()', url: `${baseUrl}/account`, cookie },
    { name: 'requiresMfa()', url: `${baseUrl}/statement`, cookie },
  ]
}

function createSessionApp(): Express {
  const app = express()
  app.use(session({ secret: 'a secret of the bench', resave: false, saveUninitialized: false }))
  return app
}

function cookieOf(agent: ReturnType<typeof createAgent>): string {
  const cookie = agent.cookies.list().find(({ name }) => name === 'connect.sid')
  return `connect.sid=${cookie?.value ?? ''}`
}

async function listen(app: Express, port: number): Promise<string> {
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return `http://localhost:${String(port)}`
}

async function findPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
