// Looks behind the scenes with the worker application: one read a subject, each failing by itself.
import { PlatformError, UpstreamError } from '../../../errors.js'
import type { PlatformClient } from '../platform/platform-client.js'
import type {
  ApplicationResource,
  EnvironmentResource,
  MfaSettingsResource,
  TemplateContentResource,
} from '../platform/resources.js'
import { failedFact, knownFact, unaskedFact, type Fact } from './fact.js'
import {
  parseAction,
  parseDevicePolicy,
  parseFido2Policy,
  type ActionFact,
  type DevicePolicyFact,
  type Fido2PolicyFact,
} from './parse-policies.js'
import { explainPlatform, isAboutWorker, type PlatformStep } from './upstream-obstacle.js'

/** A sign-on policy that the application may use, with its steps in their order. */
export interface PolicyFact {
  readonly id: string
  readonly name: string
  readonly actions: readonly ActionFact[]
}

/** The policies of the application in their order, or the one it falls back to. */
export interface PoliciesFact {
  readonly assigned: readonly PolicyFact[]
  /** The environment's default, which applies when none is assigned. */
  readonly fallback?: PolicyFact
}

/** What the worker application sees. */
export interface PlatformFacts {
  readonly environment: Fact<EnvironmentResource>
  readonly application: Fact<ApplicationResource>
  /** Names of the OIDC scopes that are granted. */
  readonly grantedScopes: Fact<readonly string[]>
  readonly policies: Fact<PoliciesFact>
  readonly devicePolicies: Fact<readonly DevicePolicyFact[]>
  readonly fido2Policies: Fact<readonly Fido2PolicyFact[]>
  readonly transactionContents: Fact<readonly TemplateContentResource[]>
  readonly mfaSettings: Fact<MfaSettingsResource>
}

const maxItems = 1000

/** The facts when there is no worker application. */
export function leavePlatform(summary: string): PlatformFacts {
  return sameForAll(unaskedFact(summary))
}

function sameForAll(fact: Fact<never>): PlatformFacts {
  return {
    environment: fact,
    application: fact,
    grantedScopes: fact,
    policies: fact,
    devicePolicies: fact,
    fido2Policies: fact,
    transactionContents: fact,
    mfaSettings: fact,
  }
}

const developer = 'Client Application Developer' as const
const administrator = 'Environment Admin' as const

/** Reads all of it, one after the other; when PingOne cannot be asked any more, the rest is left. */
export async function gatherPlatform(
  client: PlatformClient,
  clientId: string,
): Promise<PlatformFacts> {
  const look = createLook()
  const environment = await look({ what: 'the environment', role: administrator }, () =>
    client.readEnvironment(),
  )
  const application = await look({ what: 'the application', role: developer }, () =>
    readApplication(client, clientId),
  )
  return {
    environment,
    application: application.known ? application.value : application,
    grantedScopes: await look({ what: 'the grants of the application', role: developer }, () =>
      readGrantedScopes(client, clientId),
    ),
    policies: await look({ what: 'the sign-on policies', role: administrator }, () =>
      readPolicies(client, clientId),
    ),
    devicePolicies: await look({ what: 'the MFA policies', role: administrator }, async () =>
      (await collect(client.deviceAuthenticationPolicies.list())).map(parseDevicePolicy),
    ),
    fido2Policies: await look({ what: 'the FIDO2 policies', role: administrator }, async () =>
      (await collect(client.fido2Policies.list())).map(parseFido2Policy),
    ),
    transactionContents: await look(
      { what: 'the notification template "transaction"', role: administrator },
      () => collect(client.templateContents.list('transaction')),
    ),
    mfaSettings: await look({ what: 'the MFA settings', role: administrator }, () =>
      client.mfaSettings.read(),
    ),
  }
}

type Look = <T>(step: PlatformStep, read: () => Promise<T>) => Promise<Fact<T>>

/** A refusal belongs to one step; no network, no token or a limited rate belongs to all that follow. */
function createLook(): Look {
  let end: string | undefined
  return async (step, read) => {
    if (end !== undefined) return unaskedFact(end)
    try {
      return knownFact(await read())
    } catch (error) {
      if (endsAll(error)) end = 'the platform API could not be asked'
      return explainPlatform(step, error)
    }
  }
}

function endsAll(error: unknown): boolean {
  if (error instanceof PlatformError) return error.status === 429 || isAboutWorker(error)
  if (!(error instanceof UpstreamError)) return false
  return ['unreachable', 'timed_out', 'rate_limited'].includes(error.reason)
}

/** That it does not exist is an answer, and the most likely mistake. */
async function readApplication(
  client: PlatformClient,
  clientId: string,
): Promise<Fact<ApplicationResource>> {
  try {
    return knownFact(await client.applications.read(clientId))
  } catch (error) {
    if (!(error instanceof PlatformError) || error.status !== 404) throw error
    return failedFact('there is no such application', {
      evidence: `There is no application with the client id ${clientId} in the environment ${client.environmentId}.`,
      cure: 'Check PINGONE_CLIENT_ID and PINGONE_ENVIRONMENT_ID: the client id is at Applications → the application → Overview.',
    })
  }
}

async function readGrantedScopes(
  client: PlatformClient,
  clientId: string,
): Promise<readonly string[]> {
  const grants = await collect(client.grants.list(clientId))
  const resources = await collect(client.resources.list())
  const openid = resources.find(({ type }) => type === 'OPENID_CONNECT')
  if (openid === undefined) return []
  const granted = new Set(
    grants
      .filter(({ resource }) => resource.id === openid.id)
      .flatMap(({ scopes }) => scopes.map(({ id }) => id)),
  )
  const scopes = await collect(client.scopes.list(openid.id))
  return scopes.filter(({ id }) => granted.has(id)).map(({ name }) => name)
}

async function readPolicies(client: PlatformClient, clientId: string): Promise<PoliciesFact> {
  const assignments = await collect(client.signOnPolicyAssignments.list(clientId))
  const policies = await collect(client.signOnPolicies.list())
  const nameOf = (id: string): string => policies.find((policy) => policy.id === id)?.name ?? id
  const assigned: PolicyFact[] = []
  for (const { signOnPolicy } of assignments.toSorted((a, b) => a.priority - b.priority)) {
    assigned.push(await readPolicy(client, { id: signOnPolicy.id, name: nameOf(signOnPolicy.id) }))
  }
  const fallback = policies.find((policy) => policy.default)
  if (assigned.length > 0 || fallback === undefined) return { assigned }
  return { assigned, fallback: await readPolicy(client, { id: fallback.id, name: fallback.name }) }
}

async function readPolicy(
  client: PlatformClient,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<PolicyFact> {
  const actions = await collect(client.signOnPolicyActions.list(id))
  return {
    id,
    name,
    actions: actions.map(parseAction).sort((a, b) => a.priority - b.priority),
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) {
    all.push(item)
    if (all.length >= maxItems) break
  }
  return all
}
