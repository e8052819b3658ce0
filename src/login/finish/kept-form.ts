// The form of an approval that came to nothing: kept for one use, so that nobody has to type it again.
import { createHash } from 'node:crypto'
import { resolveStatus } from '../../approval/approval.js'
import type { Instance } from '../../instance.js'
import type { SignOnRecord } from '../../sign-on-records.js'
import type { HeldField } from '../../models/model.js'
import { isHandle } from '../answer/attempt-cookie.js'
import { HOLD_MS, type HeldRequest } from './held-request.js'
import { readQuery } from '../answer/query.js'
import type { Asked } from '../exchange.js'

/** The parameter of the page a form was on, by which its app finds what was typed. */
const KEPT_FORM = 'pingone_form'

/** The page that a form was on, with the way to what was typed. */
export function buildKeptFormPath(returnPath: string, approvalId: string): string {
  const url = new URL(returnPath, 'http://localhost')
  url.searchParams.set(KEPT_FORM, approvalId)
  return url.pathname + url.search
}

/**
 * Keeps the form of an approval that could not be begun. One a sign-on: whoever meets a limit again and again fills no
 * store.
 *
 * @returns the id it is found by.
 */
export async function keepForm(
  { records, nowMs }: Instance,
  form: Pick<HeldRequest, 'sub' | 'lineageId' | 'method' | 'url' | 'fields' | 'returnPath'>,
): Promise<string> {
  const { sub, lineageId, returnPath } = form
  const id = createHash('sha256').update(`kept|${sub}|${lineageId}`).digest('base64url')
  const held: HeldRequest = {
    ...form,
    requirement: {},
    grantable: false,
    cancelPath: returnPath,
    expiresAtMs: nowMs() + HOLD_MS,
  }
  await records.hold.take(id)
  await records.hold.createUnlessReadable(id, { value: held, ttlMs: HOLD_MS })
  return id
}

/**
 * Takes the form that the address of this request names: once, by the sign-on it came from, and never one whose approval
 * may still be used.
 */
export async function takeKeptForm(
  { req, instance: { records, nowMs } }: Asked,
  { sub, lineageId }: Pick<SignOnRecord, 'sub' | 'lineageId'>,
): Promise<Readonly<Record<string, string | readonly string[]>> | undefined> {
  const id = readQuery(req).get(KEPT_FORM)
  if (!isHandle(id)) return undefined
  const approval = (await records.approval.read(id))?.value
  const isOver = approval === undefined || OVER.has(resolveStatus(approval, nowMs()))
  const held = (await records.hold.read(id))?.value
  if (!isOver || held?.fields === undefined || held.grantable) return undefined
  if (held.sub !== sub || held.lineageId !== lineageId) return undefined
  const taken = await records.hold.take(id)
  const fields = taken?.value?.fields
  return fields === undefined ? undefined : toForm(fields)
}

const OVER: ReadonlySet<string> = new Set(['denied', 'expired'])

/** As a parser would have read it; no name reaches a prototype. */
function toForm(
  fields: readonly HeldField[],
): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>()
  for (const { name, value } of fields) values.set(name, [...(values.get(name) ?? []), value])
  const entries = [...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all] as const)
  return Object.freeze(Object.fromEntries(entries.map(([name, value]) => [name, value ?? ''])))
}
