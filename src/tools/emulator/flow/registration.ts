// `user.register`: a new user of the population that the policy names, whose address is to be verified.
import { randomUUID } from 'node:crypto'
import { isRecord } from '../json-value.js'
import { describeBrokenRules, listBrokenRules } from '../platform/password-rules.js'
import { invalidData, invalidValue, type ProblemDetail } from '../problem.js'
import type { Reference, User } from '../resources.js'
import { findUserByName } from '../users.js'
import type { FlowPlace } from './context.js'
import { findLogin } from './first-factor.js'
import { identify } from './identity.js'
import { readTexts } from './read-body.js'
import type { Outcome, Submitted } from './step.js'

/** May people register themselves? The action of the policy says so. */
export function canRegister(place: FlowPlace): boolean {
  return readOption(place)['enabled'] === true
}

/** Makes the user, who is signed on by the password of the form. */
export function register(place: FlowPlace, { body, session }: Submitted): Outcome {
  const { username, email, password } = readTexts(body, ['username', 'email', 'password'])
  const { environment, flow, clock } = place
  const nowMs = clock.now()
  const now = new Date(nowMs).toISOString()
  const population = populationOf(place)
  const user: User = {
    id: randomUUID(),
    username,
    email,
    ...(population === undefined ? {} : { population }),
    enabled: true,
    mfaEnabled: environment.mfaSettings.users?.mfaEnabled ?? false,
    account: { canAuthenticate: true, status: 'OK' },
    lifecycle: { status: 'VERIFICATION_REQUIRED' },
    createdAt: now,
    updatedAt: now,
  }
  const rules = listBrokenRules(environment, { user, value: password, nowMs })
  const details: readonly (ProblemDetail | undefined)[] = [
    findUserByName(environment, username, nowMs) === undefined ? undefined : taken,
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
      ? undefined
      : invalidValue('email', 'is not an email address'),
    describeBrokenRules('password', rules),
  ]
  const broken = details.filter((detail) => detail !== undefined)
  if (broken.length > 0) throw invalidData(...broken)
  environment.users.push({ ...user, password: { value: password, lastChangedAt: now } })
  identify(place, { username, user, session })
  flow.passwordAtMs = nowMs
  return 'advance'
}

const taken: ProblemDetail = {
  code: 'UNIQUENESS_VIOLATION',
  target: 'username',
  message: 'is unique but a non-unique value is provided',
}

function readOption(place: FlowPlace): Readonly<Record<string, unknown>> {
  const option = findLogin(place)?.registration
  return isRecord(option) ? option : {}
}

/** The one named by the policy, else the environment's default one. */
function populationOf(place: FlowPlace): Reference | undefined {
  const { populations } = place.environment
  const named = readOption(place)['population']
  const id = isRecord(named) ? named['id'] : undefined
  const found =
    populations.find((each) => each.id === id) ?? populations.find((each) => each.default === true)
  return found === undefined ? undefined : { id: found.id }
}
