// Everything that the checks judge, gathered once.
import { createPingOneFetch } from '../../../pingone/http.js'
import type { ConfigProblem } from '../../../errors.js'
import { createClockWatch, type ClockFact } from './clock-watch.js'
import {
  resolveConfiguration,
  type AppConfiguration,
  type DiagnoseOptions,
} from './configuration.js'
import { unaskedFact, type Fact } from './fact.js'
import { gatherPlatform, leavePlatform, type PlatformFacts } from './gather-platform.js'
import {
  gatherAuthorizeAnswer,
  gatherRedirectAnswers,
  gatherSignatureAnswers,
  gatherTokenAnswer,
  type AuthorizeAnswer,
  type Probe,
  type RedirectAnswers,
  type SignatureAnswers,
  type TokenAnswer,
} from './gather-probes.js'
import { gatherKeys, gatherProvider, type KeysFact, type Provider } from './gather-provider.js'

/** What is known without a worker application. */
export interface OpenFacts {
  readonly provider: Fact<Provider>
  readonly keys: Fact<KeysFact>
  readonly clock: ClockFact | undefined
  readonly tokenAnswer: Fact<TokenAnswer>
  readonly redirectAnswers: Fact<RedirectAnswers>
  readonly acrAnswer: Fact<AuthorizeAnswer>
  readonly signatureAnswers: Fact<SignatureAnswers>
}

/** All there is to judge. */
export interface Facts {
  readonly app: AppConfiguration
  readonly open: OpenFacts
  readonly workerProblems: readonly ConfigProblem[]
  readonly platform: PlatformFacts
}

const defaultTimeoutMs = 10_000

/** Asks PingOne for all of it; throws nothing that PingOne brings about. */
export async function gatherFacts(options: DiagnoseOptions): Promise<Facts> {
  const app = resolveConfiguration(options)
  const [open, platform] = await Promise.all([
    gatherOpenFacts(app, options),
    gatherPlatformFacts(app, options),
  ])
  return { app, open, workerProblems: options.workerProblems ?? [], platform }
}

function gatherPlatformFacts(
  { clientId, environmentId, problems }: AppConfiguration,
  { client }: DiagnoseOptions,
): PlatformFacts | Promise<PlatformFacts> {
  if (client === undefined)
    return leavePlatform('there is no worker application (PINGONE_WORKER_CLIENT_ID, …)')
  if (problems.some(({ option }) => option === 'clientId')) {
    return leavePlatform('the configuration is incomplete')
  }
  if (client.environmentId !== environmentId) {
    return leavePlatform(`the worker application looks at the environment ${client.environmentId}`)
  }
  return gatherPlatform(client, clientId)
}

async function gatherOpenFacts(
  app: AppConfiguration,
  options: DiagnoseOptions,
): Promise<OpenFacts> {
  const { endpoints } = app
  if (endpoints === undefined) return leaveOpen(unaskedFact('the configuration is incomplete'))
  const { timeoutMs = defaultTimeoutMs, nowMs = Date.now } = options
  const watch = createClockWatch(options.fetch ?? fetch, nowMs)
  const send = createPingOneFetch({ origin: endpoints.authOrigin, fetch: watch.fetch, timeoutMs })
  const search = { notIn: app.region, fetch: options.fetch ?? fetch, timeoutMs }
  const provider = await gatherProvider({ ...app, endpoints }, { send, search })
  const facts = provider.known
    ? await askProvider({ app, provider: provider.value, send, nowMs })
    : leaveOpen(unaskedFact(provider.obstacle.summary))
  return { ...facts, provider, clock: watch.read() }
}

function leaveOpen(fact: Fact<never>): OpenFacts {
  return {
    provider: fact,
    keys: fact,
    clock: undefined,
    tokenAnswer: fact,
    redirectAnswers: fact,
    acrAnswer: fact,
    signatureAnswers: fact,
  }
}

async function askProvider(probe: Probe): Promise<Omit<OpenFacts, 'provider' | 'clock'>> {
  const { app, provider, send } = probe
  const keys = await gatherKeys(provider.jwksUri, send)
  if (app.problems.length > 0) {
    const {
      clock: _,
      provider: __,
      ...none
    } = leaveOpen(unaskedFact('the configuration is incomplete'))
    return { ...none, keys }
  }
  return {
    keys,
    tokenAnswer: await gatherTokenAnswer(probe),
    redirectAnswers: await gatherRedirectAnswers(probe),
    acrAnswer:
      app.mfaAcrValues.length === 0
        ? unaskedFact('no mfaAcrValues are configured')
        : await gatherAuthorizeAnswer(probe, { acr_values: app.mfaAcrValues.join(' ') }),
    signatureAnswers: await gatherSignatureAnswers(probe),
  }
}
