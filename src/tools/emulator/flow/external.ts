// A person comes back from another service: known by a linked account, to be linked, or new.
import { randomUUID } from 'node:crypto'
import { isRecord } from '../json-value.js'
import type { User } from '../resources.js'
import type { IdentityProvider } from '../sign-on-resources.js'
import { findUserByName } from '../users.js'
import { endIfUnusable, type FlowPlace } from './context.js'
import { identify } from './identity.js'
import type { ExternalIdentity } from './own.js'
import type { Outcome, Submitted } from './step.js'

/** The provider that a flow waits for, or came back from. */
export function findProvider({ environment, flow }: FlowPlace): IdentityProvider | undefined {
  const { own } = flow
  const { providerId } =
    own.EXTERNAL_AUTHENTICATION_REQUIRED ??
    own.ACCOUNT_LINKING_REQUIRED ??
    own.ACCOUNT_CONFIRMATION_REQUIRED ??
    {}
  return environment.identityProviders?.find(({ id, enabled }) => id === providerId && enabled)
}

/** What a flow shows of it. */
export function describeProvider(place: FlowPlace): Readonly<Record<string, unknown>> {
  const provider = findProvider(place)
  if (provider === undefined) return {}
  const { id, name, type } = provider
  return { identityProvider: { id, name, type } }
}

/** The other service has said who it is. */
export function comeBack(
  place: FlowPlace,
  {
    identity,
    session,
  }: { readonly identity: ExternalIdentity; readonly session: Submitted['session'] },
): Outcome {
  const { environment, flow, clock } = place
  const linked = environment.users.find((user) => isLinked(user, identity))
  if (linked !== undefined) {
    return signOnAs(place, { user: linked, session })
  }
  const known =
    environment.users.some(({ email }) => email?.toLowerCase() === identity.email.toLowerCase()) ||
    findUserByName(environment, identity.email, clock.now()) !== undefined
  if (known || !canRegisterHere(place)) {
    flow.own = { ACCOUNT_LINKING_REQUIRED: identity }
    flow.status = 'ACCOUNT_LINKING_REQUIRED'
  } else {
    flow.own = { ACCOUNT_CONFIRMATION_REQUIRED: identity }
    flow.status = 'ACCOUNT_CONFIRMATION_REQUIRED'
  }
  return 'ask'
}

/** From now on the other service signs the user on. */
export function link(
  place: FlowPlace,
  {
    user,
    identity,
    session,
  }: {
    readonly user: User
    readonly identity: ExternalIdentity
    readonly session: Submitted['session']
  },
): Outcome {
  user['linkedAccounts'] = [
    ...listLinks(user),
    {
      id: randomUUID(),
      identityProvider: { id: identity.providerId },
      externalId: identity.email,
    },
  ]
  return signOnAs(place, { user, session })
}

/** May the other service make accounts? The action of the policy says so. */
export function canRegisterHere({ environment, flow }: FlowPlace): boolean {
  const action = environment.actions.find(({ id }) => id === flow.actionId)
  const option = action?.registration
  return isRecord(option) && option.enabled
}

function signOnAs(
  place: FlowPlace,
  { user, session }: { readonly user: User; readonly session: Submitted['session'] },
): Outcome {
  const { flow, clock } = place
  if (flow.userId !== user.id) identify(place, { username: user.username, user, session })
  flow.own = {}
  if (endIfUnusable(flow, user)) return 'stay'
  flow.externalAtMs = clock.now()
  return 'advance'
}

function isLinked(user: User, { providerId, email }: ExternalIdentity): boolean {
  return listLinks(user).some(
    (each) =>
      isRecord(each) &&
      isRecord(each['identityProvider']) &&
      each['identityProvider']['id'] === providerId &&
      each['externalId'] === email,
  )
}

function listLinks(user: User): readonly unknown[] {
  const links: unknown = user['linkedAccounts']
  const items: readonly unknown[] = Array.isArray(links) ? links : []
  return items
}
