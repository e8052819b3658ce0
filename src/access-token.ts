// The access token of a sign-on: its value, its end, and a refresh that happens once however many ask.
import { setTimeout as wait } from 'node:timers/promises'
import { describeFailedCall } from './error-words.js'
import { AuthorizationError, GuardError, PingOneError } from './errors.js'
import type { Instance } from './instance.js'
import type { TokensRecord } from './sign-on-records.js'
import type { Stored } from './state/records.js'
import type { SignOnRecord } from './sign-on-records.js'
import { createSharedMap } from './shared.js'

/** The access token as an app sees it. */
export interface AccessToken {
  readonly value: string
  /** Epoch seconds; absent when PingOne did not say. */
  readonly expiresAt?: number
  readonly scope?: string
  /**
   * Exchanges the refresh token for a new access token, once for all who ask at the same time, also over processes.
   * When this token was renewed meanwhile, the newer one is returned without another exchange.
   *
   * @returns The new access token.
   * @throws {AuthorizationError} `no_refresh_token`, or what PingOne answered (`invalid_grant`: sign on again).
   * @throws {UpstreamError} PingOne was not reached; the old token stays.
   * @throws {StateUnavailableError} The state store failed.
   */
  refresh(): Promise<AccessToken>
}

const REFRESH_LEASE_MS = 10_000
const POLL_MS = 50

const running = createSharedMap<Instance, Map<string, Promise<TokensRecord>>>('refreshes')

/** Reads the tokens of a sign-on. @throws {GuardError} When the sign-on has ended. */
export async function readTokens(
  instance: Instance,
  signOnId: string,
): Promise<Stored<TokensRecord>> {
  const found = await instance.records.tokens.read(signOnId)
  if (found !== undefined) return found
  throw ended()
}

function ended(): GuardError {
  return new GuardError('this sign-on has ended', {
    code: 'ERR_PINGONE_AUTH_REQUIRED',
    status: 401,
  })
}

/** The access token of a live sign-on. */
export async function readAccessToken(instance: Instance, live: LiveSignOn): Promise<AccessToken> {
  const { value } = await readTokens(instance, live.signOnId)
  return buildAccessToken(instance, { live, tokens: value })
}

/** A sign-on and its id. */
interface LiveSignOn {
  readonly signOnId: string
  readonly record: SignOnRecord
}

function buildAccessToken(
  instance: Instance,
  { live, tokens }: { readonly live: LiveSignOn; readonly tokens: TokensRecord },
): AccessToken {
  const { accessToken, accessTokenExpiresAt, scope } = tokens
  return {
    value: accessToken,
    ...(accessTokenExpiresAt !== undefined && { expiresAt: accessTokenExpiresAt }),
    ...(scope !== undefined && { scope }),
    async refresh(): Promise<AccessToken> {
      const renewed = await refreshOnce(instance, { live, held: accessToken })
      return buildAccessToken(instance, { live, tokens: renewed })
    },
  }
}

/** Whose token is renewed, and the one that the caller holds. */
interface AskedRefresh {
  readonly live: LiveSignOn
  readonly held: string
}

/** Single flight in this process; over processes the record's mark decides who asks PingOne. */
function refreshOnce(instance: Instance, asked: AskedRefresh): Promise<TokensRecord> {
  const { signOnId } = asked.live
  const mine = running.get(instance) ?? new Map<string, Promise<TokensRecord>>()
  running.set(instance, mine)
  const known = mine.get(signOnId)
  if (known !== undefined) return known
  const started = refresh(instance, asked).finally(() => mine.delete(signOnId))
  mine.set(signOnId, started)
  return started
}

