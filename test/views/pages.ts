// The facts of every page as the gallery and the tests show them: one entry a page worth looking at.
import type { ApprovalFacts, Brand, CommonFacts, StepFacts } from '../../src/models/model.js'

/** A bank like any other. */
export const alderBank: Brand = {
  name: 'Alder Bank',
  accent: '#0F5B46',
  helpUrl: '/help',
  privacyUrl: '/privacy',
}

/** Facts that all pages of a sign-on have. */
export const common: CommonFacts = {
  purpose: 'sign-on',
  action: '/login/flow/h4nd1e',
  csrf: 'c5rf',
  locale: 'en',
  brand: alderBank,
  returnPath: '/account',
}

const username = 'maya.lindqvist'
const nowMs = Date.UTC(2026, 4, 4, 14, 28)
const sms = { type: 'SMS', destination: '*******01' }
const reference = { reference: '7F3K-92QD' }
const deadEnd: CommonFacts = { ...common, ...reference }

/** The code page of a text message, a password having been proven. */
export const smsFacts: Extract<StepFacts, { step: 'otp' }> = {
  ...common,
  step: 'otp',
  username,
  proven: true,
  device: sms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
}

/** A transfer like any other. */
export const transfer: ApprovalFacts = {
  id: 'a1',
  details: {
    sum: '1,250.00',
    currency: 'EUR',
    recipient: 'Charlie Parker',
    account: 'SE45 5000 0000 0583 9825 7466',
  },
  labels: { account: 'Account' },
  template: 'transaction',
  variant: 'transfer',
}

/** Facts that all pages of an approval have. */
export const approving: CommonFacts & { readonly approval: ApprovalFacts } = {
  ...common,
  purpose: 'approval',
  returnPath: '/transfers/new',
  approval: transfer,
}

/** The page of an approval by text message. */
export const approveFacts: Extract<StepFacts, { step: 'approve' }> = {
  ...approving,
  step: 'approve',
  device: sms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
  nowMs,
  endsAtMs: nowMs + 300_000,
}

const mismatched = { ...approving, ...reference, step: 'mismatch' as const, homePath: '/accounts' }

