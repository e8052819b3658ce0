// pingoneMfa(options): the composition root. Makes the Config and the clients, sets req.pingone, runs our routes.
import { createHmac } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { parseStoredApproval } from './approval/approval.js'
import { createEvidenceSigner } from './approval/evidence.js'
import { resolveConfig, type Config, type PingOneMfaOptions } from './config.js'
import { readSignOn, readSignOnNow } from './current-sign-on.js'
import { ConfigError } from './errors.js'
import type { PingOneEvent } from './events.js'
import { createFlowClient } from './flow/client.js'
import { noteHandled, type Handled } from './handled-by.js'
import type { Instance } from './instance.js'
import type { Exchange } from './login/exchange.js'
import { deriveApplicationKey } from './limits/application-secret.js'
import { createLimitKeys, normalizeName } from './limits/keys.js'
import { createDecoyTiming } from './login/drive/decoy-timing.js'
import { parseOpenList } from './login/finish/open-list.js'
import { parseGrant, parseHeldRequest } from './login/finish/held-request.js'
import { createOtpLengths } from './attempt/otp-lengths.js'
import { createStandIns } from './attempt/stand-ins.js'
import { parseStoredAttempt } from './attempt/pending-sign-on.js'
import { parseDoneRecord } from './attempt/done-record.js'
import { noteSession } from './login/ready.js'
import { findRoute, runRoute } from './login/routes.js'
import { warnUnknownBrowsers, warnUnobserved } from './login/answer/tell-terminal.js'
import { createRelyingParty, type ClientAuthentication } from './oidc/relying-party.js'
import { createRequestObjectSigner, findHintSecretProblem } from './oidc/request-object.js'
import { createPingOneFetch } from './pingone/http.js'
import { createReadinessCheck, type Readiness } from './readiness.js'
import { buildRequestState, buildResponseActions } from './request-state.js'
import { parseLeaveRecord, parseSignOnRecord, parseTokensRecord } from './sign-on-records.js'
import { createRecordKind, type RecordKind } from './state/records.js'
import { bindKeyPrefix } from './state/store-backend.js'
import { createLimitBuckets } from './state/create-limit-buckets.js'
import type { StateStore } from './state/state-store.js'
import { createTimedStore } from './state/timed-store.js'
import { createViewAssets } from './views/assets.js'

/** What `pingoneMfa()` returns: the middleware, and what a readiness probe asks of it. */
export interface PingOneMfa extends RequestHandler {
  /**
   * Tells whether this process can serve sign-ons, for a readiness probe: the state store answers, and PingOne's
   * discovery document and keys are there. The first look fetches them, so that the first sign-on need not. Answers
   * are kept for a second, a failure of PingOne for five; it never rejects for an outage.
   *
   * @returns True when `checkReadiness()` finds nothing missing.
   * @example
   * const mfa = pingoneMfa()
   * app.get('/healthz', async (_req, res) => res.sendStatus((await mfa.isReady()) ? 200 : 503))
   */
  isReady(): Promise<boolean>
  /** The same with what is missing and the errors: for a log or a page behind a guard, not for everybody. */
  checkReadiness(): Promise<Readiness>
}

/**
 * Adds sign-on with PingOne MFA to an Express app.
 *
 * Mount it after express-session. It sets `req.pingone` and `res.pingone`, and answers `/login`,
 * `/login/flow/:handle`, `/login/assets/:file`, `/callback` and `/logout` (option `paths`). It signs nobody on by
 * itself: put `requiresAuth()` and the other guards before what they protect.
 *
 * > [!WARNING]
 * > Behind a proxy that ends TLS, write `app.set('trust proxy', 1)`: otherwise no secure cookie is set.
 *
 * @param options Every option has a default or an environment variable; see `PingOneMfaOptions`. Default: all from
 *   the environment (`PINGONE_*`, `BASE_URL`).
 * @returns The middleware. It makes no call before the first sign-on or readiness check.
 * @throws {ConfigError} At once, listing every problem with its option, environment name and cure.
 * @see [OIDC Core 1.0](https://openid.net/specs/openid-connect-core-1_0.html) · [PingOne Flows](https://developer.pingidentity.com/pingone-api/auth/flows.html)
 * @example
 * app.use(session({ secret, resave: false, saveUninitialized: false }))
 * app.use(pingoneMfa())
 * app.get('/account', requiresAuth(), (req, res) => res.json(req.pingone.user))
 */
