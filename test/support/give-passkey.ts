// Gives a person of the emulator a passkey, by an attestation that the emulator's own verifier believes.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { verifyRegistration } from '../../src/tools/emulator/webauthn/registration.js'
import { giveDevices } from '../tools/emulator/own-devices.js'
import { createPasskey, writeAttestation, type Passkey } from './passkey.js'

/** The ceremony of every pairing here. */
const challenge = Buffer.alloc(32, 7)

/** What a test wants of maya. */
export interface GivenPasskey {
  /** Site of the passkey. Default `localhost`. */
  readonly rpId?: string
  /** Origin of the pages that paired it. */
  readonly origin: string
  /** Devices beside it. */
  readonly others?: readonly string[]
  /** What a real authenticator attested. Default: a passkey in software. */
  readonly attestation?: string
}

/** Maya has a passkey as her default device. @returns the one in software, when no attestation was brought. */
export async function givePasskey(emulator: Emulator, given: GivenPasskey): Promise<Passkey> {
  const { rpId = 'localhost', origin, others = [] } = given
  const passkey = createPasskey()
  await giveDevices(emulator, {
    types: ['FIDO2', ...others],
    change: (environment) => {
      const device = environment.devices.find(({ type }) => type === 'FIDO2')
      if (device === undefined) throw new Error('maya has no device for a passkey')
      const userHandle = Buffer.from(device.user.id)
      const ceremony = { rpId, origin, challenge, userHandle }
      const attestation = given.attestation ?? writeAttestation(passkey.attest(ceremony))
      const credential = verifyRegistration(attestation, ceremony)
      device.rp = { id: rpId, name: 'Bank' }
      device.secrets = {
        passkey: { ...credential, rpId, userHandle: userHandle.toString('base64url') },
      }
    },
  })
  return passkey
}

/** What a page of the app makes a browser attest: the options of the pairing, bytes as numbers. */
export const pairingChallenge: readonly number[] = [...challenge]
