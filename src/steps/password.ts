// The page that asks for the password.
import { buildBase, buildButton, buildHelp, writeWhy, buildLeave } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleName } from './example-facts.js'
import { defineFlowStep, type FlowStep, type LookAt, type Form, type Move } from './step.js'

/** Asks for the password: field `password`. */
export interface PasswordView extends StepViewBase {
  readonly step: 'password'
  /** What the person typed as their name. */
  readonly username: string
}
interface PasswordFacts {
  readonly username: string
  /** PingOne sends a code for a new password. */
  readonly canRecover?: true
}

type PasswordStatus = 'USERNAME_PASSWORD_REQUIRED' | 'PASSWORD_REQUIRED'

/** The step that asks for the password. */
export const password: FlowStep<'password', PasswordFacts, PasswordView> = defineFlowStep({
  name: 'password',
  serves: ['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'],
  phase: 'first-factor',
  offers: ['register'],
  actions: {
    'usernamePassword.check': {
      counts: 'secret',
      proves: 'first-factor',
      wrong: 'credentials_wrong',
      refusedAs: 'wrong_credentials',
    },
    'password.forgot': { counts: 'message', proves: 'nothing', leadsTo: 'recover-password' },
  },
  examples: {
    password: { username: exampleName },
    'password-forgot': { username: exampleName, canRecover: true },
    'password-register': { username: exampleName, canRecover: true, branches: ['register'] },
    'password-wrong': { username: exampleName, messages: [{ code: 'credentials_wrong' }] },
    'approve-password': { ...exampleApproving, username: exampleName },
  },
  show: (look) => ({
    username: look.username ?? '',
    ...(canRecover(look) && { canRecover: true }),
  }),
  take: takePassword,
  build: buildPasswordView,
})

/** A step-up and an approval are confirmed with what the person has, never by a code to their mailbox. */
function canRecover({ purpose, username, offered }: LookAt<PasswordStatus>): boolean {
  return purpose === 'sign-on' && username !== undefined && offered.includes('password.forgot')
}

function takePassword(form: Form, look: LookAt<PasswordStatus>): Move {
  const { own, username } = look
  if (form.get('action') === 'forgot') {
    if (username === undefined || !canRecover(look)) return { kind: 'show' }
    return { kind: 'submit', action: { action: 'password.forgot', username } }
  }
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
  const { locale, purpose, username, canRecover: canForget = false } = facts
  const secondary =
    purpose === 'sign-on'
      ? buildButton(locale, 'restart', 'not_you')
      : buildLeave({ locale, purpose })
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
      buttons: [
        buildButton(locale, 'continue', 'continue'),
        ...(canForget ? [buildButton(locale, 'forgot', 'forgot_password')] : []),
        secondary,
      ],
      ...(canForget ? {} : buildHelp(facts, 'forgot-password', 'forgot_password')),
      setting: { proven: purpose !== 'sign-on' },
    }),
  }
}
