// A software authenticator with the browser and the page before it: what a passkey would answer.
import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto'
import { writeCbor, type CborInput } from './cbor.js'

export type PasskeyAlgorithm = 'ES256' | 'RS256' | 'EdDSA'

/** A credential, with its private key. */
export interface Passkey {
  /** base64url */
  readonly id: string
  readonly algorithm: PasskeyAlgorithm
  readonly publicKey: KeyObject
  /** The user that it was made for. Set by `attest`. */
  userHandle: Buffer
  /** Of the last use; 0 for an authenticator that does not count. */
  counter: number
  /** What a browser gives for `navigator.credentials.create`. */
  attest(ceremony: PasskeyCeremony, spoil?: PasskeySpoil): RawAttestation
  /** What a browser gives for `navigator.credentials.get`. */
  assert(ceremony: PasskeyCeremony, spoil?: PasskeySpoil): RawAssertion
  /** The member `attestation` for `publicKeyCredentialCreationOptions`, as a page sends it. */
  answerCreation(options: string, page: PasskeyPage): string
  /** The member `assertion` for `publicKeyCredentialRequestOptions`, as a page sends it. */
  answerRequest(options: string, page: PasskeyPage): string
}

/** The page that asks, and what goes wrong on the way. */
export interface PasskeyPage {
  readonly origin: string
  readonly spoil?: PasskeySpoil
}

export interface PasskeyCeremony {
  readonly rpId: string
  readonly origin: string
  readonly challenge: Uint8Array
  /** Of a registration. */
  readonly userHandle?: Uint8Array
}

/** What goes wrong; by default nothing does. */
export interface PasskeySpoil {
  /** Members in place of those of `clientDataJSON`. */
  readonly clientData?: Readonly<Record<string, unknown>>
  /** Hashed into the authenticator data in place of the right one. */
  readonly rpId?: string
  /** Flags to set and to clear. */
  readonly set?: number
  readonly clear?: number
  readonly counter?: number
  readonly signature?: (signature: Buffer) => Buffer
  readonly authenticatorData?: (data: Buffer) => Buffer
  /** The public key of a registration, as COSE. */
  readonly publicKey?: ReadonlyMap<number, CborInput>
  /** Of an attestation. Default: `none`. */
  readonly statement?: 'none' | 'packed-self' | { readonly format: string; readonly of: CborInput }
  /** Of an assertion. Default: that of the passkey. */
  readonly userHandle?: Uint8Array | 'absent'
}

export interface RawAttestation {
  readonly id: Buffer
  readonly clientDataJSON: Buffer
  readonly attestationObject: Buffer
}

export interface RawAssertion {
  readonly id: Buffer
  readonly clientDataJSON: Buffer
  readonly authenticatorData: Buffer
  readonly signature: Buffer
  readonly userHandle?: Buffer
}

export const passkeyFlags = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  credential: 0x40,
  extensions: 0x80,
} as const

/** Makes a passkey; `isCounting` is what security keys do, and synced passkeys do not. */
export function createPasskey({
  algorithm = 'ES256',
  isCounting = true,
  isUserVerified = true,
  id = randomBytes(32),
}: {
  readonly algorithm?: PasskeyAlgorithm
  readonly isCounting?: boolean
  readonly isUserVerified?: boolean
  readonly id?: Buffer
} = {}): Passkey {
  const pair = makePair(algorithm)
  const standing = passkeyFlags.userPresent | (isUserVerified ? passkeyFlags.userVerified : 0)

  function writeData({
    ceremony,
    spoil,
    attested,
  }: {
    readonly ceremony: PasskeyCeremony
    readonly spoil: PasskeySpoil
    readonly attested?: Buffer
  }): Buffer {
    const head = Buffer.alloc(5)
    const flags = standing | (attested === undefined ? 0 : passkeyFlags.credential)
    head.writeUInt8((flags | (spoil.set ?? 0)) & ~(spoil.clear ?? 0))
    if (isCounting) passkey.counter += 1
    head.writeUInt32BE(spoil.counter ?? passkey.counter, 1)
    const data = [sha256(spoil.rpId ?? ceremony.rpId), head, attested ?? Buffer.alloc(0)]
    return spoil.authenticatorData?.(Buffer.concat(data)) ?? Buffer.concat(data)
  }

  function writeSignature(signed: Buffer, spoil: PasskeySpoil): Buffer {
    const digest = algorithm === 'EdDSA' ? undefined : 'sha256'
    const signature = sign(digest, signed, pair.privateKey)
    return spoil.signature?.(signature) ?? signature
  }

  const passkey: Passkey = {
    id: id.toString('base64url'),
    algorithm,
    publicKey: pair.publicKey,
    userHandle: Buffer.alloc(0),
    counter: 0,
    attest(ceremony, spoil = {}) {
      passkey.userHandle = Buffer.from(ceremony.userHandle ?? [])
      const clientDataJSON = writeClientData({ type: 'webauthn.create', ceremony, spoil })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const key = writeCbor(spoil.publicKey ?? writeCoseKey(algorithm, pair.publicKey))
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key])
      const data = writeData({ ceremony, spoil, attested })
      const signed = Buffer.concat([data, sha256(clientDataJSON)])
      const signature = (): Buffer => writeSignature(signed, spoil)
      const attestationObject = writeCbor(writeStatement({ algorithm, data, signature, spoil }))
      return { id, clientDataJSON, attestationObject }
    },
    assert(ceremony, spoil = {}) {
      const clientDataJSON = writeClientData({ type: 'webauthn.get', ceremony, spoil })
      const authenticatorData = writeData({ ceremony, spoil })
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)])
      const signature = writeSignature(signed, spoil)
      const userHandle = spoil.userHandle ?? passkey.userHandle
      const named = userHandle === 'absent' ? {} : { userHandle: Buffer.from(userHandle) }
      return { id, clientDataJSON, authenticatorData, signature, ...named }
    },
    answerCreation(options, { origin, spoil }) {
      return writeAttestation(passkey.attest(readCreation(options, origin), spoil))
    },
    answerRequest(options, { origin, spoil }) {
      return writeAssertion(passkey.assert(readRequest(options, origin), spoil))
    },
  }
  return passkey
}

