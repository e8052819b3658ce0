// The step that confirms what an external provider says of a new user.
import { buildBase, buildButton } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { buildAttributeFields, takeAttributes, type AskedAttribute } from './attributes.js'
import { defineFlowStep, type FlowStep, type Form, type LookAt, type Move } from './step.js'

/** What an external provider says of a new user, to be confirmed or put right: fields `attribute:<name>`. */
export interface ConfirmAccountView extends StepViewBase {
  readonly step: 'confirm-account'
  /** The external provider's name. */
  readonly provider?: string
}

interface ConfirmAccountFacts {
  readonly provider?: string
  readonly attributes: readonly AskedAttribute[]
  readonly typed: Readonly<Record<string, string>>
}

/** The step that confirms the profile of a new account. */
export const confirmAccount: FlowStep<'confirm-account', ConfirmAccountFacts, ConfirmAccountView> =
  defineFlowStep({
    name: 'confirm-account',
    serves: ['ACCOUNT_CONFIRMATION_REQUIRED'],
    phase: 'first-factor',
    offers: [],
    actions: { 'user.confirm': { counts: 'nothing', proves: 'nothing', wrong: 'profile_refused' } },
    isComplete: ({ attributes }) => attributes !== undefined,
    examples: {
      'confirm-account': {
        provider: 'Example ID',
        attributes: [
          { name: 'name.given', required: false, value: 'Maya' },
          { name: 'name.family', required: false, value: 'Lindqvist' },
          { name: 'email', required: true, value: 'maya@example.com' },
        ],
        typed: {},
      },
    },
    show: ({ own, typed }) => ({
      attributes: own?.attributes ?? [],
      typed,
      ...(own?.provider?.name !== undefined && { provider: own.provider.name }),
    }),
    take: takeAccount,
    build: buildConfirmAccountView,
  })

function takeAccount(form: Form, { own }: LookAt<'ACCOUNT_CONFIRMATION_REQUIRED'>): Move {
  return takeAttributes(form, {
    attributes: own?.attributes ?? [],
    buildAction: (attributes) => ({ action: 'user.confirm', attributes }),
  })
}

function buildConfirmAccountView(facts: CommonFacts & ConfirmAccountFacts): ConfirmAccountView {
  const { locale, provider } = facts
  return {
    step: 'confirm-account',
    ...buildBase(facts, {
      heading: readText(locale, 'confirm_account_heading'),
      lead: readParts(locale, 'confirm_account_lead', {
        provider: provider ?? readText(locale, 'link_provider_unnamed'),
      }),
      fields: buildAttributeFields(locale, facts),
      buttons: [
        buildButton(locale, 'continue', 'confirm_account_continue'),
        buildButton(locale, 'restart', 'start_again'),
      ],
    }),
    ...(provider === undefined ? {} : { provider }),
  }
}
