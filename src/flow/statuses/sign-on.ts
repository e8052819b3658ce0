// Who signs on: a name, a password, or both.
import { parsePasswordPolicy, type PasswordPolicy } from './password-policy.js'
import { parseProviders, type FlowProvider } from './provider.js'
import type { FlowStateBase, Status } from './status.js'

/** What a sign-on may offer beside its own question. */
interface SignOnOffers {
  /** External providers that the person may choose instead. */
  readonly providers?: readonly (FlowProvider & { readonly id: string })[]
  /** Of a registration that is offered. */
  readonly passwordPolicy?: PasswordPolicy
}

export interface SignOnRequired extends FlowStateBase, SignOnOffers {
  readonly status: 'SIGN_ON_REQUIRED'
}
export interface UsernamePasswordRequired extends FlowStateBase, SignOnOffers {
  readonly status: 'USERNAME_PASSWORD_REQUIRED'
}
export interface PasswordRequired extends FlowStateBase {
  readonly status: 'PASSWORD_REQUIRED'
  /** External providers that the person may choose instead. */
  readonly providers?: readonly (FlowProvider & { readonly id: string })[]
}

/** A name is asked for: first of an identifier-first policy, or of one that is MFA only. */
export const signOnRequired: Status<
  SignOnRequired,
  'user.lookup' | 'password.forgot' | 'user.register' | 'session.reset'
> = {
  takes: ['user.lookup', 'password.forgot', 'user.register', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'SIGN_ON_REQUIRED',
    ...parseProviders(body),
    ...parsePasswordPolicy(body),
  }),
}

/** Name and password are asked for. */
export const usernamePasswordRequired: Status<
  UsernamePasswordRequired,
  'usernamePassword.check' | 'password.forgot' | 'user.register' | 'session.reset'
> = {
  takes: ['usernamePassword.check', 'password.forgot', 'user.register', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'USERNAME_PASSWORD_REQUIRED',
    ...parseProviders(body),
    ...parsePasswordPolicy(body),
  }),
}

/** The user is known; the password is asked for. */
export const passwordRequired: Status<
  PasswordRequired,
  'usernamePassword.check' | 'password.forgot' | 'session.reset'
> = {
  takes: ['usernamePassword.check', 'password.forgot', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'PASSWORD_REQUIRED',
    ...parseProviders(body),
  }),
}
