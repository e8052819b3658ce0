// ACCOUNT_LINKING_REQUIRED: the person shows by a password which account the other service is theirs of.
import { html } from '../../console/html.js'
import { invalidData, invalidValue, notFound } from '../../problem.js'
import type { User } from '../../resources.js'
import { userOf, type FlowPlace } from '../context.js'
import { canRegisterHere, describeProvider, link, listAccounts } from '../external.js'
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
    'usernamePassword.check': (place, submitted) =>
      linkAfter(place, nameAccount(place, submitted), checkPassword),
    'user.register': (place, submitted) => linkAfter(place, submitted, register),
  },
  members: (place) => {
    const account = findAccount(place)
    return {
      embedded: {
        user: {
          ...(account === undefined ? {} : { id: account.id, username: account.username }),
          email: place.flow.own.ACCOUNT_LINKING_REQUIRED?.email,
        },
        ...describeProvider(place),
      },
    }
  },
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

/** The one account that has the address; of several nobody can tell. */
function findAccount(place: FlowPlace): User | undefined {
  const identity = place.flow.own.ACCOUNT_LINKING_REQUIRED
  const accounts = identity === undefined ? [] : listAccounts(place, identity)
  return accounts.length === 1 ? accounts[0] : undefined
}

/**
 * Where the address is that of an account, the password has to be its own.
 *
 * @throws {PingOneProblem} 400 when another account is named.
 */
function nameAccount(place: FlowPlace, submitted: Submitted): Submitted {
  const { username } = submitted.body
  const account = findAccount(place)
  if (account === undefined) return submitted
  if (typeof username === 'string' && username.toLowerCase() !== account.username.toLowerCase()) {
    throw invalidData(invalidValue('username', 'must be the user of this flow'))
  }
  return { ...submitted, body: { username: account.username, ...submitted.body } }
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
