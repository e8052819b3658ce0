// What an application was granted: the scopes it may ask for, resource by resource.
import type { ApiResource, Application, EnvironmentState } from './resources.js'

/** A granted scope with the resource it belongs to. */
export interface GrantedScope {
  readonly name: string
  readonly resource: ApiResource
}

/** Every scope granted to the application. */
export function grantedScopes(
  environment: EnvironmentState,
  application: Application,
): readonly GrantedScope[] {
  const ids = environment.grants
    .filter((grant) => grant.application.id === application.id)
    .flatMap((grant) => grant.scopes.map((scope) => scope.id))
  return environment.scopes
    .filter((scope) => ids.includes(scope.id))
    .flatMap((scope) => {
      const resource = environment.resources.find(({ id }) => id === scope.resource.id)
      return resource === undefined ? [] : [{ name: scope.name, resource }]
    })
}

/** The names a person's sign-on may ask for; `openid` needs no grant. */
export function grantedOidcScopes(
  environment: EnvironmentState,
  application: Application,
): ReadonlySet<string> {
  return new Set(grantedScopes(environment, application).map((scope) => scope.name))
}

/** The audience of PingOne's own platform API. */
export function platformAudience(environment: EnvironmentState): string {
  const platform = environment.resources.find((resource) => resource.type === 'PINGONE_API')
  return platform?.audience ?? 'https://api.pingone.com'
}
