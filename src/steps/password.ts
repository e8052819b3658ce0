// The page that asks for the password.
import { buildBase, buildButton, buildHelp, writeWhy } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleName } from './example-facts.js'
import { defineFlowStep, type FlowStep, type LookAt, type Form, type Move } from './step.js'

export interface PasswordView extends StepViewBase {
  readonly step: 'password'
  readonly username: string
}
interface PasswordFacts {
  readonly username: string
}

type PasswordStatus = 'USERNAME_PASSWORD_REQUIRED' | 'PASSWORD_REQUIRED'

/** The step that asks for the password. */
export const password: FlowStep<'password', PasswordFacts, PasswordView> = defineFlowStep({
  name: 'password',
  serves: ['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'],
  phase: 'first-factor',
  offers: [],
  actions: {
    'usernamePassword.check': {
      counts: 'secret',
      proves: 'first-factor',
      wrong: 'credentials_wrong',
      refusedAs: 'wrong_credentials',
    },
  },
  examples: {
    password: { username: exampleName },
    'password-wrong': { username: exampleName, messages: [{ code: 'credentials_wrong' }] },
    'approve-password': { ...exampleApproving, username: exampleName },
  },
  show: ({ username = '' }) => ({ username }),
  take: takePassword,
  build: buildPasswordView,
})

function takePassword(form: Form, { own, username }: LookAt<PasswordStatus>): Move {
  const typed = form.get('password')
  if (typed === undefined) return { kind: 'show' }
  if (typed === '') return { kind: 'tell', message: { code: 'password_empty' } }
  if (typed.length > 1024) return { kind: 'tell', message: { code: 'credentials_wrong' } }
  const named = own?.status === 'USERNAME_PASSWORD_REQUIRED' && username !== undefined
  return {
    kind: 'submit',
    action: {
      action: 'usernamePassword.check',
      password: typed,
      ...(named && { username }),
    },
  }
}

function buildPasswordView(facts: CommonFacts & PasswordFacts): PasswordView {
  const { locale, purpose, username } = facts
  const secondary =
    purpose === 'sign-on'
      ? buildButton(locale, 'restart', 'not_you')
      : buildButton(locale, 'cancel', purpose === 'approval' ? 'cancel' : 'go_back')
  return {
    step: 'password',
    username,
    ...buildBase(facts, {
      heading: readText(locale, 'password_heading'),
      ...(purpose === 'step-up' ? { lead: writeWhy(facts) } : {}),
      fields: [
        {
          name: 'password',
          label: readText(locale, 'password_label'),
          autocomplete: 'current-password',
          autofocus: true,
          reveal: true,
        },
      ],
      buttons: [buildButton(locale, 'continue', 'continue'), secondary],
      ...buildHelp(facts, 'forgot-password', 'forgot_password'),
      setting: { proven: purpose !== 'sign-on' },
    }),
  }
}
