// Not approved yet: holds the request, opens the flow with the signed details, and says where it can be approved.
import type { StoredApproval } from '../approval/approval.js'
import { computeChallenge, computeDigest, createApprovalNonce } from '../approval/digest.js'
import { GuardError, type PingOneError, ThrottledError } from '../errors.js'
import { readCurrent } from '../handled-by.js'
import type { Instance } from '../instance.js'
import { keptMs } from '../login/finish/complete-approval.js'
import { releaseSlot, takeSlot } from '../login/finish/approval-slots.js'
import { toApprovalFacts } from '../login/open/approval-facts.js'
import { keepTypedForm } from '../login/answer/limit-return.js'
import type { Exchange } from '../login/exchange.js'
import { openConfirmation, readSigner } from '../login/open/open-confirmation.js'
import { redirect } from '../login/answer/page.js'
import { buildFlowPath } from '../login/answer/paths.js'
import {
  describeOwnFault,
  nameReference,
  noteProblem,
  sendProblem,
} from '../login/answer/problem.js'
import { findTag, keepLang } from '../login/answer/request-locale.js'
import { readPublicUrl } from '../login/answer/public-url.js'
import { createReference } from '../login/answer/reference.js'
import { parseRefererPath } from '../login/answer/return-path.js'
import type { RequestObjectInput, RequestObjectSigner } from '../oidc/request-object.js'
import { randomId } from '../state/random-id.js'
import { isForPage, type ApprovalRequest } from './approval-request.js'
import { sendApiProblem } from './challenge.js'
import { assertSignedOn } from './guard.js'
import { assertForm } from './held-body.js'
import { assertOwnSite } from '../login/answer/own-site.js'
import { findUserKey } from '../login/drive/user-key.js'

/** Asks for an approval of this request and answers it. @returns true: it answered. */
export async function requestApproval(request: ApprovalRequest): Promise<boolean> {
  const { req, res, handled } = request
  const { instance } = handled
  const isPage = isForPage(request)
  assertOwnSite({ instance, req }, isPage)
  if (isPage) assertForm(request.body)
  const draft = await draftApproval(request)
  // The hook `beforeApproval` may take its time: no code goes out for a sign-on that has ended.
  assertSignedOn(await readCurrent(handled, req))
  try {
    await open(request, draft)
  } catch (error) {
    const { reference, returnLabel } = draft.approval
    const userKey = findUserKey(instance, draft.approval)
    const about = { purpose: 'approval', userKey, approvalId: draft.approval.id } as const
    if (!isPage) {
      await noteProblem({ instance, req }, { ...about, error, reference })
      throw error
    }
    await sendProblem(
      { instance, req, res },
      {
        error,
        returnPath: await keepTyped(request, draft.approval),
        reference,
        ...about,
        approval: toApprovalFacts(draft.approval),
        ...(returnLabel !== undefined && { returnLabel }),
      },
    )
    return true
  }
  sendWhere(request, draft.approval)
  return true
}

/** The request brings an approval that waits for its user. */
export class ApprovalPending extends GuardError {
  // Private: neither the details nor the instance reach a log by way of `inspect`, hidden members shown or not.
  readonly #request: ApprovalRequest
  readonly #approval: StoredApproval

  constructor(request: ApprovalRequest, approval: StoredApproval) {
    super('this approval cannot be used: it is not approved yet', {
      code: 'ERR_PINGONE_APPROVAL_REQUIRED',
      status: 403,
    })
    this.#request = request
    this.#approval = approval
  }

  get request(): ApprovalRequest {
    return this.#request
  }

  get approval(): StoredApproval {
    return this.#approval
  }
}

/** Says once more where a pending approval can be approved. @returns whether it answered. */
export function sendPending(error: PingOneError): boolean {
  if (!(error instanceof ApprovalPending)) return false
  const { request, approval } = error
  sendWhere(request, approval)
  return true
}

