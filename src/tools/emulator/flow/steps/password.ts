// USERNAME_PASSWORD_REQUIRED and PASSWORD_REQUIRED: the first factor, with the name or after it.
import { html } from '../../console/html.js'
import { invalidData, invalidValue, type PingOneProblem } from '../../problem.js'
import type { User } from '../../resources.js'
import { findUserByName, isLocked, secondsUntilUnlock } from '../../users.js'
import { endIfUnusable, type FlowPlace } from '../context.js'
import { describeSocialProviders } from '../external.js'
import { runFirstFactor } from '../first-factor.js'
import { identify } from '../identity.js'
import {
  forgotForm,
  form,
  passwordField,
  providerLinks,
  registrationForm,
  startAgain,
  usernameField,
} from '../page-parts.js'
import { canRegister, register } from '../registration.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, PageRequest, StepPage, Submitted } from '../step.js'
import { canRecover, forget } from './recovery.js'

/** The step that asks for a password. */
export const password: FlowStep = {
  serves: ['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'],
  links: (place) => [
    'usernamePassword.check',
    ...(canRecover(place) ? ['password.forgot'] : []),
    ...(isOpen(place) && canRegister(place) ? ['user.register'] : []),
    'session.reset',
  ],
  actions: {
    'usernamePassword.check': checkPassword,
    'password.forgot': forget,
    'user.register': register,
  },
  members: (place, { base }) => describeSocialProviders(place, base),
  runs: {
    LOGIN: (place) => runFirstFactor(place, 'USERNAME_PASSWORD_REQUIRED'),
  },
  page: buildPage,
}

/** Nobody has been named yet. */
function isOpen({ flow }: FlowPlace): boolean {
  return flow.status === 'USERNAME_PASSWORD_REQUIRED'
}

/** `usernamePassword.check` */
export function checkPassword(place: FlowPlace, { body, session }: Submitted): Outcome {
  const { environment, flow, clock } = place
  const isKnown = flow.username !== undefined && body['username'] === undefined
  const named = isKnown ? { ...body, username: flow.username } : body
  const { username, password: value } = readTexts(named, ['username', 'password'])
  if (flow.username !== undefined && flow.username.toLowerCase() !== username.toLowerCase()) {
    throw invalidData(invalidValue('username', 'must be the user of this flow'))
  }
  const user = findUserByName(environment, username, clock.now())
  const isRight = user?.password?.value === value
  if (user !== undefined && isLocked(user) && !isRight) throw lockedOut(place, user)
  if (user === undefined || !isRight) throw invalidCredentials()
  if (flow.userId !== user.id) identify(place, { username, user, session })
  if (endIfUnusable(place, user)) return 'stay'
  flow.passwordAtMs = clock.now()
  return 'advance'
}

function invalidCredentials(): PingOneProblem {
  return invalidData({
    code: 'INVALID_CREDENTIALS',
    target: 'username',
    message: 'Invalid username and/or password.',
  })
}

function lockedOut({ clock }: FlowPlace, user: User): PingOneProblem {
  const seconds = secondsUntilUnlock(user, clock.now())
  return invalidData({
    code: 'PASSWORD_LOCKED_OUT',
    target: 'username',
    message: 'The user account is locked.',
    ...(seconds === undefined ? {} : { innerError: { secondsUntilUnlock: seconds } }),
  })
}

function buildPage(place: FlowPlace, { base, error }: PageRequest): StepPage {
  const { flow } = place
  const field = passwordField(error)
  if (flow.status === 'USERNAME_PASSWORD_REQUIRED') {
    const fields = html`${usernameField(place, error)}${field}`
    return {
      title: 'Sign on',
      main: html`${form('usernamePassword.check', { label: 'Sign on', fields })}
      ${canRecover(place) ? forgotForm(place, error) : ''}
      ${canRegister(place) ? registrationForm(error) : ''} ${providerLinks(place, base)}`,
    }
  }
  return {
    title: 'Enter your password',
    main: html`<p>Signing on as <strong>${flow.username ?? ''}</strong></p>
      ${form('usernamePassword.check', { label: 'Sign on', fields: field })}
      ${canRecover(place) ? form('password.forgot', { label: 'Forgot your password?' }) : ''}
      ${startAgain}`,
  }
}
