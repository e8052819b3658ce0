// The situations of the steps beside codes: brought about at the emulator, each answering the call its fixture shows.
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { EnvironmentState, User } from '../../src/tools/emulator/resources.js'
import {
  advanceClock,
  changeState,
  openFlow,
  readOtp,
  text,
  type Answer,
  type Client,
} from '../tools/emulator/drive.js'
import { answerPush, giveDevices } from '../tools/emulator/own-devices.js'
import { readFixture } from './fixtures.js'

const password = 'Winter-Harbour-42'
const newPassword = 'Summer-Meadow-77'
const person = { username: 'kim', email: 'kim@example.com', password: newPassword }

/** What the situations are brought about with. */
export interface Parts {
  readonly emulator: Emulator
  readonly client: Client
}

type Situation = (parts: Parts) => Promise<Answer>

export const stepSituations: Readonly<Record<string, Situation>> = {
  'read-flow-push-confirmation-required': async (parts) => read(parts, await push(parts)),
  'device-select-push-confirmation-required': async (parts) => {
    const flowId = await push(parts, { push: { enabled: true, numberMatching: { enabled: true } } })
    return parts.client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
  },
  'read-flow-push-confirmation-timed-out': async (parts) => {
    const flowId = await push(parts)
    await advanceClock(parts.emulator, 200)
    return read(parts, flowId)
  },
  'read-flow-push-completed': async (parts) => {
    const flowId = await push(parts)
    await answerPush(parts.emulator, { how: 'approve' })
    return read(parts, flowId)
  },
  'cancel-push-authentication': async (parts) =>
    parts.client.act(await push(parts), 'cancel.push.authentication', { reason: 'CHANGE_DEVICE' }),
  'read-flow-username-password-required': async (parts) => {
    await allow(parts, offerExample)
    return read(parts, await open(parts))
  },
  'session-reset-username-password-required': async (parts) => {
    await allow(parts)
    return parts.client.act(await open(parts), 'session.reset', {})
  },
  'username-password-check-must-change-password': async (parts) => {
    await allow(parts, mustChange)
    return signOn(parts)
  },
  'username-password-check-password-expired': async (parts) => {
    await allow(parts, expire)
    return signOn(parts)
  },
  'password-reset-completed': (parts) => reset(parts, { currentPassword: password, newPassword }),
  'password-reset-wrong-current': (parts) =>
    reset(parts, { currentPassword: 'wrong', newPassword }),
  'password-reset-requirements': (parts) =>
    reset(parts, { currentPassword: password, newPassword: 'short' }),
  'password-forgot-recovery-code-required': (parts) => forget(parts),
  'password-send-recovery-code': async (parts) =>
    parts.client.act(idOf(await forget(parts)), 'password.sendRecoveryCode', {}),
  'password-recover-completed': (parts) => recover(parts),
  'password-recover-otp-required': (parts) => recover(parts, { policy: 'Password_MFA' }),
  'password-recover-wrong-code': (parts) => recover(parts, { code: 'ZZZZZZZZ' }),
  'password-recover-requirements': (parts) => recover(parts, { chosen: 'short' }),
  'user-register-verification-code-required': (parts) => register(parts),
  'user-register-taken': (parts) => register(parts, { username: 'maya' }),
  'user-register-requirements': (parts) =>
    register(parts, { email: 'no-address', password: 'short' }),
  'user-send-verification-code': async (parts) =>
    parts.client.act(idOf(await register(parts)), 'user.sendVerificationCode', {}),
  'user-verify-completed': async (parts) => {
    const flowId = idOf(await register(parts))
    const verificationCode = await readOtp(parts.emulator, person.username)
    return parts.client.act(flowId, 'user.verify', { verificationCode })
  },
  'user-verify-wrong-code': async (parts) =>
    parts.client.act(idOf(await register(parts)), 'user.verify', { verificationCode: 'ZZZZZZZZ' }),
  'username-password-check-agreement-consent-required': (parts) => askConsent(parts),
  'user-consent-completed': async (parts) =>
    parts.client.act(idOf(await askConsent(parts)), 'user.consent', { accept: true }),
  'user-consent-refused': async (parts) =>
    parts.client.act(idOf(await askConsent(parts)), 'user.consent', { accept: false }),
  'username-password-check-profile-data-required': (parts) => askProfile(parts),
  'user-update-completed': async (parts) =>
    parts.client.act(idOf(await askProfile(parts)), 'user.update', profile),
  'form-submit-completed': async (parts) =>
    parts.client.act(idOf(await askProfile(parts)), 'form.submit', { user: profile }),
  'form-submit-refused': async (parts) => {
    const flowId = idOf(await askProfile(parts, ['nickname', 'mobilePhone']))
    return parts.client.act(flowId, 'form.submit', { user: { nickname: '' } })
  },
  'rate-limited': async ({ emulator, client }) => {
    const flowId = await openFlow(client, 'maya')
    const { status, headers, body } = readFixture('rate-limited', emulator.url).response
    await fetch(`${emulator.inboxUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint: 'flow', kind: 'status', status, headers, body }),
    })
    return client.act(flowId, 'otp.check', { otp: '123456' })
  },
  'device-select-limit-exceeded': async (parts) => {
    await changeState(parts.emulator, limitMessages)
    const flowId = await openFlow(parts.client, 'maya')
    const { body } = await parts.client.get(`/flows/${flowId}`)
    return parts.client.act(flowId, 'device.select', { device: body['selectedDevice'] })
  },
  'user-lookup-password-required': async (parts) => {
    await allow(parts)
    const flowId = await open(parts, 'Identifier_First')
    return parts.client.act(flowId, 'user.lookup', { username: 'maya' })
  },
  'username-password-check-device-selection-required': async (parts) => {
    await giveDevices(parts.emulator, {
      types: ['SMS', 'MOBILE'],
      change: ({ devices, deviceAuthenticationPolicies: [policy] }) => {
        // The text message stands first, as in the fixture.
        devices.push(...devices.splice(0, 1))
        for (const device of devices) if (device.type === 'MOBILE') device.nickname = 'Pixel'
        if (policy !== undefined) policy.authentication = { deviceSelection: 'PROMPT_TO_SELECT' }
      },
    })
    return signOn(parts, 'Password_MFA')
  },
}

/** Members of a fixture that its situation has not: of the policy, the person or the words that the seed has. */
export const notShown: Readonly<Record<string, readonly string[]>> = {
  // For the app's own SDK, which does not speak to the emulator.
  'device-select-push-confirmation-required': ['body.authSession.id'],
  // Nobody has shown yet that it is them: the name as typed is all that a flow tells.
  'user-lookup-password-required': ['body._embedded.user.id'],
  // There is no user yet.
  'read-flow-account-confirmation-required': ['body._embedded.user.id'],
  'password-forgot-recovery-code-required': rulesOfSeed(),
  'password-send-recovery-code': rulesOfSeed(),
  'username-password-check-must-change-password': rulesOfSeed(),
  'password-recover-requirements': ['body.details[0].innerError.history'],
  'password-reset-requirements': ['body.details[0].innerError.history'],
  'user-verify-completed': ['body._embedded.user.name.given', 'body._embedded.user.name.family'],
  'username-password-check-agreement-consent-required': ['body._embedded.agreement.version'],
}

function rulesOfSeed(): readonly string[] {
  const policy = 'body._embedded.passwordPolicy'
  return [`${policy}.minCharacters.~!@#$%^&*()-_=+[]{}|;:,.<>/?`, `${policy}.minComplexity`]
}

const profile = { primaryPhone: '+1.5125550101', name: { given: 'Mary' } }

async function read({ client }: Parts, flowId: string): Promise<Answer> {
  return client.get(`/flows/${flowId}`)
}

/** Maya is asked on her phone. */
async function push({ emulator, client }: Parts, app: object = {}): Promise<string> {
  await giveDevices(emulator, {
    types: ['SMS', 'MOBILE'],
    app,
    change: ({ devices }) => {
      for (const device of devices) if (device.type === 'MOBILE') device.nickname = 'Pixel'
    },
  })
  return openFlow(client, 'maya')
}

/** The policies let people recover and register; maya is changed. */
async function allow(
  { emulator }: Parts,
  change: (maya: User, environment: EnvironmentState) => void = () => undefined,
): Promise<void> {
  await changeState(emulator, (environment) => {
    for (const action of environment.actions) {
      if (!['LOGIN', 'IDENTIFIER_FIRST'].includes(action.type)) continue
      Object.assign(action, { recovery: { enabled: true }, registration: { enabled: true } })
    }
    for (const user of environment.users) if (user.username === 'maya') change(user, environment)
  })
}

/** Beside the password, Example may say who one is. */
function offerExample(_maya: User, environment: EnvironmentState): void {
  environment.identityProviders = [
    { id: 'example', name: 'Example', type: 'OPENID_CONNECT', enabled: true },
  ]
  for (const action of environment.actions) {
    if (action.type === 'LOGIN') action.socialProviders = [{ id: 'example' }]
  }
}

/** One message, and then no other for a while. */
function limitMessages(environment: EnvironmentState): void {
  const sms = { enabled: true, periods: [], resendLimit: 0 }
  environment.notificationPolicies = [
    { id: 'cool', name: 'Cool', default: true, cooldownConfiguration: { sms } },
  ]
}

function mustChange(maya: User): void {
  maya.password = { value: password, forceChange: true }
}

function expire(maya: User, environment: EnvironmentState): void {
  maya.password = { value: password, lastChangedAt: '2020-01-01T00:00:00.000Z' }
  environment.passwordPolicies = [
    {
      id: 'policy',
      name: 'Standard',
      default: true,
      excludesCommonlyUsed: true,
      excludesProfileData: true,
      notSimilarToCurrent: true,
      length: { min: 8, max: 255 },
      minCharacters: {
        '0123456789': 1,
        ABCDEFGHIJKLMNOPQRSTUVWXYZ: 1,
        abcdefghijklmnopqrstuvwxyz: 1,
        '~!@#$%^&*()-_=+[]{}|;:,.<>/?': 1,
      },
      maxRepeatedCharacters: 2,
      minUniqueCharacters: 5,
      minComplexity: 7,
      history: { count: 6, retentionDays: 365 },
      maxAgeDays: 90,
    },
  ]
}

async function open({ client }: Parts, policy = 'Single_Factor'): Promise<string> {
  return text((await client.authorize({ acr_values: policy })).body, 'id')
}

function idOf({ body }: Answer): string {
  return text(body, 'id')
}

async function signOn(parts: Parts, policy?: string): Promise<Answer> {
  const body = { username: 'maya', password }
  return parts.client.act(await open(parts, policy), 'usernamePassword.check', body)
}

async function reset(parts: Parts, body: object): Promise<Answer> {
  await allow(parts, mustChange)
  return parts.client.act(idOf(await signOn(parts)), 'password.reset', body)
}

async function forget(parts: Parts, policy?: string): Promise<Answer> {
  await allow(parts)
  return parts.client.act(await open(parts, policy), 'password.forgot', { username: 'maya' })
}

async function recover(
  parts: Parts,
  {
    policy,
    code,
    chosen = newPassword,
  }: { readonly policy?: string; readonly code?: string; readonly chosen?: string } = {},
): Promise<Answer> {
  const flowId = idOf(await forget(parts, policy))
  const recoveryCode = code ?? (await readOtp(parts.emulator, 'maya'))
  return parts.client.act(flowId, 'password.recover', { recoveryCode, newPassword: chosen })
}

async function register(parts: Parts, members: object = {}): Promise<Answer> {
  await allow(parts)
  return parts.client.act(await open(parts), 'user.register', { ...person, ...members })
}

/** Single_Factor asks for one more thing after the password. */
async function ask(
  parts: Parts,
  {
    action,
    change,
  }: { readonly action: object; readonly change?: (all: EnvironmentState) => void },
): Promise<Answer> {
  await changeState(parts.emulator, (environment) => {
    const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
    environment.actions.push({
      id: 'added',
      type: 'AGREEMENT',
      priority: 2,
      signOnPolicy: { id: policy?.id ?? '' },
      ...action,
    })
    change?.(environment)
  })
  return signOn(parts)
}

function askConsent(parts: Parts): Promise<Answer> {
  const agreement = { id: 'terms' }
  return ask(parts, {
    action: { agreement },
    change: (environment) => {
      environment.agreements = [{ ...agreement, name: 'Terms', enabled: true }]
      environment.agreementLanguages = [
        { id: 'en', agreement, locale: 'en', displayName: 'Terms of use', enabled: true },
      ]
      environment.agreementRevisions = [
        {
          id: 'en-1',
          agreement,
          language: { id: 'en' },
          contentType: 'text/html',
          effectiveAt: '2026-01-01T00:00:00.000Z',
          requireReconsent: true,
          text: '<p>Be kind.</p>',
        },
      ]
    },
  })
}

function askProfile(parts: Parts, names?: readonly string[]): Promise<Answer> {
  return ask(parts, {
    action: {
      type: 'PROGRESSIVE_PROFILING',
      promptText: 'Please complete your profile.',
      attributes: names?.map((name) => ({ name, required: true })) ?? [
        { name: 'primaryPhone', required: true },
        { name: 'nickname', required: false },
      ],
    },
    change: ({ users }) => {
      for (const user of users) delete user.mobilePhone
    },
  })
}
