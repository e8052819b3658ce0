// Reads a state that came from outside: what the emulator uses is checked, member by member and between them.
import type { EmulatorState } from './resources.js'
import { isRecord } from './json-value.js'
import {
  bool,
  both,
  list,
  moment,
  object,
  oneOf,
  optional,
  text,
  texts,
  whole,
} from './state-check.js'
import { describeLinks } from './state-links.js'
import { notificationPolicy } from './state-notification-policy.js'

/**
 * The state, when it is one.
 *
 * @throws {TypeError} When a member is missing or wrong; the message names every such member.
 */
export function parseState(value: unknown): EmulatorState {
  assertState(value)
  refuseAll(describeLinks(value))
  return value
}

function assertState(value: unknown): asserts value is EmulatorState {
  refuseAll(checkState(value, 'state'))
}

function refuseAll(problems: readonly string[]): void {
  if (problems.length === 0) return
  const shown = problems.slice(0, 10)
  const more =
    problems.length > shown.length ? [`… and ${problems.length - shown.length} more`] : []
  throw new TypeError(`This is no emulator state: ${[...shown, ...more].join('; ')}.`)
}

const reference = object({ id: text })

const duration = object({ duration: whole, timeUnit: oneOf('SECONDS', 'MINUTES') })
const method = object({
  enabled: bool,
  pairingDisabled: optional(bool),
  otp: optional(
    object({
      lifeTime: optional(duration),
      failure: optional(object({ count: optional(whole), coolDown: optional(duration) })),
      otpLength: optional(whole),
    }),
  ),
})
const deviceSelection = oneOf('DEFAULT_TO_FIRST', 'PROMPT_TO_SELECT', 'ALWAYS_DISPLAY_DEVICES')

const application = object({
  id: text,
  name: text,
  enabled: bool,
  type: text,
  protocol: text,
  secret: optional(text),
  previousSecret: optional(object({ secret: text, expiresAt: moment })),
  roles: optional(
    list(oneOf('Environment Admin', 'Identity Data Admin', 'Client Application Developer')),
  ),
  grantTypes: texts,
  responseTypes: optional(texts),
  tokenEndpointAuthMethod: oneOf(
    'NONE',
    'CLIENT_SECRET_BASIC',
    'CLIENT_SECRET_POST',
    'CLIENT_SECRET_JWT',
    'PRIVATE_KEY_JWT',
  ),
  pkceEnforcement: optional(oneOf('OPTIONAL', 'REQUIRED', 'S256_REQUIRED')),
  redirectUris: optional(texts),
  postLogoutRedirectUris: optional(texts),
  loginPageUrl: optional(text),
  parRequirement: optional(oneOf('OPTIONAL', 'REQUIRED')),
  parTimeout: optional(whole),
  refreshTokenDuration: optional(whole),
  refreshTokenRollingDuration: optional(whole),
  refreshTokenRollingGracePeriodDuration: optional(whole),
  refreshTokenType: optional(oneOf('OPAQUE_TOKEN', 'JSON_WEB_TOKEN')),
  additionalRefreshTokenReplayProtectionEnabled: optional(bool),
  corsSettings: optional(
    object({
      behavior: oneOf('ALLOW_NO_ORIGINS', 'ALLOW_SPECIFIC_ORIGINS'),
      origins: optional(texts),
    }),
  ),
  idpSignoff: optional(bool),
  includeTyp: optional(bool),
  jwksUrl: optional(text),
  supportUnsignedRequestObject: optional(bool),
  requireSignedRequestObject: optional(bool),
  mobile: optional(object({ bundleId: optional(text), packageName: optional(text) })),
})

const user = object({
  id: text,
  username: text,
  email: optional(text),
  enabled: bool,
  mfaEnabled: bool,
  population: optional(reference),
  name: optional(
    object({
      given: optional(text),
      middle: optional(text),
      family: optional(text),
      formatted: optional(text),
    }),
  ),
  account: optional(
    object({
      canAuthenticate: bool,
      status: oneOf('OK', 'LOCKED'),
      lockedAt: optional(moment),
      unlockAt: optional(moment),
    }),
  ),
  password: optional(
    object({
      value: text,
      forceChange: optional(bool),
      lastChangedAt: optional(moment),
      history: optional(list(object({ value: text, replacedAt: moment }))),
    }),
  ),
  bypassMFAEnabledUntil: optional(moment),
  deviceOrder: optional(oneOf('NONE')),
  preferredLanguage: optional(text),
  locale: optional(text),
  timezone: optional(text),
  mobilePhone: optional(text),
  primaryPhone: optional(text),
  updatedAt: optional(moment),
})

const device = object({
  id: text,
  user: reference,
  type: text,
  status: text,
  phone: optional(text),
  email: optional(text),
  nickname: optional(text),
  lock: optional(object({ status: oneOf('LOCKED', 'UNLOCKED'), expiresAt: optional(moment) })),
  block: optional(object({ status: oneOf('BLOCKED', 'UNBLOCKED') })),
  testMode: optional(bool),
  rp: optional(object({ id: text, name: text })),
  application: optional(reference),
  serialNumber: optional(text),
  secrets: optional(
    object({
      otpSecret: optional(text),
      policyId: optional(text),
      passkey: optional(
        object({ id: text, publicKey: text, counter: whole, rpId: text, userHandle: text }),
      ),
    }),
  ),
})