export function pingoneMfa(options?: PingOneMfaOptions): PingOneMfa {
  const instance = createInstance(resolveConfig(options, process.env))
  warnUnobserved(instance.config)
  warnUnknownBrowsers(instance.config)
  const checkReadiness = createReadinessCheck(instance)
  function pingoneMfa(req: Request, res: Response, next: NextFunction): void {
    handle({ instance, req, res }, next).catch(next)
  }
  return Object.assign(pingoneMfa, {
    checkReadiness,
    isReady: async () => (await checkReadiness()).isReady,
  })
}

async function handle(exchange: Exchange, next: NextFunction): Promise<void> {
  const { instance, req, res } = exchange
  if (isUpgrade(req)) {
    await handleUpgrade(instance, req)
    next()
    return
  }
  assertMountPath(instance.config, req)
  const route = findRoute(req, instance.config)
  noteSession(exchange, { isOurs: route !== undefined })
  if (route !== undefined) return runRoute(exchange, route)
  const handled: Handled = { instance, current: await readSignOn(instance, req) }
  noteHandled(req, handled)
  req.pingone = buildRequestState(handled, req)
  res.pingone = buildResponseActions(handled, { req, res })
  next()
}

/** A request as Node's server hands it over, for a WebSocket: no Express has seen it, and there is no answer to give. */
function isUpgrade(req: Partial<Pick<Request, 'app'>>): boolean {
  return req.app === undefined
}

/** Says who it is, and asks anew each time: a connection outlives the request that opened it. */
async function handleUpgrade(instance: Instance, req: Request): Promise<void> {
  noteSession({ instance, req }, { isOurs: false })
  const handled: Handled = { instance, current: await readSignOnNow(instance, req) }
  noteHandled(req, handled)
  req.pingone = buildRequestState(handled, req)
}

/** The path in `baseUrl` must be the one Express sees, less what a proxy takes away. */
function assertMountPath({ baseUrl, basePath, strippedPrefix }: Config, req: Request): void {
  const expected = basePath.slice(strippedPrefix.length)
  if (req.baseUrl.toLowerCase() === expected.toLowerCase()) return
  const seen = req.baseUrl === '' ? '/' : req.baseUrl
  const isStripped = req.baseUrl === '' && strippedPrefix === ''
  throw new ConfigError([
    {
      option: 'baseUrl',
      environment: 'BASE_URL',
      problem:
        `it is ${baseUrl}, but the middleware is mounted at ${seen}: ` +
        `write app.use('${expected === '' ? '/' : expected}', pingoneMfa(…)), or change baseUrl.` +
        (isStripped
          ? ` Or does your proxy take ${basePath} away? Then write pingoneMfa({ strippedPrefix: '${basePath}' }).`
          : ''),
    },
  ])
}

