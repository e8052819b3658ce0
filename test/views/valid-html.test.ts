// Every page model, in every purpose and after every message, is drawn as HTML that conforms.
import { describe, expect, test } from 'vitest'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { buildStepView } from '../../src/steps/index.js'
import { messageNatures } from '../../src/models/message-natures.js'
import type { ErrorReason, MessageCode, Purpose } from '../../src/models/model.js'
import type { StepFacts } from '../../src/steps/index.js'
import { findHtmlFaults } from '../support/valid-html.js'
import { pageOf, pages } from './pages.js'

const purposes: readonly Purpose[] = ['sign-on', 'step-up', 'approval']

describe('a page as it comes is valid HTML', () => {
  test.each(Object.keys(pages))('%s, in every purpose', async (name) => {
    for (const purpose of purposes) await expectValid({ ...pageOf(name), purpose })
  })

  test.each(listSteps())('%s with every message on it', async (name) => {
    for (const code of Object.keys(messageNatures).filter(isMessageCode)) {
      const told = { code, seconds: 7, minutes: 2, attemptsRemaining: 1, otpLength: 6 }
      await expectValid({ ...pageOf(name), messages: [told, { code: 'code_sent' }] })
    }
  })

  test.each(Object.keys(reasons).filter(isReason))('an error page for %s', async (reason) => {
    for (const purpose of purposes) {
      await expectValid({ ...pageOf('error-used'), step: 'error', purpose, reason, restart: true })
    }
  })

  test('without any option of the brand', async () => {
    for (const facts of Object.values(pages)) await expectValid({ ...facts, brand: { name: 'x' } })
  })
})

test('a hidden field with autocomplete is found', () => {
  const page =
    '<!doctype html><html lang="en"><head><title>t</title></head><body>FORM</body></html>'
  const form = '<form><input type="hidden" name="a" autocomplete="off"></form>'
  expect(findHtmlFaults(page.replace('FORM', form))).toContainEqual(
    expect.stringContaining('valid-autocomplete'),
  )
})

async function expectValid(facts: StepFacts): Promise<void> {
  const page = await drawStep(defaultViews(), {
    view: buildStepView(facts),
    context: {
      locale: 'en',
      brand: facts.brand,
      assets: {
        stylesheet: '/pages.css',
        brandStylesheet: '/brand.css',
        stepsStylesheet: '/steps.css',
        resumeScript: '/resume.js',
        passwordScript: '/password.js',
        passkeyScript: '/passkey.js',
        pageScript: '/page.js',
        waitScript: '/wait.js',
        icon: '/icon.svg',
      },
      render: () => Promise.reject(new Error('no template engine')),
    },
  })
  expect(findHtmlFaults(page), `${facts.step} (${facts.purpose}):\n${page}`).toEqual([])
}

/** One page a step: messages stand in the same places on all of a step's pages. */
function listSteps(): readonly string[] {
  const byStep = new Map(Object.entries(pages).map(([name, { step }]) => [step, name]))
  return [...byStep.values()]
}

function isMessageCode(code: string): code is MessageCode {
  return Object.hasOwn(messageNatures, code)
}

function isReason(reason: string): reason is ErrorReason {
  return Object.hasOwn(reasons, reason)
}

/** The compiler holds the list to the type. */
const reasons: Readonly<Record<ErrorReason, true>> = {
  still_working: true,
  used_or_foreign_page: true,
  cookies_off: true,
  too_many_pages: true,
  account_unusable: true,
  no_usable_device: true,
  step_not_supported: true,
  unavailable: true,
  unavailable_code_maybe_used: true,
  codes_name: true,
  codes_own: true,
  tries_name: true,
  tries_own: true,
  network: true,
  busy: true,
  starts_own: true,
  accounts: true,
  messages_limit: true,
  acr_unmet: true,
  access_denied: true,
  sign_on_failed: true,
  not_set_up: true,
  sign_on_denied: true,
  other_user: true,
  cancelled: true,
  bad_request: true,
  other_site: true,
  mistake_of_the_app: true,
  approval_cancelled: true,
  approval_expired: true,
  approval_used: true,
  approval_other_request: true,
  approval_refused: true,
  approval_outcome_unknown: true,
  agreement_refused: true,
  too_many_approvals: true,
}
