// A person comes back from another service: known by a linked account, to be linked, or new.
import { randomUUID } from 'node:crypto'
import { isRecord } from '../json-value.js'
import type { User } from '../resources.js'
import type { IdentityProvider } from '../sign-on-resources.js'
import { endIfUnusable, type FlowPlace } from './context.js'
import { findLogin } from './first-factor.js'
import { identify } from './identity.js'
import type { ExternalIdentity } from './own.js'
import type { Outcome, StepMembers, Submitted } from './step.js'

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

/** Other services that the page of the first factor offers, by its action of the policy. */
export function listSocialProviders(place: FlowPlace): readonly IdentityProvider[] {
  const { environment, flow } = place
  if (!['USERNAME_PASSWORD_REQUIRED', 'SIGN_ON_REQUIRED'].includes(flow.status)) return []
  const named = findLogin(place)?.socialProviders ?? []
  return named.flatMap(
    ({ id }) => environment.identityProviders?.find((each) => each.id === id && each.enabled) ?? [],
  )
}

/** What a flow shows of them. */
export function describeSocialProviders(place: FlowPlace, base: string): StepMembers {
  const socialProviders = listSocialProviders(place).map(({ id, name, type }) => {
    const href = authenticateUrl(place, { base, providerId: id })
    return { id, name, type, _links: { authenticate: { href } } }
  })
  return socialProviders.length === 0 ? {} : { embedded: { socialProviders } }
}

/** The service of that id, when the flow waits for it or offers it. */
export function findOffered(place: FlowPlace, providerId: string): IdentityProvider | undefined {
  const waitedFor =
    place.flow.status === 'EXTERNAL_AUTHENTICATION_REQUIRED' ? findProvider(place) : undefined
  const offered = waitedFor === undefined ? listSocialProviders(place) : [waitedFor]
  return offered.find(({ id }) => id === providerId)
}

/** Where a browser goes on at another service. */
export function authenticateUrl(
  { flow }: FlowPlace,
  { base, providerId }: { readonly base: string; readonly providerId: string },
): string {
  return `${base}/rp/authenticate?${new URLSearchParams({ providerId, flowId: flow.id }).toString()}`
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
  const { environment, flow } = place
  const linked = environment.users.find((user) => isLinked(user, identity))
  if (linked !== undefined) {
    return signOnAs(place, { user: linked, session })
  }
  if (listAccounts(place, identity).length > 0 || !canRegisterHere(place)) {
    flow.own = { ACCOUNT_LINKING_REQUIRED: identity }
    flow.status = 'ACCOUNT_LINKING_REQUIRED'
  } else {
    flow.own = { ACCOUNT_CONFIRMATION_REQUIRED: identity }
    flow.status = 'ACCOUNT_CONFIRMATION_REQUIRED'
  }
  return 'ask'
}

/** Whose address, or name, it is that the other service said. */
export function listAccounts(
  { environment }: FlowPlace,
  { email }: ExternalIdentity,
): readonly User[] {
  const wanted = email.toLowerCase()
  return environment.users.filter(
    (user) => user.email?.toLowerCase() === wanted || user.username.toLowerCase() === wanted,
  )
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
  if (endIfUnusable(place, user)) return 'stay'
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
