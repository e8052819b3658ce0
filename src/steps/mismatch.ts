// The page that stopped a request which is not the one that was approved.
import { buildApproval, compareDetails } from '../models/approval-details.js'
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase } from '../models/base.js'
import type {
  ApprovalFacts,
  CommonFacts,
  ComparedDetail,
  StepViewBase,
  ViewApproval,
} from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleReference, exampleTransfer } from './example-facts.js'
import { buildLink } from './own-link.js'
import type { Page } from './step.js'

/** A request was stopped: what arrived is not what was approved. */
export interface MismatchView extends StepViewBase {
  readonly step: 'mismatch'
  /** What is approved: `id`, and `details` as they are shown. */
  readonly approval: ViewApproval
  /** Line by line: what was approved, what arrived, and whether they differ. */
  readonly comparison: readonly ComparedDetail[]
}
interface MismatchFacts {
  readonly approval: ApprovalFacts
  /** The details of the request that came. */
  readonly arrived: Readonly<Record<string, string>>
  /** Where "Go back to {brand}" leads; `returnPath` is where one reviews and starts again. */
  readonly homePath: string
}

const mismatched = { ...exampleApproving, ...exampleReference, homePath: '/accounts' }

/** The page that stopped a request. */
export const mismatch: Page<'mismatch', MismatchFacts, MismatchView> = {
  name: 'mismatch',
  examples: {
    mismatch: {
      ...mismatched,
      arrived: {
        ...exampleTransfer.details,
        recipient: 'C. Parker Holdings',
        account: 'LT12 1000 0111 0100 1000',
      },
    },
    'mismatch-other-lines': {
      ...mismatched,
      arrived: { sum: '1,250.00', recipient: 'Charlie Parker', account: '', note: 'Rent' },
    },
  },
  build: buildMismatchView,
}

/** The model of the page that stopped a request which is not the one that was approved. */
function buildMismatchView(facts: CommonFacts & MismatchFacts): MismatchView {
  const { locale, approval } = facts
  const comparison = compareDetails(locale, approval, facts.arrived)
  const isSeen = comparison.some(({ changed }) => changed)
  return {
    step: 'mismatch',
    ...buildBase(facts, {
      heading: readText(locale, `mismatch_heading_${readApprovalKind(approval)}`),
      lead: readParts(locale, isSeen ? 'mismatch_lead' : 'mismatch_lead_elsewhere'),
      links: [
        ...buildLink(facts, { name: 'restart', href: facts.returnPath, key: 'mismatch_review' }),
        ...buildLink(facts, { name: 'return', href: facts.homePath, key: 'back_to_brand' }),
      ],
    }),
    approval: buildApproval(locale, approval),
    comparison,
  }
}