async function refresh(
  instance: Instance,
  { live: { signOnId, record }, held }: AskedRefresh,
): Promise<TokensRecord> {
  const { records, nowMs } = instance
  await assertLives(instance, signOnId)
  const before = await readTokens(instance, signOnId)
  // Somebody was faster: what the caller holds is renewed already.
  if (before.value.accessToken !== held) return before.value
  if (isRefreshing(before.value, nowMs()))
    return waitForOther(instance, { signOnId, before: before.value })
  const marked = { ...before.value, refreshingUntilMs: nowMs() + REFRESH_LEASE_MS }
  const claimed = await records.tokens.replace(signOnId, {
    current: before,
    next: marked,
    ttlMs: ttlOf(record, nowMs()),
  })
  if (claimed === undefined) return waitForOther(instance, { signOnId, before: before.value })
  try {
    const next = await exchange(instance, { tokens: claimed.value, sub: record.sub })
    const stored = await records.tokens.replace(signOnId, {
      current: claimed,
      next,
      ttlMs: ttlOf(record, nowMs()),
    })
    return stored?.value ?? (await readWinner(instance, { signOnId, claimed, next }))
  } catch (error) {
    const { refreshingUntilMs: _mark, ...idle } = claimed.value
    await records.tokens
      .replace(signOnId, { current: claimed, next: idle, ttlMs: ttlOf(record, nowMs()) })
      .catch(() => undefined)
    throw error
  }
}

/** The tokens may outlive their sign-on where a sign-off failed half-way: nothing is asked of PingOne with them. */
async function assertLives({ records, nowMs }: Instance, signOnId: string): Promise<void> {
  const found = await records.signOn.read(signOnId)
  if (found === undefined || found.value.expiresAtMs <= nowMs()) throw ended()
}

/** Somebody changed the tokens meanwhile: a sign-off took them, or another refresh was faster than this one. */
async function readWinner(
  instance: Instance,
  {
    signOnId,
    claimed,
    next,
  }: {
    readonly signOnId: string
    readonly claimed: Stored<TokensRecord>
    readonly next: TokensRecord
  },
): Promise<TokensRecord> {
  const { value } = await readTokens(instance, signOnId)
  return value.accessToken === claimed.value.accessToken ? next : value
}

async function exchange(
  { relyingParty, emit }: Instance,
  { tokens, sub }: { readonly tokens: TokensRecord; readonly sub: string },
): Promise<TokensRecord> {
  const { refreshToken } = tokens
  if (refreshToken === undefined) {
    throw new AuthorizationError(
      'this sign-on has no refresh token: grant REFRESH_TOKEN to the application and ask for its scope',
      { error: 'no_refresh_token' },
    )
  }
  try {
    const renewed = await relyingParty.refreshTokens({ refreshToken, sub })
    const { refreshingUntilMs: _mark, accessTokenExpiresAt: _old, ...kept } = tokens
    return {
      ...kept,
      accessToken: renewed.accessToken,
      refreshToken: renewed.refreshToken ?? refreshToken,
      ...(renewed.idToken !== undefined && { idToken: renewed.idToken }),
      ...(renewed.scope !== undefined && { scope: renewed.scope }),
      ...(renewed.accessTokenExpiresAtSeconds !== undefined && {
        accessTokenExpiresAt: renewed.accessTokenExpiresAtSeconds,
      }),
    }
  } catch (error) {
    if (error instanceof PingOneError) {
      const { code } = error
      emit({ event: 'upstream.error', call: 'token', code, ...describeFailedCall(error) })
    }
    throw error
  }
}

async function waitForOther(
  instance: Instance,
  { signOnId, before }: { readonly signOnId: string; readonly before: TokensRecord },
): Promise<TokensRecord> {
  const untilMs = instance.nowMs() + REFRESH_LEASE_MS
  while (instance.nowMs() < untilMs) {
    await wait(POLL_MS)
    const { value } = await readTokens(instance, signOnId)
    if (value.accessToken !== before.accessToken) return value
    if (!isRefreshing(value, instance.nowMs())) break
  }
  throw new AuthorizationError('another process tried to refresh this token and did not succeed', {
    error: 'refresh_failed',
  })
}

function isRefreshing({ refreshingUntilMs }: TokensRecord, nowMs: number): boolean {
  return refreshingUntilMs !== undefined && refreshingUntilMs > nowMs
}

function ttlOf({ expiresAtMs }: SignOnRecord, nowMs: number): number {
  return Math.max(1, expiresAtMs - nowMs)
}
