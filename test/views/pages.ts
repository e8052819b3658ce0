// The facts of every page as the gallery and the tests show them: the examples of every step, in one app.
import type { ApprovalFacts, Brand, CommonFacts } from '../../src/models/model.js'
import * as steps from '../../src/steps/all.js'
import {
  exampleApproving,
  exampleName,
  exampleNowMs,
  exampleSms,
  exampleTransfer,
} from '../../src/steps/example-facts.js'
import type { StepFacts } from '../../src/steps/index.js'

/** A bank like any other. */
export const alderBank: Brand = {
  name: 'Alder Bank',
  accent: '#0F5B46',
  helpUrl: '/help',
  privacyUrl: '/privacy',
}

/** Facts that all pages of a sign-on have. */
export const common: CommonFacts = {
  purpose: 'sign-on',
  action: '/login/flow/h4nd1e',
  csrf: 'c5rf',
  locale: 'en',
  brand: alderBank,
  returnPath: '/account',
}

/** A transfer like any other. */
export const transfer: ApprovalFacts = exampleTransfer

/** Facts that all pages of an approval have. */
export const approving: CommonFacts & { readonly approval: ApprovalFacts } = {
  ...common,
  ...exampleApproving,
}

/** Every page, by the name its picture would have. */
export const pages: Readonly<Record<string, StepFacts>> = Object.fromEntries(
  Object.values(steps).flatMap(({ name, examples }) =>
    Object.entries(examples).map(([picture, facts]) => [
      picture,
      { ...common, ...facts, step: name } as StepFacts,
    ]),
  ),
)

/** The facts of one page. */
export function pageOf(name: string): StepFacts {
  const facts = pages[name]
  if (facts === undefined) throw new Error(`there is no page ${name}`)
  return facts
}

/** The code page of a text message, a password having been proven. */
export const smsFacts: StepFacts<'otp'> = {
  ...common,
  step: 'otp',
  username: exampleName,
  proven: true,
  device: exampleSms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
}

/** The page of an approval by text message. */
export const approveFacts: StepFacts<'approve'> = {
  ...approving,
  step: 'approve',
  device: exampleSms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
  nowMs: exampleNowMs,
  endsAtMs: exampleNowMs + 300_000,
}
