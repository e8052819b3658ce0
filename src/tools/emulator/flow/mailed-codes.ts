// The codes that go to a user's email address: for a forgotten password, and to verify the address.
import { randomInt } from 'node:crypto'
import { renderSignOnContent } from '../notification.js'
import { isRecord } from '../json-value.js'
import type { User } from '../resources.js'
import { displayName } from '../users.js'
import { applicationName, type FlowPlace } from './context.js'
import type { MailedCode } from './own.js'

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 8
const attempts = 5

/** A recovery code lives five minutes; one that verifies an address does not end. */
export const recoveryLifetimeMs = 300_000

/** Must the user show first that the address is theirs? */
export function isUnverified(user: User): boolean {
  const lifecycle = user['lifecycle']
  return isRecord(lifecycle) && lifecycle['status'] === 'VERIFICATION_REQUIRED'
}

/** Sends a code to verify the address, and waits for it. */
export function sendVerificationCode(place: FlowPlace, user: User): void {
  const { flow } = place
  const sent = mailCode(place, { user, template: 'verification_code_template' })
  flow.own = { VERIFICATION_CODE_REQUIRED: sent }
  flow.status = 'VERIFICATION_CODE_REQUIRED'
}

/** Sends a recovery code, if there is somebody to send it to; the flow looks the same for nobody. */
export function sendRecoveryCode(place: FlowPlace, user: User | undefined): void {
  const { flow, clock } = place
  const expiresAtMs = clock.now() + recoveryLifetimeMs
  const sent =
    user === undefined
      ? { attempts, expiresAtMs }
      : mailCode(place, { user, template: 'recovery_code_template', expiresAtMs })
  flow.own = { RECOVERY_CODE_REQUIRED: sent }
  flow.status = 'RECOVERY_CODE_REQUIRED'
}

/** Is it the code, in time, and not guessed at too often? A wrong one costs an attempt. */
export function isCodeOf(
  { clock }: FlowPlace,
  { sent, value }: { readonly sent: MailedCode | undefined; readonly value: string },
): boolean {
  if (sent?.value === undefined || sent.attempts === 0) return false
  if (sent.expiresAtMs !== undefined && sent.expiresAtMs <= clock.now()) return false
  return sent.value === value.toUpperCase()
}

/** The code with one attempt less. */
export function withoutAttempt(sent: MailedCode | undefined): MailedCode {
  return { ...sent, attempts: Math.max(0, (sent?.attempts ?? 0) - 1) }
}

function mailCode(
  place: FlowPlace,
  {
    user,
    template,
    expiresAtMs,
  }: { readonly user: User; readonly template: string; readonly expiresAtMs?: number },
): MailedCode {
  const { environment, flow, outbox, clock } = place
  const value = Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? '').join('')
  const locale = user.preferredLanguage ?? 'en'
  const brand = applicationName(place)
  const predefined = { otp: value, 'user.username': user.username }
  const own = renderSignOnContent(environment, template, 'EMAIL', locale, predefined)
  outbox.voidCodes(flow.id)
  if (user.email !== undefined) {
    outbox.send({
      environmentId: flow.environmentId,
      user: { id: user.id, username: user.username, displayName: displayName(user) },
      deviceId: '',
      deviceType: 'EMAIL',
      destination: user.email,
      flowId: flow.id,
      otp: value,
      template,
      locale,
      brand,
      expiresAt: new Date(expiresAtMs ?? clock.now() + yearMs).toISOString(),
      content: own ?? {
        subject: `${value} is your ${brand} code`,
        text: `Enter this code at ${brand}:\n\n${value}\n\nIf you did not ask for it, ignore this email.`,
      },
    })
  }
  return { value, attempts, ...(expiresAtMs === undefined ? {} : { expiresAtMs }) }
}

const yearMs = 31_536_000_000