/** As PingOne's own pages send it: `id` in base64url, bytes in base64 with padding. */
export function writeAttestation({
  id,
  clientDataJSON,
  attestationObject,
}: RawAttestation): string {
  return JSON.stringify({
    id: id.toString('base64url'),
    type: 'public-key',
    rawId: id.toString('base64'),
    response: {
      clientDataJSON: clientDataJSON.toString('base64'),
      attestationObject: attestationObject.toString('base64'),
    },
    clientExtensionResults: {},
  })
}

/** As PingOne's own pages send it; without a user handle the member is empty. */
export function writeAssertion(assertion: RawAssertion): string {
  const { id, clientDataJSON, authenticatorData, signature, userHandle } = assertion
  return JSON.stringify({
    id: id.toString('base64url'),
    rawId: id.toString('base64'),
    type: 'public-key',
    response: {
      clientDataJSON: clientDataJSON.toString('base64'),
      authenticatorData: authenticatorData.toString('base64'),
      signature: signature.toString('base64'),
      userHandle: userHandle?.toString('base64') ?? '',
    },
  })
}

/** A list of numbers, signed or not, as bytes. */
export function readByteList(list: readonly number[]): Buffer {
  return Buffer.from(list.map((each) => ((each % 256) + 256) % 256))
}

interface WireCreation {
  readonly rp: { readonly id: string }
  readonly user: { readonly id: readonly number[] }
  readonly challenge: readonly number[]
}

interface WireRequest {
  readonly rpId: string
  readonly challenge: readonly number[]
}

function readCreation(options: string, origin: string): PasskeyCeremony {
  const { rp, user, challenge } = JSON.parse(options) as WireCreation
  const userHandle = readByteList(user.id)
  return { rpId: rp.id, origin, challenge: readByteList(challenge), userHandle }
}

function readRequest(options: string, origin: string): PasskeyCeremony {
  const { rpId, challenge } = JSON.parse(options) as WireRequest
  return { rpId, origin, challenge: readByteList(challenge) }
}

function makePair(algorithm: PasskeyAlgorithm): KeyPairKeyObjectResult {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256' })
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519')
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** COSE's number of an algorithm. */
export const coseAlgorithms = { ES256: -7, EdDSA: -8, RS256: -257 } as const

/** A public key as authenticators write it (RFC 9053). */
export function writeCoseKey(
  algorithm: PasskeyAlgorithm,
  key: KeyObject,
): ReadonlyMap<number, CborInput> {
  const jwk = key.export({ format: 'jwk' })
  const bytes = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')
  const alg = [3, coseAlgorithms[algorithm]] as const
  switch (algorithm) {
    case 'ES256':
      return new Map<number, CborInput>([
        [1, 2],
        alg,
        [-1, 1],
        [-2, bytes(jwk.x)],
        [-3, bytes(jwk.y)],
      ])
    case 'EdDSA':
      return new Map<number, CborInput>([[1, 1], alg, [-1, 6], [-2, bytes(jwk.x)]])
    case 'RS256':
      return new Map<number, CborInput>([[1, 3], alg, [-1, bytes(jwk.n)], [-2, bytes(jwk.e)]])
  }
}

function writeStatement({
  algorithm,
  data,
  signature,
  spoil: { statement = 'none' },
}: {
  readonly algorithm: PasskeyAlgorithm
  readonly data: Buffer
  readonly signature: () => Buffer
  readonly spoil: PasskeySpoil
}): CborInput {
  const write = (format: string, of: CborInput): CborInput =>
    new Map<string, CborInput>([
      ['fmt', format],
      ['attStmt', of],
      ['authData', data],
    ])
  if (statement === 'none') return write('none', new Map())
  if (statement !== 'packed-self') return write(statement.format, statement.of)
  const self = new Map<string, CborInput>([
    ['alg', coseAlgorithms[algorithm]],
    ['sig', signature()],
  ])
  return write('packed', self)
}

function writeClientData({
  type,
  ceremony,
  spoil,
}: {
  readonly type: string
  readonly ceremony: PasskeyCeremony
  readonly spoil: PasskeySpoil
}): Buffer {
  const challenge = Buffer.from(ceremony.challenge).toString('base64url')
  const data = { type, challenge, origin: ceremony.origin, crossOrigin: false }
  return Buffer.from(JSON.stringify({ ...data, ...spoil.clientData }))
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}
