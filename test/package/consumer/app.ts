// An app as a user writes it: compiled here, and in CI against the packed tarball and both majors of Express.
import express from 'express'
import session from 'express-session'
import {
  ConfigError,
  defaultViews,
  expressViews,
  jsonViews,
  memoryStateStore,
  pingoneMfa,
  redisStateStore,
  requiresAuth,
  requiresClaim,
  requiresScopes,
  SignOnDenied,
  type AnyPingOneError,
  type PingOneMfaOptions,
  type StateStore,
  type Views,
} from 'express-pingone-mfa'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import {
  apply,
  createInventoryFile,
  createMemorySecrets,
  createPlatformClient,
  expressApp,
  readWorkerEnvironment,
  type Plan,
  type Recipe,
} from 'express-pingone-mfa/provisioning'
import { createFlowClient, createPingOneFetch, isFlowAt } from 'express-pingone-mfa/flow'

const app = express()
app.use(session({ secret: 'x', resave: false, saveUninitialized: false }))
app.use(pingoneMfa())
app.use('/bank', pingoneMfa({ name: 'bank', baseUrl: 'https://example.com/bank' }))

app.get('/account', requiresAuth({ answer: 'api' }), async (req, res) => {
  const sub: string = req.pingone.user.sub
  const state: 'signed-on' | 'anonymous' | 'unavailable' = req.pingone.state
  const { value, expiresAt } = await req.pingone.accessToken()
  const until: number | undefined = expiresAt
  res.json({ sub, state, value, until, idToken: await req.pingone.idToken() })
})
app.get('/admin', requiresClaim('groups', 'admins'), requiresScopes('a', 'b'), (_req, res) => {
  res.pingone.login({ returnTo: '/account', loginHint: 'maya' })
})
app.get(
  '/old',
  requiresClaim((user) => user['age'] === 18),
  (_req, res, next) => {
    res.pingone.logout().catch(next)
  },
)

// A claim that is not named is unknown, never any.
app.get('/claim', requiresAuth(), (req, res) => {
  // @ts-expect-error a claim nobody declared is no string
  const text: string = req.pingone.user.department
  res.send(text)
})

// @ts-expect-error the state is one of three words
app.get('/state', (req, res) => res.send(req.pingone.state === 'maybe'))

// @ts-expect-error an option is not misspelt
pingoneMfa({ clientID: 'x' })

// @ts-expect-error a region is one of six
pingoneMfa({ region: 'us' })

// @ts-expect-error a guard is made by calling
requiresAuth('/account')

// @ts-expect-error values go with a name, not with a predicate
requiresClaim(() => true, 'x')

/** What a user's own pages look like. */
export const views: Views = {
  ...defaultViews({ brand: { name: 'Alder Bank' } }),
  otp: (view, { locale, brand }) => `${locale} ${brand.name} ${view.action} ${view.csrf}`,
  locked: async (view, { render }) => render('locked', view),
}

/** Options of every kind. */
export const options: PingOneMfaOptions = {
  clientAuthentication: 'private_key_jwt',
  views: expressViews('pingone/', { fallback: jsonViews() }),
  stateStore: memoryStateStore({ maxRecords: 10 }),
  throttle: { otpChecksPerFlow: 5 },
  timeouts: { storeMs: 500 },
  acrValues: ['MFA_Only'],
  afterSignOn: (req, { user, tokens }) => {
    if (user.email === undefined) throw new SignOnDenied('no email')
    req.session.cookie.maxAge = tokens.accessTokenExpiresAt ?? 0
  },
  onError: (error) => {
    console.error(error.code)
  },
  onEvent: (event) => {
    console.log(event.event, event.at)
  },
}

/** Every error is told apart by its code. */
export function explain(error: AnyPingOneError): string {
  switch (error.code) {
    case 'ERR_PINGONE_CONFIG':
      return error.problems.map(({ option }) => option).join()
    case 'ERR_PINGONE_THROTTLED':
      return String(error.retryAfterSeconds)
    case 'ERR_PINGONE_UPSTREAM':
      return `${error.call} ${error.reason}`
    default:
      return error instanceof ConfigError ? 'never' : error.message
  }
}

/** The flow client refuses at compile time what a status does not take. */
export async function driveFlow(environmentBaseUrl: string): Promise<void> {
  const fetch = createPingOneFetch({ origin: 'https://auth.pingone.eu', timeoutMs: 5000 })
  const client = createFlowClient({ environmentBaseUrl, fetch })
  const flow = await client.startFlow({ response_type: 'code' })
  if (!isFlowAt(flow, 'OTP_REQUIRED')) return
  await client.submitAction(flow, { action: 'otp.check', otp: '123456' })
  const action = { action: 'usernamePassword.check', username: 'maya', password: 'x' } as const
  // @ts-expect-error a code page takes no password
  await client.submitAction(flow, action)
}

/** An environment of one's own, made ready by a recipe. */
export async function provision(): Promise<string | undefined> {
  const secrets = createMemorySecrets()
  const recipe: Recipe = expressApp({ baseUrl: 'https://bank.example', prefix: 'bank' })
  const applied = await apply(recipe, {
    client: createPlatformClient(readWorkerEnvironment(process.env)),
    inventory: createInventoryFile('pingone-mfa.state.json'),
    secrets,
    confirm: (plan: Plan) => plan.steps.every(({ isOurs }) => isOurs),
  })
  return applied.ids['application'] ?? secrets.read('PINGONE_CLIENT_ID')
}

/** The emulator gives what a `.env` file would. */
export async function tryOut(): Promise<Record<string, string>> {
  const emulator: Emulator = await createEmulator({ port: 0 })
  await emulator.close()
  return emulator.env('hosted')
}

/** A store on a client the app opened. */
export function share(client: Parameters<typeof redisStateStore>[0]): StateStore {
  return redisStateStore(client, { keyPrefix: 'bank:' })
}

declare module 'express-pingone-mfa' {
  interface PingOneUser {
    readonly department?: string
  }
}

app.get('/department', requiresAuth(), (req, res) => {
  const department: string | undefined = req.pingone.user.department
  res.json({ department })
})
