// The page that asks for an account: an address, a password and, where the app wants one, a name of its own.
import { buildBase, buildButton } from '../models/base.js'
import type { CommonFacts, MessageFact, StepViewBase, ViewField } from '../models/model.js'
import { buildNewPasswordField } from '../models/password-field.js'
import type { PasswordRules } from '../models/password-rules.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { findMistake } from './chosen-password.js'
import { exampleRules } from './example-facts.js'
import { readEmail } from './read-email.js'
import { findUsernameMistake, normalizeUsername } from './read-username.js'
import { defineFlowStep, type FlowStep, type Form, type Look, type Move } from './step.js'

/** Asks for an account: fields `email`, `new_password` and, with `askUsername`, `username`. */
export interface RegisterView extends StepViewBase {
  readonly step: 'register'
  /** A quiet line above the button `restart`, which leads to the sign-on. */
  readonly note: string
}

interface RegisterFacts {
  readonly askUsername: boolean
  /** Absent: nothing is known of them. */
  readonly rules?: PasswordRules
  readonly typed: Readonly<Record<string, string>>
}

const example = { askUsername: false, rules: exampleRules, typed: {} } as const

/** The step that asks for an account. No status is its own: it stands beside the first question of a sign-on. */
export const register: FlowStep<'register', RegisterFacts, RegisterView> = defineFlowStep({
  name: 'register',
  serves: [],
  branchBy: 'user.register',
  phase: 'first-factor',
  purposes: ['sign-on'],
  offers: [],
  actions: {
    'user.register': {
      counts: 'message',
      proves: 'first-factor',
      wrong: 'register_refused',
      makesAccount: true,
      leadsTo: 'verify-email',
    },
  },
  examples: {
    register: example,
    'register-username': { ...example, askUsername: true },
    'register-errors': {
      ...example,
      askUsername: true,
      typed: { email: 'maya@example' },
      messages: [
        { code: 'email_malformed' },
        { code: 'register_username_empty' },
        { code: 'password_rules', rules: ['digits'] },
      ],
    },
    'register-taken': {
      ...example,
      askUsername: true,
      typed: { email: 'maya@example.com', username: 'maya' },
      messages: [{ code: 'username_taken' }],
    },
  },
  show: ({ registration, passwordRules, typed }) => ({
    askUsername: registration?.askUsername === true,
    typed,
    ...(passwordRules !== undefined && { rules: passwordRules }),
  }),
  take: takeAccount,
  build: buildRegisterView,
})

/** Longer ones are not shown again: nobody has them. */
const LONGEST_SHOWN = 256

function takeAccount(form: Form, { registration, passwordRules }: Look): Move {
  const [typedEmail, password] = [form.get('email'), form.get('new_password')]
  if (registration === undefined || typedEmail === undefined || password === undefined) {
    return { kind: 'show' }
  }
  const read = readEmail(typedEmail)
  const name = registration.askUsername ? readName(form.get('username') ?? '') : undefined
  const typed = {
    email: typedEmail.slice(0, LONGEST_SHOWN),
    ...(name !== undefined && { username: name.typed.slice(0, LONGEST_SHOWN) }),
  }
  const wrong = findMistake(password, passwordRules)
  const mistakes: readonly MessageFact[] = [
    ...('mistake' in read ? [{ code: read.mistake }] : []),
    ...(name?.mistake === undefined ? [] : [{ code: name.mistake }]),
    ...(wrong?.kind === 'tell' ? [wrong.message] : []),
  ]
  const [message, ...more] = mistakes
  if (message !== undefined) return { kind: 'tell', message, more, typed }
  if ('mistake' in read) return { kind: 'show' }
  const { email } = read
  const username = name?.typed ?? email
  return { kind: 'submit', typed, action: { action: 'user.register', username, email, password } }
}

interface ReadName {
  readonly typed: string
  readonly mistake?: MessageFact['code']
}

function readName(given: string): ReadName {
  const typed = normalizeUsername(given)
  const mistake = findUsernameMistake(typed)
  if (mistake === undefined) return { typed }
  return { typed, mistake: mistake === 'username_empty' ? 'register_username_empty' : mistake }
}

function buildRegisterView(facts: CommonFacts & RegisterFacts): RegisterView {
  const { locale, brand, askUsername, rules } = facts
  const password = buildNewPasswordField(facts, { key: 'register_password_label', rules })
  return {
    step: 'register',
    note: readText(locale, 'register_note'),
    ...buildBase(facts, {
      heading: readText(locale, 'register_heading'),
      lead: readParts(locale, 'register_lead', { brand: brand.name }),
      fields: [
        buildTypedField(facts, 'email'),
        ...(askUsername ? [buildTypedField(facts, 'username')] : []),
        password,
      ],
      buttons: [
        buildButton(locale, 'continue', 'register_create'),
        buildButton(locale, 'restart', 'register_sign_on'),
      ],
      setting: { ...(rules !== undefined && { rules }) },
    }),
  }
}

/** A field that is filled in again with what was typed. */
function buildTypedField(
  { locale, typed }: CommonFacts & RegisterFacts,
  name: 'email' | 'username',
): ViewField {
  const value = typed[name]
  return {
    name,
    label: readText(locale, `register_${name}_label`),
    hint: readText(locale, `register_${name}_hint`),
    ...(value !== undefined && value !== '' && { value }),
    autocomplete: name,
    autofocus: name === 'email',
  }
}
