// ASSERTION_REQUIRED: a passkey or security key signs a challenge, and the signature is really verified.
import { randomBytes } from 'node:crypto'
import { html } from '../../console/html.js'
import type { FlowDevice } from '../../devices.js'
import type { Fido2Policy, StoredPasskey } from '../../mfa-resources.js'
import { fido2PolicyOf } from '../../platform/fido2-policies-of.js'
import { presenceMs, wordOf } from '../../platform/passkey-pairing.js'
import { invalidData, invalidRequest, type PingOneProblem } from '../../problem.js'
import type { User } from '../../resources.js'
import { readAssertion, verifyAssertion, type Assertion } from '../../webauthn/assertion.js'
import { buildRequestOptions } from '../../webauthn/options.js'
import { WebauthnRefusal } from '../../webauthn/refusal.js'
import type { FlowPlace } from '../context.js'
import { countFailure, quotaExceeded } from '../failures.js'
import { findSelected, listFlowDevices, mfaMembers, proveMfa } from '../mfa.js'
import { chooseLabel, deviceForm, startAgain, usableDevices } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { ChosenDevice, FlowStep, Outcome, StepMembers, Submitted } from '../step.js'
import { chooseDevice } from './select-device.js'

/** The step that asks for a passkey. */
export const passkey: FlowStep = {
  serves: ['ASSERTION_REQUIRED'],
  links: () => ['assertion.check', 'device.select'],
  actions: { 'assertion.check': check, 'device.select': chooseDevice },
  begins: { fits: ({ device }) => device.secrets?.passkey !== undefined, begin },
  members: buildMembers,
  page: (place) => ({
    title: 'Use your passkey',
    main: html`<p>
        A passkey belongs to the pages of its application. These pages of the emulator cannot ask
        for it: use another device, or sign on embedded.
      </p>
      ${deviceForm(
        usableDevices(place).filter(({ type }) => type !== 'FIDO2'),
        chooseLabel,
      )}
      ${startAgain}`,
  }),
}

/** The challenge is the one of a signed request, so that the key signs the transaction. */
function begin({ flow, outbox }: FlowPlace, { chosen }: ChosenDevice): void {
  const challenge = flow.request.webAuthnChallenge ?? randomBytes(32).toString('base64url')
  flow.own = { ASSERTION_REQUIRED: { challenge } }
  flow.selectedDeviceId = chosen.device.id
  flow.status = 'ASSERTION_REQUIRED'
  outbox.voidCodes(flow.id)
}

/** Any passkey of the person counts that is for the pages of the one that was chosen. */
function check(place: FlowPlace, { body }: Submitted): Outcome {
  const { origin, assertion: answer } = readTexts(body, ['origin', 'assertion'])
  const assertion = readWhole(answer)
  const asked = findSelected(place)
  if (asked === undefined) return 'stay'
  const { user, selected } = asked
  if (!selected.isUsable) throw quotaExceeded('assertion', selected.coolDownExpiresAtMs)
  try {
    const used = verify(place, { ...asked, assertion, origin })
    place.flow.selectedDeviceId = used.device.id
    return proveMfa(place, { user, selected: used, method: 'hwk' })
  } catch (error) {
    if (!(error instanceof WebauthnRefusal)) throw error
    countFailure(place, {
      user,
      selected,
      target: 'assertion',
      refuse: (attemptsRemaining) => refusal(error, attemptsRemaining),
    })
    return 'stay'
  }
}

/** @throws {PingOneProblem} 400 that costs no attempt: nothing was answered. */
function readWhole(answer: string): Assertion {
  try {
    return readAssertion(answer)
  } catch (error) {
    if (error instanceof WebauthnRefusal) throw refusal(error)
    throw error
  }
}

function verify(
  place: FlowPlace,
  {
    user,
    selected,
    assertion,
    origin,
  }: {
    readonly user: User
    readonly selected: FlowDevice
    readonly assertion: Assertion
    readonly origin: string
  },
): FlowDevice {
  const policy = fido2PolicyOf(place.environment, selected.policy)
  const used = listPasskeys(place, { user, selected }).find(
    ({ stored }) => stored.id === assertion.credentialId,
  )
  if (used === undefined) {
    throw new WebauthnRefusal('credential', 'the assertion is by no passkey of the user')
  }
  const { device, stored } = used
  assertBackupAllowed(stored, policy)
  const { option, enforceDuringAuthentication } = policy.userVerification
  const { counter, isBackedUp } = verifyAssertion(assertion, {
    ceremony: {
      challenge: readChallenge(place),
      rpId: stored.rpId,
      origin,
      userVerification: enforceDuringAuthentication ? wordOf(option) : 'preferred',
    },
    credential: { ...stored, userHandle: Buffer.from(stored.userHandle, 'base64url') },
  })
  device.device.secrets = {
    ...device.device.secrets,
    passkey: { ...stored, counter, isBackedUp },
  }
  return device
}

function assertBackupAllowed({ isBackupEligible }: StoredPasskey, policy: Fido2Policy): void {
  const { allow, enforceDuringAuthentication } = policy.backupEligibility
  if (isBackupEligible && !allow && enforceDuringAuthentication) {
    throw new WebauthnRefusal('credential', 'the passkey is a synced one, which is not allowed')
  }
}

interface OwnPasskey {
  readonly device: FlowDevice
  readonly stored: StoredPasskey
}

function listPasskeys(
  place: FlowPlace,
  { user, selected }: { readonly user: User; readonly selected: FlowDevice },
): readonly OwnPasskey[] {
  const rpId = selected.device.secrets?.passkey?.rpId
  return listFlowDevices(place, user).flatMap((device) => {
    const stored = device.device.secrets?.passkey
    return stored?.rpId === rpId && stored !== undefined && device.isUsable
      ? [{ device, stored }]
      : []
  })
}

/** What was asked for; after the last attempt there is nothing left to answer. */
function readChallenge({ flow }: FlowPlace): Buffer {
  const { challenge } = flow.own.ASSERTION_REQUIRED ?? {}
  if (challenge === undefined) {
    throw invalidRequest('The request could not be completed. No passkey is being asked for.')
  }
  return Buffer.from(challenge, 'base64url')
}

function buildMembers(place: FlowPlace): StepMembers {
  const shared = mfaMembers(place)
  const options = writeOptions(place)
  return options === undefined
    ? shared
    : { ...shared, top: { ...shared.top, publicKeyCredentialRequestOptions: options } }
}

function writeOptions(place: FlowPlace): string | undefined {
  const asked = place.flow.own.ASSERTION_REQUIRED === undefined ? undefined : findSelected(place)
  const rpId = asked?.selected.device.secrets?.passkey?.rpId
  if (asked === undefined || rpId === undefined) return undefined
  const policy = fido2PolicyOf(place.environment, asked.selected.policy)
  return buildRequestOptions({
    challenge: readChallenge(place),
    rpId,
    timeoutMs: presenceMs(policy),
    userVerification: wordOf(policy.userVerification.option),
    credentials: listPasskeys(place, asked).map(({ stored }) => ({ id: stored.id })),
  })
}

function refusal({ reason, message }: WebauthnRefusal, attemptsRemaining?: number): PingOneProblem {
  return invalidData({
    code: 'INVALID_VALUE',
    target: reason === 'origin' ? 'origin' : 'assertion',
    message,
    ...(attemptsRemaining === undefined ? {} : { innerError: { attemptsRemaining } }),
  })
}
