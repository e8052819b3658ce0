// The pictures of the gallery: every example of every step, in each purpose where it can be met.
import type { Brand, CommonFacts, Purpose } from '../../models/model.js'
import * as steps from '../../steps/all.js'
import { exampleApproving, exampleNowMs } from '../../steps/example-facts.js'
import { isStepName, type StepFacts, type StepName } from '../../steps/index.js'

/** A page to look at. */
export interface Picture {
  /** Part of its address, e.g. `otp-sms.step-up`. */
  readonly name: string
  readonly step: StepName
  readonly purpose: Purpose
  readonly facts: StepFacts
}

/** The app of the gallery. */
export const galleryBrand: Brand = {
  name: 'Alder Bank',
  accent: '#0F5B46',
  helpUrl: '/help',
  privacyUrl: '/privacy',
}

/** Every picture, with the texts of a language. */
export function listPictures(locale: string): readonly Picture[] {
  return Object.values(steps).flatMap((step) =>
    Object.entries(step.examples).flatMap(([example, own]) =>
      findPurposes(step, own).map((purpose) => {
        const facts = { ...buildCommon(locale, purpose), ...own, purpose, step: step.name }
        assertFacts(facts)
        return { name: `${example}.${purpose}`, step: step.name, purpose, facts }
      }),
    ),
  )
}

/** What an example says itself; else a step of a flow is met in every purpose, but that an approval has a code page of its own. */
function findPurposes(
  step: (typeof steps)[StepName],
  { purpose }: { readonly purpose?: Purpose },
): readonly Purpose[] {
  if (purpose !== undefined) return [purpose]
  if (!('serves' in step)) return ['sign-on']
  return step.name === 'otp' ? ['sign-on', 'step-up'] : ['sign-on', 'step-up', 'approval']
}

function buildCommon(locale: string, purpose: Purpose): CommonFacts {
  const common = {
    purpose,
    action: '/login/flow/example',
    csrf: 'example',
    locale,
    brand: galleryBrand,
    returnPath: '/account',
  }
  if (purpose !== 'approval') return common
  const ends = { nowMs: exampleNowMs, endsAtMs: exampleNowMs + 300_000 }
  return { ...common, ...exampleApproving, ends }
}

/** The examples are held to the types of their steps where they stand. */
function assertFacts(facts: { readonly step: string }): asserts facts is StepFacts {
  if (!isStepName(facts.step)) throw new TypeError(`there is no step ${facts.step}`)
}