/** Every page, by the name its picture would have. */
export const pages: Readonly<Record<string, StepFacts>> = {
  username: { ...common, step: 'username' },
  'username-empty': { ...common, step: 'username', messages: [{ code: 'username_empty' }] },
  password: { ...common, step: 'password', username },
  'password-wrong': {
    ...common,
    step: 'password',
    username,
    messages: [{ code: 'credentials_wrong' }],
  },
  'otp-sms': { ...smsFacts, resend: { waitSeconds: 24 } },
  'otp-sms-wrong': { ...smsFacts, messages: [{ code: 'otp_wrong', attemptsRemaining: 3 }] },
  'otp-sms-sent': {
    ...smsFacts,
    resend: { waitSeconds: 30 },
    messages: [{ code: 'code_sent' }],
  },
  'otp-sms-early': { ...smsFacts, messages: [{ code: 'resend_too_early', seconds: 12 }] },
  'otp-sms-not-sent': { ...smsFacts, messages: [{ code: 'message_not_sent' }] },
  'otp-email': { ...smsFacts, device: { type: 'EMAIL', destination: 'ma****@example.com' } },
  'otp-voice': { ...smsFacts, device: { type: 'VOICE', destination: '*******01' } },
  'otp-totp': { ...smsFacts, device: { type: 'TOTP' }, resend: 'none' },
  'otp-unproven': {
    ...common,
    step: 'otp',
    username,
    proven: false,
    otpLength: 6,
    resend: { waitSeconds: 30 },
    canChooseDevice: false,
  },
  'otp-step-up': { ...smsFacts, purpose: 'step-up', resend: { waitSeconds: 300 } },
  'select-device': {
    ...common,
    step: 'select-device',
    username,
    devices: [
      { handle: 'd1', ...sms },
      { handle: 'd2', type: 'EMAIL', destination: 'ma****@example.com' },
      { handle: 'd3', type: 'MOBILE', destination: 'iPhone' },
      { handle: 'd4', type: 'FIDO2' },
      { handle: 'd5', type: 'VOICE', destination: '*******77' },
      { handle: 'd6', type: 'TOTP' },
    ],
  },
  'select-device-paused': {
    ...common,
    step: 'select-device',
    purpose: 'step-up',
    devices: [{ handle: 'd1', ...sms }],
    messages: [{ code: 'device_paused', minutes: 2 }],
  },
  locked: { ...deadEnd, step: 'locked', nowMs, retryAtMs: nowMs + 239_000, wrongCount: 5 },
  'locked-unproven': { ...deadEnd, step: 'locked', nowMs },
  'locked-last-try': { ...deadEnd, step: 'locked', nowMs, cause: 'tries', pauseMinutes: 30 },
  'limit-hosted': {
    ...deadEnd,
    step: 'error',
    reason: 'codes_name',
    restart: true,
    retryAfterSeconds: 1500,
    hostedPath: '/login?go=hosted&returnTo=%2Faccount',
  },
  'limit-wait': {
    ...deadEnd,
    step: 'error',
    reason: 'network',
    restart: true,
    retryAfterSeconds: 90,
  },
  'limit-approval': {
    ...approving,
    ...reference,
    step: 'error',
    reason: 'codes_own',
    restart: true,
    retryAfterSeconds: 2400,
    returnLabel: 'your transfer',
  },
  expired: { ...deadEnd, step: 'expired', lifetimeMinutes: 10 },
  'error-unavailable': { ...deadEnd, step: 'error', reason: 'unavailable', restart: true },
  'error-used': { ...deadEnd, step: 'error', reason: 'used_or_foreign_page', restart: true },
  'confirm-sign-off': { ...common, step: 'confirm-sign-off', displayName: 'Maya Lindqvist' },
  'signed-off': { ...common, step: 'signed-off', complete: true },
  'continue-elsewhere': { ...common, step: 'continue-elsewhere', href: '/login/flow/x?go=hosted' },
  confirm: { ...common, purpose: 'step-up', step: 'confirm' },
  approve: approveFacts,
  'approve-wrong': { ...approveFacts, messages: [{ code: 'otp_wrong', attemptsRemaining: 4 }] },
  'approve-sent': { ...approveFacts, messages: [{ code: 'code_sent' }] },
  'approve-email': {
    ...approveFacts,
    device: { type: 'EMAIL', destination: 'ma****@example.com' },
    canChooseDevice: false,
  },
  'approve-select-device': {
    ...approving,
    step: 'select-device',
    devices: [
      { handle: 'd1', ...sms },
      { handle: 'd2', type: 'EMAIL', destination: 'ma****@example.com' },
    ],
  },
  'approve-password': { ...approving, step: 'password', username },
  'approve-locked': {
    ...approving,
    ...reference,
    step: 'locked',
    nowMs,
    retryAtMs: nowMs + 239_000,
    wrongCount: 5,
  },
  'approve-expired': { ...approving, ...reference, step: 'expired', lifetimeMinutes: 5 },
  resume: {
    ...approving,
    step: 'resume',
    action: '/transfers',
    held: [
      { name: 'recipient', value: 'Charlie Parker' },
      { name: 'sum', value: '1,250.00' },
      { name: 'pingone_approval', value: 'a1' },
    ],
  },
  'resume-step-up': {
    ...common,
    purpose: 'step-up',
    step: 'resume',
    action: '/settings',
    held: [{ name: 'name', value: 'Maya' }],
  },
  'resume-elsewhere': { ...approving, step: 'resume' },
  mismatch: {
    ...mismatched,
    arrived: {
      ...transfer.details,
      recipient: 'C. Parker Holdings',
      account: 'LT12 1000 0111 0100 1000',
    },
  },
  'mismatch-other-lines': {
    ...mismatched,
    arrived: { sum: '1,250.00', recipient: 'Charlie Parker', account: '', note: 'Rent' },
  },
  'error-approval-cancelled': {
    ...approving,
    ...reference,
    step: 'error',
    reason: 'approval_cancelled',
    restart: true,
  },
  'error-approval-unknown': {
    ...approving,
    ...reference,
    step: 'error',
    reason: 'approval_outcome_unknown',
    restart: true,
  },
  'signed-off-half': { ...deadEnd, step: 'signed-off', complete: false },
}

/** The facts of one page. */
export function pageOf(name: string): StepFacts {
  const facts = pages[name]
  if (facts === undefined) throw new Error(`there is no page ${name}`)
  return facts
}
