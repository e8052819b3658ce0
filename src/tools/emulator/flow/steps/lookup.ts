// SIGN_ON_REQUIRED: the person says who they are, before anything is asked of them.
import { html } from '../../console/html.js'
import { invalidData, invalidValue } from '../../problem.js'
import { findUserByName } from '../../users.js'
import type { FlowPlace } from '../context.js'
import { describeSocialProviders } from '../external.js'
import { runFirstFactor } from '../first-factor.js'
import { identify } from '../identity.js'
import { form, providerLinks, registrationForm, usernameField } from '../page-parts.js'
import { canRegister, register } from '../registration.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that asks for a name. */
export const lookup: FlowStep = {
  serves: ['SIGN_ON_REQUIRED'],
  links: (place) => [
    'user.lookup',
    ...(canRegister(place) ? ['user.register'] : []),
    'session.reset',
  ],
  actions: { 'user.lookup': lookUp, 'user.register': register },
  members: (place, { base }) => describeSocialProviders(place, base),
  runs: {
    IDENTIFIER_FIRST: (place) => runFirstFactor(place, 'SIGN_ON_REQUIRED'),
  },
  page: (place, { base, error }) => ({
    title: 'Sign on',
    main: html`${form('user.lookup', { label: 'Next', fields: usernameField(place, error) })}
    ${canRegister(place) ? registrationForm(error) : ''} ${providerLinks(place, base)}`,
  }),
}

function lookUp(place: FlowPlace, { body, session }: Submitted): Outcome {
  const { username } = readTexts(body, ['username'])
  const user = findUserByName(place.environment, username, place.clock.now())
  if (user === undefined && !startsWithIdentifier(place)) {
    throw invalidData(invalidValue('username', 'does not name a user'))
  }
  identify(place, { username, user, session })
  return 'advance'
}

/** IDENTIFIER_FIRST never fails: a name that belongs to nobody goes on to the password. */
function startsWithIdentifier({ environment, flow }: FlowPlace): boolean {
  return environment.actions.some(
    (action) =>
      action.signOnPolicy.id === flow.request.policyId && action.type === 'IDENTIFIER_FIRST',
  )
}
