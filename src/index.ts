// "." — all an Express app imports.
export { pingoneMfa, type PingOneMfa } from './middleware.js'
export type { Readiness } from './readiness.js'
export type {
  ApprovalOptions,
  ClientAuthenticationMethod,
  PasswordRulesOptions,
  Paths,
  PingOneMfaOptions,
  PrivateKey,
  Region,
  ThrottleOptions,
  Timeouts,
} from './config.js'
export { requiresApproval } from './guards/requires-approval.js'
export type { ApprovalGuardOptions } from './guards/approval-options.js'
export type { RequestApproval } from './guards/execute-approval.js'
export type { ApprovalOutcome, ApprovalRecord, ApprovalStatus } from './approval/approval.js'
export type { ApprovalDetails } from './approval/details.js'
export { verifyEvidence, type ApprovalEvidence } from './approval/evidence.js'
export { requiresMfa, type MfaOptions } from './guards/requires-mfa.js'
export { requiresAuth } from './guards/requires-auth.js'
export { requiresClaim, type ClaimValue } from './guards/requires-claim.js'
export { requiresScopes } from './guards/requires-scopes.js'
export type { AnswerAs, GuardOptions } from './guards/challenge.js'
export type { PingOneRequestState, PingOneResponseActions } from './express-types.js'
export type { AccessToken } from './access-token.js'
export type {
  EventName,
  Hooks,
  OnEvent,
  PingOneEvent,
  PingOneUser,
  SignOnTokens,
} from './events.js'
export type {
  FetchedBody,
  FetchedBodyReader,
  FetchedHeaders,
  FetchedResponse,
  FetchFunction,
  FetchInit,
} from './pingone/fetch-function.js'
export { memoryStateStore, type MemoryStateStoreOptions } from './state/memory-store.js'
export { redisStateStore, type RedisStateStoreOptions } from './state/redis-store.js'
export {
  watchRedisConnection,
  type RedisWatch,
  type RedisWatchOptions,
} from './state/redis-watchdog.js'
export type { IoredisClient, RedisClient, RedisScriptOptions } from './state/redis-client.js'
export type { StateStore } from './state/state-store.js'
export { defaultViews } from './views/default-views.js'
export { expressViews } from './views/express-views.js'
export { jsonViews } from './views/json-views.js'
export { pageTexts, type PageTexts } from './views/page-texts.js'
export type { TemplatePage } from './views/template-page.js'
export type {
  ApprovalDetail,
  Brand,
  ButtonValue,
  ComparedDetail,
  ErrorReason,
  FieldName,
  HeldField,
  MessageCode,
  Purpose,
  TextPart,
  ViewApproval,
  ViewButton,
  ViewDevice,
  ViewField,
  ViewLink,
  ViewMessage,
  ViewRule,
} from './models/model.js'
export type { AgreementBlock, AgreementPart } from './models/agreement-blocks.js'
export type { ApprovalFrame } from './models/approval-frame.js'
export type { LanguageTexts, TextKey } from './models/texts/text.js'
export type { StepView } from './steps/index.js'
export type { OfferedLanguage, ViewContext, Views } from './views/views.js'
export {
  AuthorizationError,
  CallbackError,
  ConfigError,
  EvidenceError,
  FlowError,
  GuardError,
  PingOneError,
  SignOnDenied,
  StateUnavailableError,
  ThrottledError,
  UpstreamError,
  type AnyPingOneError,
  type CallbackReason,
  type ConfigProblem,
  type GuardCode,
  type PingOneErrorBody,
  type PingOneErrorDetail,
  type UpstreamReason,
} from './errors.js'
