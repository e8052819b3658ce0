// What kind of thing is being approved, as PingOne's template and variant call it. Pure.
import type { ApprovalFacts } from './model.js'

/** Kinds the pages have words for; each is a noun that a template or variant can carry in its name. */
export type ApprovalKind = 'transfer' | 'payment' | 'order' | 'change' | 'transaction'

const kinds: readonly ApprovalKind[] = ['transfer', 'payment', 'order', 'change']

/**
 * The kind of an approval: the first known noun in the variant's name, else in the template's, else "transaction".
 *
 * `transfer`, `sepa-transfer` and `InstantTransfer` are transfers.
 */
export function readApprovalKind({
  variant = '',
  template,
}: Pick<ApprovalFacts, 'template' | 'variant'>): ApprovalKind {
  const words = [...readWords(variant), ...readWords(template)]
  for (const word of words) {
    const kind = kinds.find((known) => known === word)
    if (kind !== undefined) return kind
  }
  return 'transaction'
}

function readWords(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
}
