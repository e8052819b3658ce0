// One evidence with keys of every kind, and a way to sign what the signer would not.
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect } from 'vitest'
import { createEvidenceSigner } from '../../src/approval/evidence.js'
import type { ApprovalEvidence } from '../../src/approval/evidence.js'
import { EvidenceError } from '../../src/errors.js'
import type { JWK } from '../../src/oidc/keys.js'

export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export const hash = 'zCu5lf0SGMQJ0buEDkhf915vmq5qJ4ce_SQWP2p4zfA'
/** Every member, the optional ones too. */
export const evidence: ApprovalEvidence = {
  approvalId: 'approval-1',
  sub: 'user-1',
  details: { sum: '1,000.00', recipient: 'Zoë \u{1f600}', currency: 'EUR' },
  digest: hash,
  method: 'POST',
  url: '/transfers?draft=1',
  deviceType: 'SMS',
  acr: 'Transaction_Approval',
  amr: ['otp', 'sms'],
  authTime: 1_769_860_790,
  requestId: 'request-1',
  idTokenHash: hash,
  correlationId: 'c0ffee',
  createdAt: '2026-01-31T11:59:00.000Z',
  approvedAt: '2026-01-31T11:59:50.123Z',
  consumedAt: '2026-01-31T12:00:00.999Z',
  clientId: 'client-1',
  issuer: 'https://auth.pingone.eu/env/as',
}

/** Only what is always there. */
export const required: ApprovalEvidence = writeRequired(evidence)

export const ec: KeyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const ed: KeyPair = generateKeyPairSync('ed25519')
export const rsa: KeyPair = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const kinds: readonly (readonly [string, KeyPair])[] = [
  ['ES256', ec],
  ['EdDSA', ed],
  ['RS256', rsa],
]

/** The key as a JWK with these members. */
export function toJwk(key: KeyObject, members: Partial<JWK> = {}): JWK {
  const { kty = '', ...jwk } = key.export({ format: 'jwk' })
  return { ...jwk, kty, ...members }
}

/** Signs what the signer would not, by the right key. */
export async function forge(forgery: {
  readonly header?: Record<string, unknown>
  readonly headerText?: string
  readonly claims?: Record<string, unknown>
  readonly payload?: string | Buffer
}): Promise<string> {
  const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
  const claims = { ...decodeJwt(jws), ...forgery.claims }
  const header = JSON.stringify(forgery.header ?? decodeProtectedHeader(jws))
  const input = [forgery.headerText ?? header, forgery.payload ?? JSON.stringify(claims)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
  const key = await crypto.subtle.importKey(
    'jwk',
    toJwk(ec.privateKey),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, key, Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

/** Expects an `EvidenceError` with this message. */
export async function expectRefusal(attempt: Promise<unknown>, message: RegExp): Promise<void> {
  const error: unknown = await attempt.then(
    () => 'it was accepted',
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(EvidenceError)
  expect(error).toMatchObject({ code: 'ERR_PINGONE_EVIDENCE', status: 400 })
  expect(error).toHaveProperty('message', expect.stringMatching(message))
}

function writeRequired(all: ApprovalEvidence): ApprovalEvidence {
  const { deviceType, acr, amr, correlationId, ...others } = all
  return others
}
