// What the pages of an approval show of its record.
import type { StoredApproval } from '../../approval/approval.js'
import type { ApprovalFacts } from '../../models/model.js'

/** Picks what may be shown of an approval. */
export function toApprovalFacts({
  id,
  details,
  labels,
  template,
  variant,
}: StoredApproval): ApprovalFacts {
  return { id, details, labels, template, ...(variant !== undefined && { variant }) }
}
