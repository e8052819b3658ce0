// ACCOUNT_LINKING_REQUIRED: the person shows by a password which account the other service is theirs of.
import { html } from '../../console/html.js'
import { notFound } from '../../problem.js'
import { userOf, type FlowPlace } from '../context.js'
import { canRegisterHere, describeProvider, link } from '../external.js'
import { form, passwordField, registrationForm, startAgain, usernameField } from '../page-parts.js'
import { register } from '../registration.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'
import { checkPassword } from './password.js'

/** The step that links accounts. */
export const linkAccount: FlowStep = {
  serves: ['ACCOUNT_LINKING_REQUIRED'],
  links: (place) => [
    'usernamePassword.check',
    ...(canRegisterHere(place) ? ['user.register'] : []),
  ],
  actions: {
    'usernamePassword.check': (place, submitted) => linkAfter(place, submitted, checkPassword),
    'user.register': (place, submitted) => linkAfter(place, submitted, register),
  },
  members: (place) => ({
    embedded: {
      user: { email: place.flow.own.ACCOUNT_LINKING_REQUIRED?.email },
      ...describeProvider(place),
    },
  }),
  page: (place, { error }) => ({
    title: 'Link your account',
    main: html`<p>Sign on once with the account that you have here.</p>
      ${form('usernamePassword.check', {
        label: 'Link',
        fields: html`${usernameField(place, error)}${passwordField(error)}`,
      })}
      ${canRegisterHere(place) ? registrationForm(error) : ''} ${startAgain}`,
  }),
}

/** What proves the account goes first; a failed flow is linked to nobody. */
function linkAfter(
  place: FlowPlace,
  submitted: Submitted,
  prove: (place: FlowPlace, submitted: Submitted) => Outcome,
): Outcome {
  const identity = place.flow.own.ACCOUNT_LINKING_REQUIRED
  if (identity === undefined) throw notFound()
  const outcome = prove(place, submitted)
  const user = userOf(place)
  if (outcome === 'stay' || user === undefined) return outcome
  return link(place, { user, identity, session: submitted.session })
}
