// The page that sends the held request on; nothing of ours is posted from it.
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase } from '../models/base.js'
import type { CommonFacts, HeldField, StepViewBase } from '../models/model.js'
import { findVariant, readParts, readText, type TextKey } from '../models/texts/catalogue.js'
import { exampleApproving } from './example-facts.js'
import { buildLink } from './own-link.js'
import type { Page } from './step.js'

/** It is approved, or confirmed: the held request goes on. `action` is the app’s own URL. */
export interface ResumeView extends StepViewBase {
  readonly step: 'resume'
  /** Absent when the app's own client sends the request again, with the `Approval` header. */
  readonly heldFields?: readonly HeldField[]
  /** What the lead says in its place once a script sends the form. */
  readonly leadWithScript?: string
  /** Text of the button that sends the form; the button has no name, so that it adds no field. */
  readonly finishLabel?: string
}
interface ResumeFacts {
  /** The fields to post to `action`; absent when the app's client goes on by itself. */
  readonly held?: readonly HeldField[]
}

/** The page that sends the held request on. */
export const resume: Page<'resume', ResumeFacts, ResumeView> = {
  name: 'resume',
  examples: {
    resume: {
      ...exampleApproving,
      action: '/transfers',
      held: [
        { name: 'recipient', value: 'Charlie Parker' },
        { name: 'sum', value: '1,250.00' },
        { name: 'pingone_approval', value: 'a1' },
      ],
    },
    'resume-step-up': {
      purpose: 'step-up',
      action: '/settings',
      held: [{ name: 'name', value: 'Maya' }],
    },
    'resume-elsewhere': exampleApproving,
  },
  build: buildResumeView,
}

type Given = CommonFacts & ResumeFacts

/** The model of the page that sends the held request on; nothing of ours is posted from it. */
function buildResumeView(facts: Given): ResumeView {
  const { locale, brand, purpose, held } = facts
  if (held === undefined || !staysHere(facts.action)) {
    return {
      step: 'resume',
      ...buildBase(facts, {
        heading: readText(locale, findVariant('resume_heading_done', purpose)),
        lead: readParts(locale, 'resume_lead_done', { brand: brand.name }),
        links: buildLink(facts, { name: 'return', href: facts.returnPath, key: 'back_to_brand' }),
      }),
      csrf: '',
    }
  }
  return {
    step: 'resume',
    ...buildBase(facts, {
      heading: readText(locale, findVariant('resume_heading', purpose)),
      lead: readParts(locale, findVariant('resume_press', purpose)),
    }),
    csrf: '',
    leadWithScript: readText(locale, findResumeLead(facts)),
    heldFields: held.map(({ name, value }) => ({ name, value })),
    finishLabel: readText(locale, 'finish'),
  }
}

function findResumeLead({ purpose, approval }: Given): TextKey {
  if (purpose !== 'approval') return 'resume_lead'
  return `resume_lead_${approval === undefined ? 'transaction' : readApprovalKind(approval)}`
}

/** A path that begins with two slashes is the address of another host. */
function staysHere(action: string): boolean {
  return /^\/(?![/\\])/.test(action)
}
