// "express-pingone-mfa/flow": PingOne's flow API for a server that has its own pages and routes.
export { createFlowClient, isFlowAt } from './client.js'
export { readFlowIdFromLocation } from './redirects.js'
export { createPingOneFetch, withDeadline } from '../pingone/http.js'
export { buildEndpoints } from '../pingone/region.js'
export { FlowError, PingOneError, UpstreamError } from '../errors.js'
export type { Flow, FlowClient, FlowClientOptions, FlowStep, ResumedFlow } from './client.js'
export type { FlowCookie } from './cookie-jar.js'
export type {
  ActionOf,
  ActionsByStatus,
  FlowAction,
  FlowRejection,
  UserAttributes,
} from './action.js'
export type * from './state.js'
export type { EndedCall, PingOneFetchOptions } from '../pingone/http.js'
export type { EndpointOptions, Endpoints, Region } from '../pingone/region.js'
export type { PingOneErrorBody, PingOneErrorDetail, UpstreamReason } from '../errors.js'
