// The situations of other services and of passkeys: brought about at the emulator, as emulator-steps.ts does.
import { verifyRegistration } from '../../src/tools/emulator/webauthn/registration.js'
import type { EnvironmentState } from '../../src/tools/emulator/resources.js'
import { createPasskey, passkeyFlags, writeAttestation, type Passkey } from '../support/passkey.js'
import { changeState, openFlow, text, type Answer } from '../tools/emulator/drive.js'
import { giveDevices } from '../tools/emulator/own-devices.js'
import type { Parts } from './emulator-steps.js'

const password = 'Winter-Harbour-42'
const maya = 'maya@example.com'
const origin = 'https://app.example'
const rpId = 'app.example'

/** Each answers the call its fixture shows. */
export const otherSituations: Readonly<Record<string, (parts: Parts) => Promise<Answer>>> = {
  'read-flow-external-authentication-required': async (parts) =>
    parts.client.get(`/flows/${await handOver(parts)}`),
  'read-flow-account-linking-required': async (parts) =>
    parts.client.get(`/flows/${await comeBack(parts, maya)}`),
  'username-password-check-account-linked': async (parts) => {
    const flowId = await comeBack(parts, maya)
    return parts.client.act(flowId, 'usernamePassword.check', { password })
  },
  'read-flow-account-confirmation-required': async (parts) =>
    parts.client.get(`/flows/${await comeBack(parts, 'mary@example.com')}`),
  'user-confirm-completed': async (parts) => {
    const flowId = await comeBack(parts, 'mary@example.com')
    return parts.client.act(flowId, 'user.confirm', { username: 'mfa.user' })
  },
  'device-select-assertion-required': async (parts) => {
    await givePasskey(parts)
    const flowId = await openFlow(parts.client, 'maya')
    return parts.client.act(flowId, 'device.select', { device: { id: 'own-fido2' } })
  },
  'assertion-check-completed': (parts) => assert(parts),
  'assertion-check-refused': (parts) => assert(parts, { clear: passkeyFlags.userPresent }),
}

/** Single_Factor hands over to Example, which may make accounts. */
async function handOver({ emulator, client }: Parts): Promise<string> {
  await changeState(emulator, (environment) => {
    const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
    environment.identityProviders = [
      { id: 'example', name: 'Example', type: 'OPENID_CONNECT', enabled: true },
    ]
    for (const action of environment.actions) {
      if (action.signOnPolicy.id !== policy?.id) continue
      Object.assign(action, {
        type: 'IDENTITY_PROVIDER',
        identityProvider: { id: 'example' },
        registration: { enabled: true },
      })
    }
  })
  return text((await client.authorize({ acr_values: 'Single_Factor' })).body, 'id')
}

/** Example says whose address it is; answers the id of the flow. */
async function comeBack(parts: Parts, email: string): Promise<string> {
  const flowId = await handOver(parts)
  const { body } = await parts.client.get(`/flows/${flowId}`)
  const href = text(body, ...['_embedded', 'identityProvider', '_links', 'authenticate', 'href'])
  await parts.client.form(href, { email, given: 'Mary', family: 'Sample' })
  return flowId
}

/** Maya has a text message, and a passkey of the application's pages. */
async function givePasskey({ emulator }: Parts): Promise<Passkey> {
  const passkey = createPasskey()
  await giveDevices(emulator, {
    types: ['SMS', 'FIDO2'],
    change: (environment) => keep(environment, passkey),
  })
  return passkey
}

function keep(environment: EnvironmentState, passkey: Passkey): void {
  // The text message stands first, as in the fixture.
  environment.devices.reverse()
  const device = environment.devices.find(({ type }) => type === 'FIDO2')
  if (device === undefined) throw new Error('no device')
  const userHandle = Buffer.from(device.user.id)
  const ceremony = { rpId, origin, challenge: Buffer.alloc(32, 7), userHandle }
  const credential = verifyRegistration(writeAttestation(passkey.attest(ceremony)), ceremony)
  device.nickname = 'Laptop'
  device.rp = { id: rpId, name: 'App' }
  device.secrets = {
    passkey: { ...credential, rpId, userHandle: userHandle.toString('base64url') },
  }
}

/** Maya's passkey answers, and `spoil` makes it a wrong answer. */
async function assert(parts: Parts, spoil = {}): Promise<Answer> {
  const { client } = parts
  const passkey = await givePasskey(parts)
  const flowId = await openFlow(client, 'maya')
  const asked = await client.act(flowId, 'device.select', { device: { id: 'own-fido2' } })
  const options = text(asked.body, 'publicKeyCredentialRequestOptions')
  const assertion = passkey.answerRequest(options, { origin, spoil })
  return client.act(flowId, 'assertion.check', { origin, assertion, compatibility: 'FULL' })
}
