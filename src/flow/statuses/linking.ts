// The account of an external provider: linked to one that is there, or confirmed as a new one.
import { readMember, readText } from '../../pingone/json.js'
import { parsePasswordPolicy, type PasswordPolicy } from './password-policy.js'
import { parseAttributes, type ProfileAttribute } from './profile.js'
import { parseProvider, type FlowProvider } from './provider.js'
import type { FlowStateBase, Status } from './status.js'

export interface AccountLinkingRequired extends FlowStateBase {
  readonly status: 'ACCOUNT_LINKING_REQUIRED'
  readonly provider?: FlowProvider
  /** The address by which both accounts were found to be one; the person proved it at the provider. */
  readonly email?: string
  /** Of a registration that is offered instead. */
  readonly passwordPolicy?: PasswordPolicy
}
export interface AccountConfirmationRequired extends FlowStateBase {
  readonly status: 'ACCOUNT_CONFIRMATION_REQUIRED'
  readonly provider?: FlowProvider
  /** What the provider says of the person, to be confirmed or put right. */
  readonly attributes?: readonly ProfileAttribute[]
}

/** The password of the account that is there is asked for, once. */
export const accountLinkingRequired: Status<
  AccountLinkingRequired,
  'usernamePassword.check' | 'user.register' | 'session.reset'
> = {
  takes: ['usernamePassword.check', 'user.register', 'session.reset'],
  parse: ({ base, body }) => {
    const email = readText(readMember(readMember(body, '_embedded'), 'user'), 'email', 256)
    return {
      ...base,
      status: 'ACCOUNT_LINKING_REQUIRED',
      ...parseProvider(body),
      ...(email !== undefined && { email }),
      ...parsePasswordPolicy(body),
    }
  },
}

/** The profile of a new account is to be confirmed. */
export const accountConfirmationRequired: Status<
  AccountConfirmationRequired,
  'user.confirm' | 'session.reset'
> = {
  takes: ['user.confirm', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'ACCOUNT_CONFIRMATION_REQUIRED',
    ...parseProvider(body),
    ...parseProfile(body),
  }),
}

/** The attributes that PingOne lists; where it lists none, those of the user that a page can show. */
function parseProfile(body: unknown): Pick<AccountConfirmationRequired, 'attributes'> {
  const listed = parseAttributes(body)
  if (listed.attributes !== undefined) return listed
  const user = readMember(readMember(body, '_embedded'), 'user')
  const name = readMember(user, 'name')
  const known = [
    ['username', readText(user, 'username', 256)],
    ['email', readText(user, 'email', 256)],
    ['name.given', readText(name, 'given', 256)],
    ['name.family', readText(name, 'family', 256)],
  ] as const
  const attributes = known.flatMap(([each, value]) =>
    value === undefined ? [] : [{ name: each, required: false, value }],
  )
  return attributes.length === 0 ? {} : { attributes }
}
