// Every action × every meaning of a refusal × what is proven: what makes a secret wrong, starts a decoy, or ends.
import { describe, expect, it } from 'vitest'
import type { FlowRejection } from '../../src/flow/action.js'
import type { FlowState } from '../../src/flow/state.js'
import { applyStep } from '../../src/attempt/outcome.js'
import type { OutcomeSettings } from '../../src/attempt/outcome-settings.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'

type Asked =
  | 'user.lookup'
  | 'usernamePassword.check'
  | 'password.reset'
  | 'password.forgot'
  | 'password.recover'
  | 'password.sendRecoveryCode'
  | 'user.register'
  | 'user.verify'
  | 'user.sendVerificationCode'
  | 'otp.check'
  | 'device.select'
  | 'session.reset'

const nowMs = 1_800_000_000_000
const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: ['device.select'] }
const phone = { id: 'd1', type: 'SMS', destination: '*******01', usable: true }
const states = {
  'user.lookup': { ...base, status: 'SIGN_ON_REQUIRED' },
  'usernamePassword.check': { ...base, status: 'USERNAME_PASSWORD_REQUIRED' },
  'password.reset': { ...base, status: 'MUST_CHANGE_PASSWORD' },
  'password.forgot': { ...base, status: 'USERNAME_PASSWORD_REQUIRED' },
  'password.recover': { ...base, status: 'RECOVERY_CODE_REQUIRED' },
  'password.sendRecoveryCode': { ...base, status: 'RECOVERY_CODE_REQUIRED' },
  'user.register': { ...base, status: 'USERNAME_PASSWORD_REQUIRED' },
  'user.verify': { ...base, status: 'VERIFICATION_CODE_REQUIRED' },
  'user.sendVerificationCode': { ...base, status: 'VERIFICATION_CODE_REQUIRED' },
  'otp.check': {
    ...base,
    status: 'OTP_REQUIRED',
    devices: [phone],
    selectedDeviceId: 'd1',
    bypassAllowed: false,
  },
  'device.select': { ...base, status: 'DEVICE_SELECTION_REQUIRED', devices: [phone] },
  'session.reset': { ...base, status: 'DEVICE_SELECTION_REQUIRED', devices: [phone] },
} as const satisfies Record<Asked, FlowState>

type Meaning = FlowRejection['meaning']

const meanings = [
  'wrong_otp',
  'wrong_credentials',
  'wrong_code',
  'wrong_assertion',
  'password_requirements',
  'taken',
  'unknown_user',
  'otp_quota',
  'message_limit',
  'locked',
  'unusable_account',
  'no_usable_devices',
  'invalid',
] as const satisfies readonly Meaning[]

/** The same answer to whatever PingOne says. */
function always(
  unproven: string,
  proven: string,
): Readonly<Record<Meaning, readonly [string, string]>> {
  const rows = meanings.map((meaning) => [meaning, [unproven, proven]] as const)
  return Object.fromEntries(rows) as unknown as Readonly<Record<Meaning, readonly [string, string]>>
}

/** One word for what became of the attempt. */
function tell(next: PendingSignOn, before: PendingSignOn): string {
  const words = [
    next.ended === undefined ? undefined : `end ${next.ended.kind}`,
    next.ended?.kind === 'locked' ? next.ended.cause : undefined,
    next.decoy === undefined ? undefined : `decoy ${next.decoy}`,
    ...next.messages.map(({ code }) => code),
    next.proven && !before.proven ? 'proven' : undefined,
    next.secretChecks === before.secretChecks ? undefined : `checks ${String(next.secretChecks)}`,
  ]
  return words.filter((word) => word !== undefined).join(', ')
}

function walk(
  action: Asked,
  meaning: Meaning,
  { proven, ...more }: { readonly proven: boolean } & Partial<OutcomeSettings>,
): string {
  const settings = {
    nowMs,
    secretChecksPerFlow: 3,
    revealUserState: false,
    decoyStep: 'otp',
    pushTimeoutSeconds: 40,
    ...more,
  } as const
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/accounts',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose: 'sign-on',
    username: 'maya',
  } as const
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const fresh = buildPending(attempt, checks, { nowMs, lifetimeSeconds: 600 })
  const flow = { state: states[action], cookies: [] }
  const before = { ...fresh, flow, proven, secretChecks: 2 }
  const rejection = { code: 'X', meaning, coolDownExpiresAt: nowMs + 25 * 60_000 }
  return tell(applyStep(before, { action, step: { flow, rejection }, settings }), before)
}

const locked = 'end locked'
/** What must not show before a first factor is proven, and then does. */
const hidden = { decoyOtp: 'decoy otp', decoySelect: 'decoy otp, code_sent' }

/** What PingOne says of actions that our pages do not submit. */
function foreign(answer: string): Readonly<Record<Foreign, readonly [string, string]>> {
  const both = [answer, answer] as const
  return { wrong_code: both, wrong_assertion: both, password_requirements: both, taken: both }
}