const fido2Policy = object({
  id: text,
  name: text,
  relyingPartyId: text,
  attestationRequirements: oneOf('DIRECT', 'NONE'),
  authenticatorAttachment: oneOf('PLATFORM', 'CROSS_PLATFORM', 'BOTH'),
  discoverableCredentials: oneOf('DISCOURAGED', 'PREFERRED', 'REQUIRED'),
  userVerification: object({ option: oneOf('DISCOURAGED', 'PREFERRED', 'REQUIRED') }),
  backupEligibility: object({ allow: bool, enforceDuringAuthentication: bool }),
  userPresenceTimeout: optional(duration),
})

const pairingKey = object({
  id: text,
  user: reference,
  code: text,
  status: oneOf('UNCLAIMED', 'CLAIMED', 'FAILED'),
  applications: list(reference),
  policy: optional(reference),
  expiresAt: moment,
})

const environment = object({
  id: text,
  name: text,
  region: text,
  organization: reference,
  languages: optional(texts),
  applications: list(both(application, oneRuleForSignatures)),
  resources: list(
    object({
      id: text,
      name: text,
      type: oneOf('OPENID_CONNECT', 'PINGONE_API', 'CUSTOM'),
      audience: optional(text),
      accessTokenValiditySeconds: optional(whole),
      secret: optional(text),
    }),
  ),
  scopes: list(object({ id: text, name: text, resource: reference })),
  grants: list(
    object({ id: text, application: reference, resource: reference, scopes: list(reference) }),
  ),
  signOnPolicies: list(object({ id: text, name: text, default: optional(bool) })),
  actions: list(
    object({
      id: text,
      type: text,
      priority: whole,
      signOnPolicy: reference,
      deviceAuthenticationPolicy: optional(reference),
      noDevicesMode: optional(oneOf('BYPASS', 'BLOCK')),
      recovery: optional(object({ enabled: bool })),
      registration: optional(object({ enabled: bool })),
      socialProviders: optional(list(reference)),
      identityProvider: optional(reference),
      agreement: optional(reference),
      attributes: optional(list(object({ name: text, required: bool }))),
    }),
  ),
  signOnPolicyAssignments: list(
    object({ id: text, application: reference, signOnPolicy: reference, priority: whole }),
  ),
  populations: list(
    object({ id: text, name: text, default: optional(bool), passwordPolicy: optional(reference) }),
  ),
  users: list(user),
  devices: list(device),
  deviceAuthenticationPolicies: list(
    object({
      id: text,
      name: text,
      default: optional(bool),
      sms: method,
      email: method,
      voice: method,
      whatsApp: optional(method),
      authentication: optional(object({ deviceSelection: optional(deviceSelection) })),
    }),
  ),
  mfaSettings: object({
    lockout: optional(object({ failureCount: whole, durationSeconds: optional(whole) })),
    authentication: optional(object({ deviceSelection: optional(deviceSelection) })),
    pairing: optional(object({ maxAllowedDevices: optional(whole) })),
    phoneExtensions: optional(object({ enabled: optional(bool) })),
    users: optional(object({ mfaEnabled: optional(bool) })),
  }),
  fido2Policies: optional(list(fido2Policy)),
  passwordPolicies: optional(
    list(
      object({
        id: text,
        name: text,
        excludesCommonlyUsed: bool,
        excludesProfileData: bool,
        notSimilarToCurrent: bool,
        maxAgeDays: optional(whole),
      }),
    ),
  ),
  pushCredentials: optional(list(object({ id: text, application: reference, type: text }))),
  pairingKeys: optional(list(pairingKey)),
  oathTokens: optional(list(object({ id: text, serialNumber: text, secret: text }))),
  agreements: optional(list(object({ id: text, name: text, enabled: bool }))),
  agreementLanguages: optional(
    list(
      object({ id: text, agreement: reference, locale: text, displayName: text, enabled: bool }),
    ),
  ),
  agreementRevisions: optional(
    list(
      object({
        id: text,
        agreement: reference,
        language: reference,
        contentType: oneOf('text/html', 'text/plain'),
        effectiveAt: moment,
        requireReconsent: bool,
        text,
      }),
    ),
  ),
  agreementConsents: optional(
    list(
      object({
        id: text,
        user: reference,
        agreement: reference,
        language: reference,
        revision: reference,
        status: oneOf('ACCEPTED', 'REVOKED'),
        at: moment,
      }),
    ),
  ),
  identityProviders: optional(list(object({ id: text, name: text, type: text, enabled: bool }))),
  notificationPolicies: optional(list(notificationPolicy)),
  groups: optional(list(object({ id: text, name: text, population: optional(reference) }))),
  attributeMappings: optional(
    list(
      object({
        id: text,
        application: reference,
        name: text,
        required: bool,
        value: text,
        mappingType: oneOf('CORE', 'CUSTOM'),
      }),
    ),
  ),
  contents: list(
    object({
      id: text,
      template: reference,
      deliveryMethod: text,
      locale: text,
      variant: optional(text),
      content: optional(text),
      subject: optional(text),
      body: optional(text),
      emailContentType: optional(oneOf('text/html', 'text/plain')),
    }),
  ),
})

const checkState = object({ environments: list(environment) })

/** PingOne does not let an application both demand signed request objects and allow others. */
function oneRuleForSignatures(value: unknown, path: string): readonly string[] {
  const isContradiction =
    isRecord(value) &&
    value['supportUnsignedRequestObject'] === true &&
    value['requireSignedRequestObject'] === true
  return isContradiction
    ? [`${path} cannot have both supportUnsignedRequestObject and requireSignedRequestObject`]
    : []
}
