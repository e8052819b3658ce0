// ACCOUNT_CONFIRMATION_REQUIRED: a new person from another service says what their account is to hold.
import { randomUUID } from 'node:crypto'
import { html } from '../../console/html.js'
import { isRecord } from '../../json-value.js'
import { invalidData, invalidValue, notFound } from '../../problem.js'
import type { User } from '../../resources.js'
import { findUserByName } from '../../users.js'
import type { FlowPlace } from '../context.js'
import { describeProvider, link } from '../external.js'
import { form, startAgain, textField } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that makes an account of what the other service said. */
export const confirmAccount: FlowStep = {
  serves: ['ACCOUNT_CONFIRMATION_REQUIRED'],
  links: () => ['user.confirm'],
  actions: { 'user.confirm': confirm },
  members: (place) => {
    const { email, name } = place.flow.own.ACCOUNT_CONFIRMATION_REQUIRED ?? {}
    return {
      embedded: {
        user: { username: email, email, ...(name === undefined ? {} : { name }) },
        ...describeProvider(place),
      },
    }
  },
  page: (_place, { error }) => ({
    title: 'Confirm your account',
    main: html`${form('user.confirm', {
      label: 'Continue',
      fields: textField('username', { label: 'Username', autocomplete: 'username', error }),
    })}
    ${startAgain}`,
  }),
}

/** Members as of PATCH on a user; what is not sent is as the other service said. */
function confirm(place: FlowPlace, { body, session }: Submitted): Outcome {
  const { environment, clock, flow } = place
  const identity = flow.own.ACCOUNT_CONFIRMATION_REQUIRED
  if (identity === undefined) throw notFound()
  const values = { username: identity.email, email: identity.email, ...body }
  const { username, email } = readTexts(values, ['username', 'email'])
  if (findUserByName(environment, username, clock.now()) !== undefined) {
    throw invalidData({
      code: 'UNIQUENESS_VIOLATION',
      target: 'username',
      message: 'is unique but a non-unique value is provided',
    })
  }
  const name = readName(body['name']) ?? identity.name
  const population = environment.populations.find((each) => each.default === true)
  const now = new Date(clock.now()).toISOString()
  const user: User = {
    id: randomUUID(),
    username,
    email,
    ...(name === undefined ? {} : { name }),
    ...(population === undefined ? {} : { population: { id: population.id } }),
    enabled: true,
    mfaEnabled: environment.mfaSettings.users?.mfaEnabled ?? false,
    account: { canAuthenticate: true, status: 'OK' },
    lifecycle: { status: 'ACCOUNT_OK' },
    createdAt: now,
    updatedAt: now,
  }
  environment.users.push(user)
  return link(place, { user, identity, session })
}

function readName(value: unknown): User['name'] {
  if (value === undefined || value === null) return undefined
  if (!isRecord(value)) throw invalidData(invalidValue('name', 'must be an object'))
  const { given, family } = value
  return {
    ...(typeof given === 'string' ? { given } : {}),
    ...(typeof family === 'string' ? { family } : {}),
  }
}