function createInstance(config: Config): Instance {
  const { timeouts, clientId, name } = config
  const prefixed = bindKeyPrefix(config.stateStore, `pingone-mfa:${clientId}:${name}:`)
  const store = createTimedStore(prefixed, { timeoutMs: timeouts.storeMs })
  const emit = buildEmit(config)
  const fetch = createPingOneFetch({
    origin: config.authOrigin,
    fetch: config.fetch,
    timeoutMs: timeouts.upstreamMs,
    onCall: (ended) => emit({ event: 'upstream.call', ...ended }),
  })
  const key = deriveApplicationKey(config)
  return {
    config,
    relyingParty: createRelyingParty({
      issuer: config.issuer,
      clientId,
      clientAuthentication: buildClientAuthentication(config),
      redirectUri: config.redirectUri,
      fetch,
      clockToleranceSeconds: config.clockToleranceSeconds,
    }),
    signer: createSigner(config),
    ...(config.evidenceKey !== undefined && {
      evidence: createEvidenceSigner(config.evidenceKey),
    }),
    flowClient: createFlowClient({ environmentBaseUrl: config.environmentBaseUrl, fetch }),
    limits: {
      ...createLimitBuckets({ store: prefixed, timeoutMs: timeouts.storeMs }),
      table: config.throttle.limits,
      keyOf: createLimitKeys(key),
    },
    timing: createDecoyTiming(),
    otpLengths: createOtpLengths(config.otpLength),
    standIns: createStandIns(key, {
      hostname: new URL(config.baseUrl).hostname,
      discoverable: config.discoverablePasskeys,
    }),
    assets: createViewAssets(config.brand),
    records: createRecords(store, emit),
    emit,
    userKey: (subject) =>
      createHmac('sha256', key)
        .update(`username:${normalizeName(subject)}`)
        .digest('base64url')
        .slice(0, 22),
    nowMs: Date.now,
  }
}

function createRecords(store: StateStore, emit: Instance['emit']): Instance['records'] {
  const open = <T>(
    kind: string,
    {
      version,
      parse,
    }: { readonly version: number; readonly parse: (value: unknown) => T | undefined },
  ): RecordKind<T> => {
    const onUnreadable = atMostOnceAMinute(() => emit({ event: 'state.unreadable', call: kind }))
    return createRecordKind({ store, kind, version, parse, onUnreadable })
  }
  return {
    pending: open('pending', { version: 2, parse: parseStoredAttempt }),
    done: open('done', { version: 1, parse: parseDoneRecord }),
    signOn: open('signon', { version: 1, parse: parseSignOnRecord }),
    tokens: open('tokens', { version: 1, parse: parseTokensRecord }),
    hold: open('hold', { version: 1, parse: parseHeldRequest }),
    grant: open('grant', { version: 1, parse: parseGrant }),
    approval: open('approval', { version: 1, parse: parseStoredApproval }),
    openApprovals: open('open-approvals', { version: 1, parse: parseOpenList }),
    openHolds: open('open-holds', { version: 1, parse: parseOpenList }),
    leave: open('leave', { version: 1, parse: parseLeaveRecord }),
  }
}

/** A rolling deployment meets such records at every request. */
function atMostOnceAMinute(tell: () => void): () => void {
  let lastMs = -Infinity
  return () => {
    const nowMs = performance.now()
    if (nowMs - lastMs < 60_000) return
    lastMs = nowMs
    tell()
  }
}

function createSigner({
  issuer,
  clientId,
  clientSecret,
  requestObjectKey,
}: Config): Instance['signer'] {
  const problem = findHintSecretProblem(clientSecret)
  if (problem !== undefined || clientSecret === undefined) return { problem: problem ?? '' }
  return createRequestObjectSigner({
    issuer,
    clientId,
    clientSecret,
    ...(requestObjectKey !== undefined && { requestObjectKey }),
  })
}

function buildClientAuthentication(config: Config): ClientAuthentication {
  const { clientAuthentication: method, clientSecret = '', clientKey } = config
  switch (method) {
    case 'client_secret_basic':
    case 'client_secret_post':
    case 'client_secret_jwt':
      return { method, clientSecret }
    case 'private_key_jwt':
      if (clientKey !== undefined) return { method, clientKey }
      throw new ConfigError([
        { option: 'clientKey', problem: 'private_key_jwt needs a private key.' },
      ])
    case 'none':
      return { method }
  }
}

function buildEmit({ onEvent, name }: Config): Instance['emit'] {
  if (onEvent === undefined) return () => undefined
  return (event) => {
    const complete: PingOneEvent = {
      ...event,
      ...(event.event.startsWith('approval.') && { purpose: 'approval' as const }),
      at: new Date().toISOString(),
      instance: name,
    }
    try {
      onEvent(Object.freeze(complete))
    } catch {
      // An observer cannot break a sign-on.
    }
  }
}