type Foreign = 'wrong_code' | 'wrong_assertion' | 'password_requirements' | 'taken'

/** Per action: the answer while nothing is proven, and once something is (or the app reveals it). */
const table: Readonly<Record<Asked, Readonly<Record<Meaning, readonly [string, string]>>>> = {
  'user.lookup': {
    ...foreign('end sign_on_failed'),
    wrong_otp: ['end sign_on_failed', 'end sign_on_failed'],
    wrong_credentials: ['end sign_on_failed', 'end sign_on_failed'],
    unknown_user: [hidden.decoyOtp, 'end account_unusable'],
    otp_quota: [hidden.decoyOtp, locked],
    message_limit: [hidden.decoyOtp, `${locked}, messages`],
    locked: [hidden.decoyOtp, `${locked}, account`],
    unusable_account: [hidden.decoyOtp, 'end account_unusable'],
    no_usable_devices: [hidden.decoyOtp, 'end no_usable_device'],
    invalid: [hidden.decoyOtp, 'end account_unusable'],
  },
  'usernamePassword.check': {
    ...foreign('not_checked, checks 1'),
    wrong_otp: ['not_checked, checks 1', 'not_checked, checks 1'],
    wrong_credentials: ['credentials_wrong', 'credentials_wrong'],
    invalid: ['credentials_wrong', 'credentials_wrong'],
    // The pair is wrong: the name is unknown.
    unknown_user: ['decoy password, credentials_wrong', 'end account_unusable'],
    locked: ['decoy password, credentials_wrong', `${locked}, account`],
    unusable_account: ['decoy password, credentials_wrong', 'end account_unusable'],
    // The password was right.
    message_limit: ['codes_paused, proven, checks 0', 'codes_paused, checks 0'],
    otp_quota: [`${locked}, proven, checks 0`, `${locked}, checks 0`],
    no_usable_devices: ['end no_usable_device, proven, checks 0', 'end no_usable_device, checks 0'],
  },
  // It proves nothing by itself: what it leads to is told as to whoever is unproven.
  'password.reset': {
    ...foreign('not_checked, checks 1'),
    wrong_otp: ['not_checked, checks 1', 'not_checked, checks 1'],
    password_requirements: ['current_password_wrong', 'password_rules, checks 1'],
    wrong_credentials: ['current_password_wrong', 'current_password_wrong'],
    invalid: ['current_password_wrong', 'current_password_wrong'],
    unknown_user: ['decoy new-password, current_password_wrong', 'end account_unusable'],
    locked: ['decoy new-password, current_password_wrong', `${locked}, account`],
    unusable_account: ['decoy new-password, current_password_wrong', 'end account_unusable'],
    message_limit: ['codes_paused', 'codes_paused'],
    otp_quota: [locked, locked],
    no_usable_devices: ['end no_usable_device', 'end no_usable_device'],
  },
  // Whoever it is goes to the page of the code; what PingOne does not send is told to nobody.
  'password.forgot': always('decoy recover-password', 'message_not_sent'),
  'password.sendRecoveryCode': always('code_sent', 'message_not_sent'),
  'user.sendVerificationCode': always('code_sent', 'message_not_sent'),
  // An address that is taken leads everybody to the page of the code, also where the app reveals what users are.
  'user.register': {
    ...always('decoy verify-email', 'decoy verify-email'),
    password_requirements: ['password_rules', 'password_rules'],
    invalid: ['register_refused', 'register_refused'],
  },
  'user.verify': {
    ...foreign('not_checked, checks 1'),
    wrong_code: ['verification_code_wrong', 'verification_code_wrong'],
    invalid: ['verification_code_wrong', 'verification_code_wrong'],
    wrong_otp: ['not_checked, checks 1', 'not_checked, checks 1'],
    wrong_credentials: ['not_checked, checks 1', 'not_checked, checks 1'],
    unknown_user: ['decoy verify-email, verification_code_wrong', 'end account_unusable'],
    locked: ['decoy verify-email, verification_code_wrong', `${locked}, account`],
    unusable_account: ['decoy verify-email, verification_code_wrong', 'end account_unusable'],
    message_limit: ['codes_paused', 'codes_paused'],
    otp_quota: [locked, locked],
    no_usable_devices: ['end no_usable_device', 'end no_usable_device'],
  },
  'password.recover': {
    ...foreign('not_checked, checks 1'),
    wrong_code: ['recovery_code_wrong', 'recovery_code_wrong'],
    invalid: ['recovery_code_wrong', 'recovery_code_wrong'],
    password_requirements: ['recovery_code_wrong', 'password_rules, checks 1'],
    wrong_otp: ['not_checked, checks 1', 'not_checked, checks 1'],
    wrong_credentials: ['not_checked, checks 1', 'not_checked, checks 1'],
    unknown_user: ['decoy recover-password, recovery_code_wrong', 'end account_unusable'],
    locked: ['decoy recover-password, recovery_code_wrong', `${locked}, account`],
    unusable_account: ['decoy recover-password, recovery_code_wrong', 'end account_unusable'],
    message_limit: ['codes_paused, proven, checks 0', 'codes_paused, checks 0'],
    otp_quota: [`${locked}, proven, checks 0`, `${locked}, checks 0`],
    no_usable_devices: ['end no_usable_device, proven, checks 0', 'end no_usable_device, checks 0'],
  },
  'otp.check': {
    ...foreign('not_checked, checks 1'),
    wrong_otp: ['otp_wrong', 'otp_wrong'],
    invalid: ['otp_wrong', 'otp_wrong'],
    otp_quota: ['decoy otp, otp_wrong', locked],
    locked: ['decoy otp, otp_wrong', `${locked}, account`],
    unusable_account: ['decoy otp, otp_wrong', 'end account_unusable'],
    no_usable_devices: ['decoy otp, otp_wrong', 'end no_usable_device'],
    message_limit: ['not_checked, checks 1', 'not_checked, checks 1'],
    wrong_credentials: ['not_checked, checks 1', 'not_checked, checks 1'],
    unknown_user: ['not_checked, checks 1', 'not_checked, checks 1'],
  },
  'device.select': {
    ...foreign('message_not_sent'),
    wrong_otp: ['message_not_sent', 'message_not_sent'],
    wrong_credentials: ['message_not_sent', 'message_not_sent'],
    invalid: ['device_unknown', 'device_unknown'],
    message_limit: [hidden.decoySelect, 'device_paused'],
    otp_quota: [hidden.decoySelect, locked],
    unknown_user: [hidden.decoySelect, 'end account_unusable'],
    locked: [hidden.decoySelect, `${locked}, account`],
    unusable_account: [hidden.decoySelect, 'end account_unusable'],
    no_usable_devices: [hidden.decoySelect, 'end no_usable_device'],
  },
  'session.reset': {
    ...foreign('end sign_on_failed'),
    wrong_otp: ['end sign_on_failed', 'end sign_on_failed'],
    wrong_credentials: ['end sign_on_failed', 'end sign_on_failed'],
    unknown_user: ['end sign_on_failed', 'end sign_on_failed'],
    otp_quota: ['end sign_on_failed', 'end sign_on_failed'],
    message_limit: ['end sign_on_failed', 'end sign_on_failed'],
    locked: ['end sign_on_failed', 'end sign_on_failed'],
    unusable_account: ['end sign_on_failed', 'end sign_on_failed'],
    no_usable_devices: ['end sign_on_failed', 'end sign_on_failed'],
    invalid: ['end sign_on_failed', 'end sign_on_failed'],
  },
}

