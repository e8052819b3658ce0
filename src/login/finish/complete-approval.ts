// The end of an approval's flow: pending -> approved, with what proved it; or denied, for good.
import { createHash } from 'node:crypto'
import { readSignOn } from '../../current-sign-on.js'
import {
  approve,
  deny,
  toApprovalRecord,
  type ApprovalProof,
  type StoredApproval,
} from '../../approval/approval.js'
import { readAuthorizationWord } from '../../error-words.js'
import { AuthorizationError, CallbackError, FlowError, PingOneError } from '../../errors.js'
import type { PingOneEvent } from '../../events.js'
import type { Instance } from '../../instance.js'
import { readRefusalWords } from '../../pingone/refusal-words.js'
import type { VerifiedTokens } from '../../oidc/relying-party.js'
import type { Stored } from '../../state/records.js'
import { isPasskey } from '../../models/code-devices.js'
import { releaseSlot } from './approval-slots.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { findUserKey } from '../drive/user-key.js'
import type { Asked } from '../exchange.js'

/**
 * Marks the approval as approved, by one replace.
 *
 * @throws {CallbackError} When it is pending no more: cancelled, expired, or approved already.
 */
export async function approveTransaction(
  asked: Asked,
  { pending, tokens }: { readonly pending: PendingSignOn; readonly tokens: VerifiedTokens },
): Promise<void> {
  const { instance } = asked
  const { config, records, nowMs, emit } = instance
  const id = pending.confirms?.approval?.id ?? ''
  const found = await records.approval.read(id)
  const next =
    found === undefined
      ? undefined
      : approve(found.value, {
          proof: buildProof(pending, tokens),
          nowMs: nowMs(),
          executeWithinSeconds: config.approval.executeWithinSeconds,
        })
  if (found === undefined || next === undefined) throw notPending()
  await runHook(asked, next)
  const replaced = await records.approval.replace(id, {
    current: found,
    next,
    ttlMs: keptMs(next, nowMs()),
  })
  if (replaced === undefined) throw notPending()
  const { sub, reference, proof } = next
  await releaseSlot(instance, { sub, id })
  const deviceType = proof?.deviceType
  emit({
    event: 'approval.approved',
    reference,
    approvalId: id,
    userKey: findUserKey(instance, next),
    ...(deviceType !== undefined && { deviceType }),
  })
}

/** Denies an approval whose flow cannot lead to it any more; whatever fails here, it is not approved. */
export async function denyApproval(
  instance: Instance,
  { pending, why }: { readonly pending: PendingSignOn; readonly why: unknown },
): Promise<void> {
  const id = pending.confirms?.approval?.id ?? ''
  try {
    const found = await instance.records.approval.read(id)
    if (found !== undefined) await denyStored(instance, { found, why })
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
    instance.emit({ event: 'state.error', code: error.code, call: 'approval.deny' })
  }
}

/** `pending → denied`, with its event. @returns whether this call denied it. */
export async function denyStored(
  instance: Instance,
  { found, why }: { readonly found: Stored<StoredApproval>; readonly why: unknown },
): Promise<boolean> {
  const { records, nowMs, emit } = instance
  const next = deny(found.value, nowMs())
  if (next === undefined) return false
  const { id, sub, reference } = next
  if (
    (await records.approval.replace(id, { current: found, next, ttlMs: keptMs(next, nowMs()) })) ===
    undefined
  ) {
    return false
  }
  await releaseSlot(instance, { sub, id })
  emit({
    event: 'approval.denied',
    reference,
    approvalId: id,
    userKey: findUserKey(instance, next),
    ...describe(why),
  })
  return true
}

/** The rest of the time a record is kept, in milliseconds. */
export function keptMs({ keptUntilMs }: StoredApproval, nowMs: number): number {
  return Math.max(1, keptUntilMs - nowMs)
}

function buildProof(pending: PendingSignOn, tokens: VerifiedTokens): ApprovalProof {
  const { confirmed, checks } = pending
  const { claims, idToken, correlationId } = tokens
  const { acr, amr, auth_time: authTime = 0 } = claims
  const { deviceType, signed } = confirmed ?? {}
  assertSigned(pending)
  return {
    authTime,
    idTokenHash: createHash('sha256').update(idToken).digest('base64url'),
    ...(deviceType !== undefined && { deviceType }),
    ...(acr !== undefined && { acr }),
    ...(amr !== undefined && { amr }),
    ...(correlationId !== undefined && { correlationId }),
    ...(signed !== undefined && { passkey: { ...signed, nonce: checks.nonce } }),
  }
}

/** A passkey that approves has signed the challenge of this approval; without what it signed there is no approval. */
function assertSigned({ confirmed }: PendingSignOn): void {
  if (!isPasskey(confirmed?.deviceType) || confirmed?.signed !== undefined) return
  throw new AuthorizationError('what the passkey signed is not there: the approval cannot count', {
    error: 'challenge_not_bound',
  })
}

async function runHook({ instance, req }: Asked, next: StoredApproval): Promise<void> {
  const hook = instance.config.hooks.afterApproval
  if (hook === undefined) return
  const current = await readSignOn(instance, req)
  if (current.state !== 'signed-on') throw notPending()
  try {
    await hook(req, {
      user: current.stored.user,
      record: toApprovalRecord(next, instance.nowMs()),
    })
  } catch (error) {
    if (error instanceof PingOneError) throw error
    throw new AuthorizationError('the hook afterApproval refused the approval', {
      error: 'refused_by_hook',
      cause: error,
    })
  }
}

function notPending(): CallbackError {
  return new CallbackError('this approval was cancelled, has ended, or was finished already', {
    reason: 'spent_attempt',
    status: 404,
  })
}

function describe(why: unknown): Pick<PingOneEvent, 'code' | 'reason' | 'pingone'> {
  if (why === 'cancelled' || why === 'denied_on_phone') return { reason: why }
  if (!(why instanceof PingOneError)) return {}
  const { code } = why
  const words = why instanceof FlowError ? readRefusalWords(why.body) : undefined
  const said = words === undefined ? {} : { pingone: words }
  if (why instanceof AuthorizationError) return { code, reason: readAuthorizationWord(why) }
  if ('reason' in why && typeof why.reason === 'string') {
    return { code, reason: why.reason, ...said }
  }
  return { code }
}
