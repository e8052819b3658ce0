// An external identity provider: the browser has to go there.
import { parseProvider, type FlowProvider } from './provider.js'
import type { FlowStateBase, Status } from './status.js'

export interface ExternalAuthenticationRequired extends FlowStateBase {
  readonly status: 'EXTERNAL_AUTHENTICATION_REQUIRED'
  readonly provider?: FlowProvider
}

/** The person signs on at an external provider; meanwhile the flow can only begin anew. */
export const externalAuthenticationRequired: Status<
  ExternalAuthenticationRequired,
  'session.reset'
> = {
  takes: ['session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'EXTERNAL_AUTHENTICATION_REQUIRED',
    ...parseProvider(body),
  }),
}
