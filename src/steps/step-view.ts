// From the facts of a page to its model: texts, fields, buttons, links and messages. Pure.
import { buildApproveView, buildMismatchView, buildResumeView } from './approval-steps.js'
import { buildBase, buildButton, buildHelp, buildWayOn, writeWhy } from '../models/base.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import {
  buildErrorView,
  buildExpiredView,
  buildLockedView,
  buildContinueElsewhereView,
  buildSignedOffView,
} from './dead-end-steps.js'
import { buildSelectDeviceView } from './select-device.js'
import { buildOtpView } from './otp.js'
import type {
  ConfirmSignOffView,
  ConfirmView,
  PasswordView,
  StepFacts,
  StepView,
  UsernameView,
} from '../models/model.js'

/** The page model of a step. */
export function buildStepView(facts: StepFacts): StepView {
  switch (facts.step) {
    case 'username':
      return buildUsernameView(facts)
    case 'password':
      return buildPasswordView(facts)
    case 'otp':
      return buildOtpView(facts)
    case 'select-device':
      return buildSelectDeviceView(facts)
    case 'locked':
      return buildLockedView(facts)
    case 'expired':
      return buildExpiredView(facts)
    case 'error':
      return buildErrorView(facts)
    case 'confirm-sign-off':
      return buildConfirmSignOffView(facts)
    case 'signed-off':
      return buildSignedOffView(facts)
    case 'continue-elsewhere':
      return buildContinueElsewhereView(facts)
    case 'confirm':
      return buildConfirmView(facts)
    case 'approve':
      return buildApproveView(facts)
    case 'resume':
      return buildResumeView(facts)
    case 'mismatch':
      return buildMismatchView(facts)
  }
}

type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>

function buildUsernameView(facts: FactsOf<'username'>): UsernameView {
  const { locale, brand, username } = facts
  return {
    step: 'username',
    ...buildBase(facts, {
      heading: readText(locale, 'username_heading'),
      lead: readParts(locale, 'username_lead', { brand: brand.name }),
      fields: [
        {
          name: 'username',
          label: readText(locale, 'username_label'),
          ...(username === undefined ? {} : { value: username }),
          autocomplete: 'username',
          autofocus: true,
        },
      ],
      buttons: [buildButton(locale, 'continue', 'continue')],
    }),
  }
}

function buildPasswordView(facts: FactsOf<'password'>): PasswordView {
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

function buildConfirmSignOffView(facts: FactsOf<'confirm-sign-off'>): ConfirmSignOffView {
  const { locale, displayName } = facts
  const { links = [] } = buildWayOn({ ...facts, action: '' }, 'return', 'stay')
  return {
    step: 'confirm-sign-off',
    ...buildBase(facts, {
      heading: readText(locale, 'sign_off_heading'),
      lead: readParts(locale, 'sign_off_lead', { name: displayName }),
      buttons: [buildButton(locale, 'continue', 'sign_off')],
      links,
    }),
  }
}

/** Only a step-up is asked for here: a sign-on begins with a page of its own. */
function buildConfirmView(facts: FactsOf<'confirm'>): ConfirmView {
  const { locale } = facts
  const { links = [] } = buildWayOn({ ...facts, action: '' }, 'return', 'go_back')
  return {
    step: 'confirm',
    ...buildBase(facts, {
      heading: readText(locale, 'step_up_heading'),
      lead: [...writeWhy(facts), { kind: 'text', text: ' ' }, ...readParts(locale, 'confirm_lead')],
      buttons: [buildButton(locale, 'continue', 'continue')],
      links,
    }),
  }
}