function sendWhere(request: ApprovalRequest, approval: StoredApproval): void {
  const { instance } = request.handled
  if (!isForPage(request)) sendRequired(request, approval)
  else
    redirect(
      request.res,
      buildFlowPath(instance, { handle: approval.handle, returnPath: approval.returnPath }),
    )
}

/** 403 with the approval: where it can be approved, and until when. */
function sendRequired(exchange: Exchange, approval: StoredApproval): void {
  const { instance } = exchange
  const flowPath = buildFlowPath(instance, {
    handle: approval.handle,
    returnPath: approval.returnPath,
  })
  const error = new GuardError('this needs an approval: approve it, then send the request again', {
    code: 'ERR_PINGONE_APPROVAL_REQUIRED',
    status: 403,
  })
  sendApiProblem(exchange, {
    error,
    members: {
      approval: {
        id: approval.id,
        url: instance.config.baseOrigin + flowPath,
        expiresAt: new Date(approval.expiresAtMs).toISOString(),
      },
    },
  })
}

/** The page the form was on, with what was typed. */
function keepTyped(
  { handled: { instance }, body: { fields } }: ApprovalRequest,
  { sub, lineageId, method, url, returnPath }: StoredApproval,
): Promise<string> {
  return keepTypedForm(instance, {
    sub,
    lineageId,
    method,
    url,
    fields,
    requirement: {},
    grantable: false,
    returnPath,
    cancelPath: returnPath,
  })
}

interface Draft {
  readonly approval: StoredApproval
  readonly jwt: string
  readonly nonce: string
  /** What a passkey signs for it. */
  readonly challenge: string
}

async function draftApproval(request: ApprovalRequest): Promise<Draft> {
  const { req, signedOn, handled, rules, details, body } = request
  const { config, nowMs } = handled.instance
  const signer = readSigner(handled.instance, 'requiresApproval')
  const { sub, lineageId, userKey } = signedOn.record
  const { method } = req
  const url = readPublicUrl(req, config)
  const id = randomId()
  await config.hooks.beforeApproval?.(req, { id, user: signedOn.stored.user, details })
  const { template, variant, clientContext, labels, ttlSeconds } = rules
  const withVariant = variant === undefined ? {} : { variant }
  const locale = findTag(req, config)
  const digest = computeDigest({ sub, lineageId, method, url, details, body: body.value })
  const nonce = createApprovalNonce(digest)
  const challenge = computeChallenge({ nonce, digest })
  const { jwt, jti } = await signRequest(signer, {
    sub,
    webAuthnChallenge: challenge,
    template: {
      name: template,
      variables: details,
      ...withVariant,
      ...(locale !== undefined && { locale }),
    },
    ...(clientContext !== undefined && { clientContext }),
  })
  const createdAtMs = nowMs()
  const approval: StoredApproval = {
    id,
    status: 'pending',
    sub,
    ...(userKey !== undefined && { userKey }),
    lineageId,
    method,
    url,
    bodyKind: body.kind,
    details,
    labels,
    template,
    ...withVariant,
    digest,
    reference: createReference(),
    requestId: jti,
    returnPath: parseRefererPath(req.headers.referer, config),
    ...(rules.returnLabel !== undefined && { returnLabel: rules.returnLabel }),
    ...keepLang(req, config),
    handle: randomId(),
    createdAtMs,
    expiresAtMs: createdAtMs + ttlSeconds * 1000,
    keptUntilMs: createdAtMs + config.approval.keepSeconds * 1000,
  }
  return { approval, jwt, nonce, challenge }
}

/** What is too long for PingOne is the details' fault: they are all of it that can grow. */
async function signRequest(
  signer: RequestObjectSigner,
  input: RequestObjectInput,
): Promise<{ readonly jwt: string; readonly jti: string }> {
  try {
    return await signer.signRequestObject(input)
  } catch (cause) {
    throw new GuardError('the details cannot be signed: they are too long for one request', {
      code: 'ERR_PINGONE_APPROVAL_DETAILS',
      status: 400,
      cause,
    })
  }
}

