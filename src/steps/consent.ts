// The step that asks to agree to terms: shown whole, as text, and agreed to or not.
import { buildBase, buildButton, buildRestart } from '../models/base.js'
import { parseAgreement, type AgreementBlock } from '../models/agreement-blocks.js'
import type { CommonFacts, StepViewBase, TextPart, ViewButton } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { writeDate } from '../models/utc-time.js'
import { exampleApproving, exampleName, exampleNowMs } from './example-facts.js'
import { defineFlowStep, type FlowStep, type LookAt } from './step.js'

/** Terms to agree to: buttons `agree` and `refuse`. */
export interface ConsentView extends StepViewBase {
  readonly step: 'consent'
  /** What the person typed as their name. */
  readonly username?: string
  /** BCP 47 tag of the agreement, where PingOne names it. */
  readonly agreementLanguage?: string
  /** The agreement in blocks of text; `links` in it begin with `https:`. */
  readonly agreement: readonly AgreementBlock[]
}

interface ConsentFacts {
  readonly username?: string
  readonly title?: string
  readonly version?: string
  readonly fromMs?: number
  readonly language?: string
  readonly agreement: readonly AgreementBlock[]
}

const agreement = parseAgreement(
  '<h2>1. What this is about</h2><p>These terms apply when you use your accounts at Alder Bank on the web or in the app.</p><h2>2. Keeping your ways to sign on safe</h2><p>Tell us <b>at once</b> if you lose a phone or a security key.</p><ul><li>By phone, day and night</li><li>At <a href="https://bank.example/lost">our page</a></li></ul>',
  'text/html',
)
const example = { title: 'Terms of use', version: '4', fromMs: exampleNowMs, agreement }

/** The step that asks to agree to terms. */
export const consent: FlowStep<'consent', ConsentFacts, ConsentView> = defineFlowStep({
  name: 'consent',
  serves: ['AGREEMENT_CONSENT_REQUIRED'],
  phase: 'afterwards',
  offers: [],
  actions: {
    'user.consent': { counts: 'nothing', proves: 'nothing', failsAs: 'agreement_refused' },
  },
  // Nobody can agree to what is not there to be read.
  isComplete: ({ agreement: terms }) =>
    terms?.text !== undefined && parseAgreement(terms.text, terms.contentType).length > 0,
  examples: {
    consent: { ...example, username: exampleName },
    'consent-unnamed': { agreement, username: exampleName },
    'approve-consent': { ...exampleApproving, ...example },
  },
  show: showConsent,
  take: (form) => {
    const button = form.get('action')
    if (button !== 'agree' && button !== 'refuse') return { kind: 'show' }
    return { kind: 'submit', action: { action: 'user.consent', accept: button === 'agree' } }
  },
  build: buildConsentView,
})

function showConsent({ own, username }: LookAt<'AGREEMENT_CONSENT_REQUIRED'>): ConsentFacts {
  const { title, version, effectiveAtMs, text = '', contentType, language } = own?.agreement ?? {}
  return {
    agreement: parseAgreement(text, contentType),
    ...(username !== undefined && { username }),
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    ...(effectiveAtMs !== undefined && { fromMs: effectiveAtMs }),
    ...(language !== undefined && { language }),
  }
}

type Given = CommonFacts & ConsentFacts

function buildConsentView(facts: Given): ConsentView {
  const { locale, title, language, username } = facts
  return {
    step: 'consent',
    ...buildBase(facts, {
      heading: title ?? readText(locale, 'consent_heading'),
      lead: writeLead(facts),
      buttons: buildButtons(facts),
    }),
    ...(username === undefined ? {} : { username }),
    ...(language === undefined ? {} : { agreementLanguage: language }),
    agreement: facts.agreement,
  }
}

function buildButtons({ locale, purpose, username }: Given): ViewButton[] {
  const agree = { ...buildButton(locale, 'agree', 'consent_agree'), primary: true }
  const refuse = buildButton(locale, 'refuse', 'consent_refuse')
  if (purpose !== 'sign-on') return [agree, refuse]
  return [agree, refuse, buildRestart(locale, username)]
}

/** Version and date stand there as far as PingOne tells them. */
function writeLead({ locale, version, fromMs }: Given): TextPart[] {
  const date = fromMs === undefined ? undefined : writeDate(locale, fromMs)
  if (version !== undefined && date !== undefined) {
    return readParts(locale, 'consent_lead_version_from', { version, date })
  }
  if (version !== undefined) return readParts(locale, 'consent_lead_version', { version })
  if (date !== undefined) return readParts(locale, 'consent_lead_from', { date })
  return readParts(locale, 'consent_lead')
}
