// An environment's password policies; one that was never asked for its own has PingOne's.
import { derivedId } from '../derived-id.js'
import type { EnvironmentState, User } from '../resources.js'
import type { PasswordPolicy } from '../sign-on-resources.js'

/** All of them. */
export function passwordPoliciesOf(environment: EnvironmentState): readonly PasswordPolicy[] {
  return environment.passwordPolicies ?? [buildStandardPolicy(environment)]
}

/** The one of the user's population, else the environment's default one; undefined when it has none. */
export function passwordPolicyOf(
  environment: EnvironmentState,
  user: Pick<User, 'population'>,
): PasswordPolicy | undefined {
  const all = passwordPoliciesOf(environment)
  const population = environment.populations.find(({ id }) => id === user.population?.id)
  const named = all.find(({ id }) => id === population?.passwordPolicy?.id)
  return named ?? all.find((each) => each.default === true)
}

/** The kinds of characters that a policy can count. */
export const characterKinds = [
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  '~!@#$%^&*()-_=+[]{}\\|;:,.<>/?',
] as const

function buildStandardPolicy({ id, createdAt }: EnvironmentState): PasswordPolicy {
  return {
    id: derivedId(id, 'passwordPolicy'),
    name: 'Standard',
    default: true,
    excludesCommonlyUsed: true,
    excludesProfileData: true,
    notSimilarToCurrent: true,
    length: { min: 8, max: 255 },
    minCharacters: Object.fromEntries(characterKinds.map((kind) => [kind, 1])),
    maxRepeatedCharacters: 2,
    minUniqueCharacters: 5,
    history: { count: 6, retentionDays: 365 },
    ...(typeof createdAt === 'string' && { createdAt, updatedAt: createdAt }),
  }
}
