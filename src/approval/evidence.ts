// Evidence of an approval: a compact JWS that says what was approved, by whom and how; signed here, verified anywhere.
import { createPublicKey, KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, SignJWT } from 'jose'
import type { CryptoKey, JWK } from '../oidc/keys.js'
import { readSigningKey } from '../oidc/signing-key.js'
import { buildEvidenceClaims, parseEvidenceClaims } from './evidence-claims.js'
import type { ApprovalEvidence } from './evidence-claims.js'
import { parseEvidenceJws, refuseEvidence } from './evidence-jws.js'
import { readVerificationKeys } from './evidence-keys.js'
import type { VerificationKey } from './evidence-keys.js'

export type { ApprovalEvidence } from './evidence-claims.js'

export interface EvidenceSigner {
  /** Signs; what it signs, `verifyEvidence` reads. */
  sign(evidence: ApprovalEvidence): Promise<string>
}

/** `typ` of the JWS: it is no JWT of another kind, and no other JWT is evidence. */
const TYPE = 'approval-evidence+jwt'
const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'] as const

/**
 * Creates the signer of evidence: ES256, EdDSA or RS256 as the key is; `kid` is the JWK's or the key's RFC 7638 thumbprint.
 *
 * @throws {TypeError} When the key is none of these, naming `evidenceKey`.
 */
export function createEvidenceSigner(key: CryptoKey | KeyObject | JWK): EvidenceSigner {
  const { key: signingKey, alg, kid } = readSigningKey('evidenceKey', { key, allowed: ALGORITHMS })
  return {
    sign: async (evidence) => {
      const claims = buildEvidenceClaims(evidence)
      parseEvidenceClaims(claims)
      const header = { alg, kid: kid ?? (await computeThumbprint(signingKey)), typ: TYPE }
      return new SignJWT(claims).setProtectedHeader(header).sign(signingKey)
    },
  }
}

// Of the public half, so a key that cannot be exported has one too.
function computeThumbprint(key: CryptoKey | KeyObject): Promise<string> {
  const privateKey = key instanceof KeyObject ? key : KeyObject.from(key)
  const { kty = '', ...members } = createPublicKey(privateKey).export({ format: 'jwk' })
  return calculateJwkThumbprint({ ...members, kty })
}

/**
 * Verifies the evidence of an approval and returns what it says.
 *
 * Use it where evidence is kept or disputed: an audit, a ledger, another service. The algorithm (ES256, EdDSA or RS256)
 * is the key's, never the token's word; of a JWKS the key with the token's `kid` is taken, and only that one. Checked
 * are the form, `typ`, the signature and the type of every member.
 *
 * > [!WARNING]
 * > It proves that the holder of the private key said so, and nothing more. It does not ask whether the approval was
 * > executed, it cannot tell that the same evidence was shown to you before (compare `approvalId`), it does not know
 * > your application (compare `clientId` and `issuer`), and it does not recompute `digest`: that covers the body of the
 * > request and the id of the sign-on too, which evidence does not carry.
 *
 * @param jws The compact JWS, as `req.pingone.approval.evidence` was.
 * @param key The public key of `evidenceKey`, or a JWKS with it.
 * @returns The evidence, frozen; `details` in the order they were shown.
 * @throws {EvidenceError} When the JWS is not evidence, was changed, or was not signed by this key; when the key is
 *   private, symmetric, or of another kind.
 * @see [RFC 7515](https://www.rfc-editor.org/rfc/rfc7515) · [RFC 8725 §3.11](https://www.rfc-editor.org/rfc/rfc8725#section-3.11) · [RFC 7638](https://www.rfc-editor.org/rfc/rfc7638)
 * @example
 * import { createPublicKey } from 'node:crypto'
 * import { verifyEvidence } from 'express-pingone-mfa'
 *
 * async function readRecipient(jws: string, publicKeyPem: string): Promise<string | undefined> {
 *   const evidence = await verifyEvidence(jws, createPublicKey(publicKeyPem))
 *   return evidence.details['recipient']
 * }
 */
export async function verifyEvidence(
  jws: string,
  key: CryptoKey | KeyObject | JWK | { readonly keys: readonly JWK[] },
): Promise<ApprovalEvidence> {
  const { header, payload } = parseEvidenceJws(jws, TYPE)
  const keys = await readVerificationKeys(key, header.kid)
  const usable = keys.filter(({ alg }) => alg === header.alg)
  if (usable.length === 0) {
    throw refuseEvidence('its alg is not the one of the key')
  }
  await assertSignature(jws, usable)
  return parseEvidenceClaims(payload)
}

async function assertSignature(jws: string, keys: readonly VerificationKey[]): Promise<void> {
  for (const { key, alg } of keys) {
    const verified = await compactVerify(jws, key, { algorithms: [alg] }).then(
      () => true,
      () => false,
    )
    if (verified) return
  }
  throw refuseEvidence('its signature was not made by this key')
}
