// The step that links the account of an external provider with the one that is there: its password is asked for, once.
import { buildBase, buildButton, buildHelp } from '../models/base.js'
import type { CommonFacts, StepViewBase, TextPart } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { defineFlowStep, type FlowStep, type Form, type Move } from './step.js'

/** Asks whether to link two accounts of one person: field `password`. */
export interface LinkAccountView extends StepViewBase {
  readonly step: 'link-account'
  /** The external provider's name. */
  readonly provider?: string
}

interface LinkAccountFacts {
  readonly provider?: string
  readonly email?: string
}

/** The step that links two accounts. */
export const linkAccount: FlowStep<'link-account', LinkAccountFacts, LinkAccountView> =
  defineFlowStep({
    name: 'link-account',
    serves: ['ACCOUNT_LINKING_REQUIRED'],
    phase: 'first-factor',
    offers: [],
    // The password of `usernamePassword.check`, asked in another place.
    actions: {},
    examples: {
      'link-account': { provider: 'Example ID', email: 'maya@example.com' },
      'link-account-unnamed': { messages: [{ code: 'credentials_wrong' }] },
    },
    show: ({ own }) => ({
      ...(own?.provider?.name !== undefined && { provider: own.provider.name }),
      ...(own?.email !== undefined && { email: own.email }),
    }),
    take: takePassword,
    build: buildLinkAccountView,
  })

function takePassword(form: Form): Move {
  const password = form.get('password')
  if (password === undefined) return { kind: 'show' }
  if (password === '') return { kind: 'tell', message: { code: 'password_empty' } }
  if (password.length > 1024) return { kind: 'tell', message: { code: 'credentials_wrong' } }
  return { kind: 'submit', action: { action: 'usernamePassword.check', password } }
}

function buildLinkAccountView(facts: CommonFacts & LinkAccountFacts): LinkAccountView {
  const { locale, brand, provider } = facts
  return {
    step: 'link-account',
    ...buildBase(facts, {
      heading: readText(locale, 'link_heading'),
      lead: writeLead(facts),
      fields: [
        {
          name: 'password',
          label: readText(locale, 'link_label', { brand: brand.name }),
          autocomplete: 'current-password',
          autofocus: true,
          reveal: true,
        },
      ],
      buttons: [
        buildButton(locale, 'continue', 'link_continue'),
        buildButton(locale, 'restart', 'link_refuse'),
      ],
      ...buildHelp(facts, 'forgot-password', 'forgot_password'),
    }),
    ...(provider === undefined ? {} : { provider }),
  }
}

function writeLead({ locale, brand, email, provider }: CommonFacts & LinkAccountFacts): TextPart[] {
  const names = {
    brand: brand.name,
    provider: provider ?? readText(locale, 'link_provider_unnamed'),
  }
  return email === undefined
    ? readParts(locale, 'link_lead_unnamed', names)
    : readParts(locale, 'link_lead', { ...names, email })
}
