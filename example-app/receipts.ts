// Signed receipts of approvals: the key that signs them, where they are kept, and what they prove.
import { createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import { EvidenceError, verifyEvidence, type ApprovalEvidence } from 'express-pingone-mfa'

/** The receipts of this process. A real bank keeps both, the key in a vault and the receipts for years. */
export interface Receipts {
  /** For the option `evidenceKey`. */
  readonly signingKey: KeyObject
  /** With it anybody can verify a receipt. */
  readonly publicKey: JsonWebKey
  keep(approvalId: string, receipt: string): void
  read(approvalId: string): string | undefined
  /** What a receipt says, when its signature is right; `invalid` when it is not. */
  check(approvalId: string): Promise<ApprovalEvidence | 'invalid' | undefined>
}

/** Makes a P-256 key of its own: receipts are signed with ES256. */
export function createReceipts(): Receipts {
  const { privateKey: signingKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = createPublicKey(signingKey)
  const receipts = new Map<string, string>()
  return {
    signingKey,
    publicKey: publicKey.export({ format: 'jwk' }),
    keep: (approvalId, receipt) => receipts.set(approvalId, receipt),
    read: (approvalId) => receipts.get(approvalId),
    async check(approvalId) {
      const receipt = receipts.get(approvalId)
      if (receipt === undefined) return undefined
      try {
        const evidence = await verifyEvidence(receipt, publicKey)
        return evidence.approvalId === approvalId ? evidence : 'invalid'
      } catch (error) {
        if (error instanceof EvidenceError) return 'invalid'
        throw error
      }
    },
  }
}
