// The typed client of PingOne's flow API: starts, reads, submits, resumes; keeps one cookie jar per flow.
import type { ActionOf, FlowRejection } from './action.js'
import type { AuthorizeResponse, FlowState } from './state.js'

/** A cookie PingOne set for one flow. */
export interface FlowCookie {
  readonly name: string
  readonly value: string
  /** Epoch milliseconds. */
  readonly expiresAtMs?: number
}

/** A flow in progress: plain JSON, so that it can be stored and taken up again by another process. */
export interface Flow<S extends FlowState = FlowState> {
  readonly state: S
  /** Secret: the cookies that bind this flow to whoever drives it. */
  readonly cookies: readonly FlowCookie[]
}

/** The answer to an action: where the flow is now, and why the action was not accepted, if it was not. */
export interface FlowStep {
  readonly flow: Flow
  readonly rejection?: FlowRejection
}

/** The answer to a resume: the authorization response and the cookies at the end. */
export interface ResumedFlow {
  readonly authorizeResponse: AuthorizeResponse
  readonly cookies: readonly FlowCookie[]
}

export interface FlowClientOptions {
  /** Origin (and path on a custom set-up) of PingOne's auth host with the environment, e.g. `https://auth.pingone.eu/{environmentId}`; a custom domain has no environment in it. */
  readonly environmentBaseUrl: string
  /** Bounded, pinned fetch of `pingone/http.ts`. */
  readonly fetch: typeof fetch
}

export interface FlowClient {
  startFlow(authorizationParameters: Readonly<Record<string, string>>): Promise<Flow>
  openFlow(flowId: string): Promise<Flow>
  readFlow(flow: Flow): Promise<Flow>
  submitAction<S extends FlowState>(flow: Flow<S>, action: ActionOf<S>): Promise<FlowStep>
  resumeFlow(flow: Flow, options?: { readonly redirectUri?: string }): Promise<ResumedFlow>
}
