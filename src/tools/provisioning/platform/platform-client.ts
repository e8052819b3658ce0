// What a client of the platform API can do: only the resources that provisioning uses.
import type {
  ApiResource,
  ApplicationResource,
  DeviceAuthenticationPolicyResource,
  DeviceResource,
  EnvironmentResource,
  Fido2PolicyResource,
  GrantResource,
  MfaSettingsResource,
  PasswordState,
  PlatformResource,
  PopulationResource,
  ScopeResource,
  SignOnPolicyActionResource,
  SignOnPolicyAssignmentResource,
  SignOnPolicyResource,
  TemplateContentResource,
  TemplateResource,
  UserResource,
} from './resources.js'

/** A JSON body. */
export type Body = Readonly<Record<string, unknown>>

/** Operations on a collection below the environment. `list` fetches page by page, as it is iterated. */
export interface Collection<Resource extends PlatformResource> {
  list(): AsyncIterable<Resource>
  read(id: string): Promise<Resource>
  create(body: Body): Promise<Resource>
  /** PUT: what the body leaves out is cleared. */
  replace(id: string, body: Body): Promise<Resource>
  delete(id: string): Promise<void>
}

/** Operations on a collection of a parent, such as the grants of an application. */
export interface ChildCollection<Resource extends PlatformResource> {
  list(parentId: string): AsyncIterable<Resource>
  read(parentId: string, id: string): Promise<Resource>
  create(parentId: string, body: Body): Promise<Resource>
  replace(parentId: string, id: string, body: Body): Promise<Resource>
  delete(parentId: string, id: string): Promise<void>
}

/**
 * A client of PingOne's platform API for one environment.
 *
 * Every function throws {@link PlatformError} when PingOne refuses, {@link UpstreamError} when it is not
 * reached, too slow or not understood.
 */
export interface PlatformClient {
  readonly environmentId: string
  /** The `PINGONE_*` variables by which an app finds this environment: id, and region or base URL. */
  readonly connection: Readonly<Record<string, string>>
  /** The environment itself: a first look whether the worker application may read. */
  readEnvironment(): Promise<EnvironmentResource>
  readonly applications: Collection<ApplicationResource> & {
    /** The client secret: never log it. */
    readSecret(id: string): Promise<string>
  }
  readonly resources: Pick<Collection<ApiResource>, 'list'>
  readonly scopes: Pick<ChildCollection<ScopeResource>, 'list'>
  readonly grants: ChildCollection<GrantResource>
  readonly signOnPolicies: Collection<SignOnPolicyResource>
  readonly signOnPolicyActions: ChildCollection<SignOnPolicyActionResource>
  readonly signOnPolicyAssignments: ChildCollection<SignOnPolicyAssignmentResource>
  readonly templates: Pick<Collection<TemplateResource>, 'list'>
  /** The parent is the template's name, such as `transaction`. */
  readonly templateContents: ChildCollection<TemplateContentResource>
  readonly populations: Omit<Collection<PopulationResource>, 'list'> & {
    /** Narrowed by the beginning of the name where given; compare exactly yourself. */
    list(query?: { readonly nameStartsWith?: string }): AsyncIterable<PopulationResource>
  }
  readonly users: Omit<Collection<UserResource>, 'list'> & {
    list(query?: {
      readonly username?: string
      readonly populationId?: string
    }): AsyncIterable<UserResource>
    readPassword(id: string): Promise<PasswordState>
    setPassword(id: string, value: string): Promise<void>
    readMfaEnabled(id: string): Promise<boolean>
    setMfaEnabled(id: string, mfaEnabled: boolean): Promise<void>
    setEnabled(id: string, enabled: boolean): Promise<void>
    setPopulation(id: string, populationId: string): Promise<void>
  }
  readonly devices: Omit<ChildCollection<DeviceResource>, 'replace'> & {
    setNickname(userId: string, id: string, nickname: string): Promise<void>
  }
  readonly deviceAuthenticationPolicies: Collection<DeviceAuthenticationPolicyResource>
  readonly fido2Policies: Collection<Fido2PolicyResource>
  readonly mfaSettings: {
    read(): Promise<MfaSettingsResource>
    /** PUT: always send the complete object. */
    replace(body: Body): Promise<MfaSettingsResource>
    /** Back to PingOne's defaults. */
    reset(): Promise<void>
  }
}
