// The authorization request of an embedded sign-on.
import type { AuthorizationRequest } from '../../oidc/relying-party.js'
import { findTag } from '../answer/request-locale.js'
import type { Asked } from '../exchange.js'

/** Builds the request, with checks of its own. */
export function buildSignOnRequest({ instance, req }: Asked): Promise<AuthorizationRequest> {
  const { config, relyingParty } = instance
  const uiLocales = findTag(req, config)
  return relyingParty.buildAuthorizationRequest({
    scope: config.scope,
    responseMode: 'pi.flow',
    ...(config.acrValues.length > 0 && { acrValues: config.acrValues }),
    ...(uiLocales !== undefined && { uiLocales }),
  })
}
