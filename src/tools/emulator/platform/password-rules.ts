// What a password policy asks of a new password, and what it says of the one there is.
import type { ProblemDetail } from '../problem.js'
import type { EnvironmentState, User } from '../resources.js'
import type { PasswordPolicy } from '../sign-on-resources.js'
import { passwordPolicyOf } from './password-policies-of.js'

/** How things stand with a user's password. */
export type PasswordStatus = 'OK' | 'NO_PASSWORD' | 'MUST_CHANGE_PASSWORD' | 'PASSWORD_EXPIRED'

const dayMs = 86_400_000

/** An expired password asks for a new one, like one that an administrator wants changed. */
export function passwordStatusOf(
  environment: EnvironmentState,
  { user, nowMs }: { readonly user: User; readonly nowMs: number },
): PasswordStatus {
  const { password } = user
  if (password === undefined) return 'NO_PASSWORD'
  if (password.forceChange === true) return 'MUST_CHANGE_PASSWORD'
  const { maxAgeDays } = passwordPolicyOf(environment, user) ?? {}
  const { lastChangedAt } = password
  if (maxAgeDays === undefined || lastChangedAt === undefined) return 'OK'
  return Date.parse(lastChangedAt) + maxAgeDays * dayMs <= nowMs ? 'PASSWORD_EXPIRED' : 'OK'
}

/** A new password for a user. */
export interface NewPassword {
  readonly user: Pick<User, 'password' | 'population' | 'username'> & Partial<User>
  readonly value: string
  readonly nowMs: number
}

/** The rules of the policy that a new password breaks, in PingOne's names for them. */
export function listBrokenRules(
  environment: EnvironmentState,
  of: NewPassword,
): readonly BrokenRule[] {
  const policy = passwordPolicyOf(environment, of.user)
  if (policy === undefined) return []
  return rules.flatMap(({ name, message, isBroken }) =>
    isBroken(policy, of) ? [{ name, message }] : [],
  )
}

/** A rule that a password breaks. */
export interface BrokenRule {
  readonly name: string
  readonly message: string
}

/** One violation for all broken rules, as PingOne words it. */
export function describeBrokenRules(
  target: string,
  broken: readonly BrokenRule[],
): ProblemDetail | undefined {
  if (broken.length === 0) return undefined
  return {
    code: 'INVALID_VALUE',
    target,
    message: 'User password did not satisfy password policy requirements',
    innerError: {
      unsatisfiedRequirements: broken.map(({ name }) => name),
      ...Object.fromEntries(broken.map(({ name, message }) => [name, message])),
    },
  }
}

/** The password of a user from now on; the one before goes into its history. */
export function replacePassword(
  { password: before }: Pick<User, 'password'>,
  { value, nowMs, forceChange }: { value: string; nowMs: number; forceChange?: boolean },
): NonNullable<User['password']> {
  const now = new Date(nowMs).toISOString()
  const older = before === undefined ? [] : [{ value: before.value, replacedAt: now }]
  return {
    value,
    ...(forceChange === true && { forceChange }),
    lastChangedAt: now,
    history: [...older, ...(before?.history ?? [])].slice(0, mostKept),
  }
}

/** The longest history that is kept. */
const mostKept = 50

interface Rule extends BrokenRule {
  readonly isBroken: (policy: PasswordPolicy, of: NewPassword) => boolean
}

/** `minComplexity` and sequences of characters are not judged. */
const rules: readonly Rule[] = [
  {
    name: 'length',
    message: 'The provided password has the wrong length.',
    isBroken: ({ length }, { value }) => {
      const count = Array.from(value).length
      return count < (length?.min ?? 0) || count > (length?.max ?? Infinity)
    },
  },
  {
    name: 'minCharacters',
    message: 'The provided password does not contain enough characters of every kind.',
    isBroken: ({ minCharacters = {} }, { value }) =>
      Object.entries(minCharacters).some(
        ([kind, count]) => Array.from(value).filter((each) => kind.includes(each)).length < count,
      ),
  },
  {
    name: 'maxRepeatedCharacters',
    message: 'The provided password repeats a character too often in a row.',
    isBroken: ({ maxRepeatedCharacters: most }, { value }) =>
      most !== undefined && longestRun(value) > most,
  },
  {
    name: 'minUniqueCharacters',
    message: 'The provided password does not contain enough different characters.',
    isBroken: ({ minUniqueCharacters: least = 0 }, { value }) => new Set(value).size < least,
  },
  {
    name: 'excludesCommonlyUsed',
    message: 'The provided password is one of the commonly used ones.',
    isBroken: ({ excludesCommonlyUsed }, { value }) =>
      excludesCommonlyUsed && commonlyUsed.includes(value.toLowerCase()),
  },
  {
    name: 'excludesProfileData',
    message: 'The provided password is a value of the user’s profile.',
    isBroken: ({ excludesProfileData }, { value, user }) =>
      excludesProfileData && profileValues(user).includes(value.toLowerCase()),
  },
  {
    name: 'notSimilarToCurrent',
    message: 'The provided password is too similar to the current one.',
    isBroken: ({ notSimilarToCurrent }, { value, user }) =>
      notSimilarToCurrent && user.password?.value.toLowerCase() === value.toLowerCase(),
  },
  {
    name: 'history',
    message: 'The provided password was used before.',
    isBroken: ({ history }, { value, user, nowMs }) =>
      history !== undefined &&
      (user.password?.value === value ||
        (user.password?.history ?? [])
          .slice(0, history.count)
          .filter(
            (old) =>
              Date.parse(old.replacedAt) + (history.retentionDays ?? Infinity) * dayMs > nowMs,
          )
          .some((old) => old.value === value)),
  },
  {
    name: 'minAgeDays',
    message: 'The current password is too young to be changed.',
    isBroken: ({ minAgeDays }, { user, nowMs }) => {
      const { lastChangedAt, forceChange } = user.password ?? {}
      if (minAgeDays === undefined || lastChangedAt === undefined || forceChange === true) {
        return false
      }
      return Date.parse(lastChangedAt) + minAgeDays * dayMs > nowMs
    },
  },
]

function longestRun(value: string): number {
  return Math.max(0, ...Array.from(value.matchAll(/(.)\1*/gsu), ([run]) => Array.from(run).length))
}

/** Names, addresses and numbers, in small letters. */
function profileValues({
  username,
  email,
  name,
  mobilePhone,
  primaryPhone,
}: NewPassword['user']): readonly string[] {
  return [username, email, ...Object.values(name ?? {}), mobilePhone, primaryPhone]
    .filter((each) => each !== undefined)
    .map((each) => each.toLowerCase())
}

/** The first of every list of them. */
const commonlyUsed: readonly string[] = [
  '12345678',
  '123456789',
  'password',
  'password1',
  'password1!',
  'password123',
  'password123!',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword1',
  'qwertyuiop',
  'iloveyou1',
  'welcome1',
  'welcome1!',
  'welcome123!',
  'letmein1!',
  'admin123!',
  'changeme1!',
]
