// The platform client: every operation of provisioning, on the wire.
import {
  createChildCollection,
  createCollection,
  createCaller,
  type Caller,
} from './collections.js'
import {
  parseApiResource,
  parseApplication,
  parseDeviceAuthenticationPolicy,
  parseEnvironment,
  parseFido2Policy,
  parseGrant,
  parsePopulation,
  parseScope,
  parseSignOnPolicy,
  parseSignOnPolicyAction,
  parseSignOnPolicyAssignment,
  parseTemplate,
  parseTemplateContent,
  readObject,
  readString,
} from './parse-resources.js'
import { checkId, checkTemplateName } from './platform-call.js'
import { buildClientSettings, type PlatformClientOptions } from './platform-client-options.js'
import type { PlatformClient } from './platform-client.js'
import { createPlatformSender } from './platform-sender.js'
import { createDevices, createUsers } from './users-and-devices.js'

/**
 * Creates a client of PingOne's platform API, which calls as a worker application.
 *
 * The access token is fetched at the first call, kept until a minute before it expires, and renewed once
 * when PingOne does not take it. Reading, replacing and deleting are repeated after 408, 429, 500, 502,
 * 503, 504 and failures of the network; creating only after 429, after 503 with `Retry-After`, and when
 * PingOne was not reached. `Retry-After` counts up to two minutes; without it the time doubles from one
 * second to thirty.
 *
 * A call that creates, and may have done so, throws `UpstreamError` at once (`reached` is not `no`): look
 * before you create again. PingOne does not see everywhere at once what it has just made, so some refusals are
 * repeated, too: 403 in the first 30 seconds of the client, 404 of what it made or was shown a moment ago,
 * and 400 that blames a reference to such a thing (`waitForConsistency`).
 *
 * @param options The environment, the worker application, and where PingOne is.
 * @returns A client that has called nobody yet.
 * @throws {ConfigError} When an option is missing, wrong or contradictory: one error, every problem.
 * @throws {PlatformError} From the functions: PingOne refused, with what to do about it.
 * @throws {UpstreamError} From the functions: PingOne was not reached, too slow or not understood.
 * @throws {TypeError} From the functions: an id is no UUID.
 * @see [PingOne platform API](https://developer.pingidentity.com/pingone-api/platform/reference.html)
 * @example
 * const client = createPlatformClient(readWorkerEnvironment(process.env))
 * for await (const { id, name } of client.applications.list()) console.log(id, name)
 */
export function createPlatformClient(options: PlatformClientOptions): PlatformClient {
  const settings = buildClientSettings(options)
  const caller = createCaller(settings.environmentUrl, createPlatformSender(settings, options))
  return Object.freeze({
    environmentId: settings.environmentId,
    connection: settings.connection,
    readEnvironment: async () => await caller.ask({ method: 'GET', path: [] }, parseEnvironment),
    ...createApplications(caller),
    ...createPolicies(caller),
    ...createNotifications(caller),
    populations: createPopulations(caller),
    users: createUsers(caller),
    devices: createDevices(caller),
    mfaSettings: createMfaSettings(caller),
  })
}

function createApplications(
  caller: Caller,
): Pick<
  PlatformClient,
  'applications' | 'resources' | 'scopes' | 'grants' | 'signOnPolicyAssignments'
> {
  const ofApplication = (children: string): { parents: string; children: string } => ({
    parents: 'applications',
    children,
  })
  const scopes = createChildCollection(caller, {
    place: { parents: 'resources', children: 'scopes' },
    parse: parseScope,
  })
  return {
    applications: {
      ...createCollection(caller, { segment: 'applications', parse: parseApplication }),
      readSecret: async (id) =>
        await caller.ask(
          { method: 'GET', path: ['applications', checkId('id', id), 'secret'] },
          (body) => readString(body, 'secret'),
        ),
    },
    resources: { list: () => caller.list({ path: ['resources'] }, parseApiResource) },
    scopes: { list: (resourceId) => scopes.list(resourceId) },
    grants: createChildCollection(caller, { place: ofApplication('grants'), parse: parseGrant }),
    signOnPolicyAssignments: createChildCollection(caller, {
      place: ofApplication('signOnPolicyAssignments'),
      parse: parseSignOnPolicyAssignment,
    }),
  }
}

function createPolicies(
  caller: Caller,
): Pick<
  PlatformClient,
  'signOnPolicies' | 'signOnPolicyActions' | 'deviceAuthenticationPolicies' | 'fido2Policies'
> {
  const actions = { parents: 'signOnPolicies', children: 'actions' }
  return {
    signOnPolicies: createCollection(caller, {
      segment: 'signOnPolicies',
      parse: parseSignOnPolicy,
    }),
    signOnPolicyActions: createChildCollection(caller, {
      place: actions,
      parse: parseSignOnPolicyAction,
    }),
    deviceAuthenticationPolicies: createCollection(caller, {
      segment: 'deviceAuthenticationPolicies',
      parse: parseDeviceAuthenticationPolicy,
    }),
    fido2Policies: createCollection(caller, { segment: 'fido2Policies', parse: parseFido2Policy }),
  }
}

function createNotifications(
  caller: Caller,
): Pick<PlatformClient, 'templates' | 'templateContents'> {
  const contents = { parents: 'templates', children: 'contents', checkParent: checkTemplateName }
  return {
    templates: { list: () => caller.list({ path: ['templates'] }, parseTemplate) },
    templateContents: createChildCollection(caller, {
      place: contents,
      parse: parseTemplateContent,
    }),
  }
}

function createPopulations(caller: Caller): PlatformClient['populations'] {
  return {
    ...createCollection(caller, { segment: 'populations', parse: parsePopulation }),
    list: ({ nameStartsWith } = {}) =>
      caller.list(
        {
          path: ['populations'],
          ...(nameStartsWith !== undefined && {
            query: { filter: `name sw ${JSON.stringify(nameStartsWith)}` },
          }),
        },
        parsePopulation,
      ),
  }
}

/** The answer of a reset differs between PingOne's documents: 200 with the settings, or 204. */
function createMfaSettings(caller: Caller): PlatformClient['mfaSettings'] {
  const path = ['mfaSettings']
  return {
    read: async () => await caller.ask({ method: 'GET', path }, readObject),
    replace: async (body) => await caller.ask({ method: 'PUT', path, body }, readObject),
    reset: () => caller.tell({ method: 'DELETE', path }),
  }
}