async function open(
  request: ApprovalRequest,
  { approval, jwt, nonce, challenge }: Draft,
): Promise<void> {
  const { instance, signedOn, rules, body } = request
  const { config, records, nowMs } = instance
  const { id, sub, lineageId } = approval
  async function prepare(): Promise<void> {
    await takeSlot(instance, { sub, slot: { id, expiresAtMs: approval.expiresAtMs } })
    await records.approval.create(id, { value: approval, ttlMs: keptMs(approval, nowMs()) })
    if (isForPage(request)) await holdForm(instance, { approval, fields: body.fields })
  }
  try {
    await openConfirmation(request, {
      signedOn,
      input: {
        purpose: 'approval',
        handle: approval.handle,
        reference: approval.reference,
        returnPath: approval.returnPath,
        lifetimeSeconds: rules.ttlSeconds,
        scope: withoutRefresh(config.scope),
        request: jwt,
        nonce,
        prepare,
        confirms: {
          sub,
          ...(approval.userKey !== undefined && { userKey: approval.userKey }),
          lineageId,
          cancelPath: approval.returnPath,
          ...(approval.returnLabel !== undefined && { returnLabel: approval.returnLabel }),
          acrValues: rules.acrValues ?? config.approvalAcrValues,
          approval: toApprovalFacts(approval),
          boundChallenge: challenge,
        },
      },
    })
  } catch (error) {
    // What a limit refuses was not written.
    if (!(error instanceof ThrottledError)) await forget(instance, approval)
    throw error
  }
  emitRequested(instance, approval)
}

/** An approval whose flow did not open can never be approved: nothing of it stays. */
async function forget(instance: Instance, { id, sub }: StoredApproval): Promise<void> {
  const { records } = instance
  await releaseSlot(instance, { sub, id })
  await Promise.allSettled([records.approval.take(id), records.hold.take(id)])
}

async function holdForm(
  { config, records, nowMs }: Instance,
  {
    approval,
    fields,
  }: { readonly approval: StoredApproval; readonly fields: ApprovalRequest['body']['fields'] },
): Promise<void> {
  const { id, sub, lineageId, method, url, returnPath, createdAtMs, expiresAtMs } = approval
  const lifeMs = expiresAtMs - createdAtMs + config.approval.executeWithinSeconds * 1000
  await records.hold.create(id, {
    value: {
      sub,
      lineageId,
      method,
      url,
      fields,
      requirement: {},
      grantable: false,
      returnPath,
      cancelPath: returnPath,
      expiresAtMs: nowMs() + lifeMs,
    },
    ttlMs: lifeMs,
  })
}

/** The tokens of an approval are looked at and dropped: no refresh token is asked for. */
function withoutRefresh(scope: string): string {
  return scope
    .split(' ')
    .filter((word) => word !== 'offline_access')
    .join(' ')
}

function emitRequested(instance: Instance, approval: StoredApproval): void {
  const { id, reference } = approval
  const userKey = findUserKey(instance, approval)
  instance.emit({ event: 'approval.requested', approvalId: id, userKey, reference })
}

/** Says that a request was refused with the approval it brought. */
export function emitRefused(
  instance: Instance,
  {
    approval,
    whose,
    error,
  }: {
    readonly approval?: Pick<StoredApproval, 'id' | 'reference'> | undefined
    readonly whose: ApprovalRequest['signedOn']['record']
    readonly error: PingOneError
  },
): void {
  if (approval !== undefined) nameReference(error, approval.reference)
  instance.emit({
    event: 'approval.refused',
    code: error.code,
    userKey: findUserKey(instance, whose),
    ...(approval !== undefined && { approvalId: approval.id, reference: approval.reference }),
    ...describeOwnFault(error),
  })
}