const rows = (Object.keys(table) as Asked[]).flatMap((action) =>
  (Object.keys(table[action]) as Meaning[]).map((meaning) => ({ action, meaning })),
)

describe.each(rows)('$action refused as $meaning', ({ action, meaning }) => {
  const [unproven, proven] = table[action][meaning]

  it('is answered by its row', () => {
    expect(walk(action, meaning, { proven: false })).toBe(unproven)
    expect(walk(action, meaning, { proven: true })).toBe(proven)
  })

  it('with decoyStep password differs in the decoy of the name alone', () => {
    const decoyStep = 'password'
    const expected =
      action === 'user.lookup' ? unproven.replace('decoy otp', 'decoy password') : unproven
    expect(walk(action, meaning, { proven: false, decoyStep })).toBe(expected)
    expect(walk(action, meaning, { proven: true, decoyStep })).toBe(proven)
  })

  it('is told openly with revealUserState', () => {
    const told = walk(action, meaning, { proven: false, revealUserState: true })
    expect(told.replace(', proven', '')).toBe(proven)
  })
})

describe('a message that PingOne does not send while a code is out', () => {
  it('leaves that code as it is: the attempt is no decoy', () => {
    const flow = { state: states['otp.check'], cookies: [] }
    const attempt = { handle: 'h', cookieValue: 'c', returnPath: '/', reference: 'AAAA-AAAA' }
    const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
    const fresh = buildPending({ ...attempt, mode: 'embedded', purpose: 'sign-on' }, checks, {
      nowMs,
      lifetimeSeconds: 600,
    })
    const rejection = { code: 'LIMIT_EXCEEDED', meaning: 'message_limit' } as const
    const settings = {
      nowMs,
      secretChecksPerFlow: 3,
      revealUserState: false,
      decoyStep: 'otp',
      pushTimeoutSeconds: 40,
    } as const
    const next = applyStep(
      { ...fresh, flow },
      { action: 'device.select', step: { flow, rejection }, settings },
    )
    expect(next).toMatchObject({ flow, messages: [{ code: 'code_sent' }] })
    expect(next.decoy).toBeUndefined()
  })
})
