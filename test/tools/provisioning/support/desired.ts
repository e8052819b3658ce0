// One desired resource of each kind, as the tests of the kinds want them.
import type {
  DesiredApplication,
  DesiredDevice,
  DesiredDeviceAuthenticationPolicy,
  DesiredFido2Policy,
  DesiredGrant,
  DesiredMfaEnabled,
  DesiredMfaSettings,
  DesiredPassword,
  DesiredPopulation,
  DesiredSignOnPolicy,
  DesiredSignOnPolicyAction,
  DesiredSignOnPolicyAssignment,
  DesiredTemplateContent,
  DesiredUser,
} from '../../../../src/tools/provisioning/recipe.js'

const why = 'a test wants it'

export const application: DesiredApplication = {
  key: 'web-app',
  kind: 'application',
  why,
  name: 'shop-web',
  type: 'WEB_APP',
  fields: {
    enabled: true,
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
    pkceEnforcement: 'S256_REQUIRED',
    redirectUris: ['https://shop.example/callback', 'https://shop.example/other'],
    postLogoutRedirectUris: [],
    supportUnsignedRequestObject: false,
  },
}

export const grant: DesiredGrant = {
  key: 'web-app-scopes',
  kind: 'grant',
  why,
  application: 'web-app',
  resourceType: 'OPENID_CONNECT',
  scopes: ['openid', 'profile'],
}

const otp = {
  lifeTime: { duration: 5, timeUnit: 'MINUTES' },
  failure: { count: 4, coolDown: { duration: 2, timeUnit: 'MINUTES' } },
}

export const deviceAuthenticationPolicy: DesiredDeviceAuthenticationPolicy = {
  key: 'methods',
  kind: 'deviceAuthenticationPolicy',
  why,
  name: 'shop-methods',
  fields: {
    sms: { enabled: true, pairingDisabled: false, otp },
    email: { enabled: true, otp },
    voice: { enabled: false },
    authentication: { deviceSelection: 'PROMPT_TO_SELECT' },
  },
}

export const fido2Policy: DesiredFido2Policy = {
  key: 'passkeys',
  kind: 'fido2Policy',
  why,
  name: 'shop-passkeys',
  fields: {
    relyingPartyId: 'shop.example',
    attestationRequirements: 'NONE',
    userVerification: { option: 'REQUIRED', enforceDuringAuthentication: true },
  },
}

export const mobileApplication: DesiredApplication = {
  key: 'mobile-app',
  kind: 'application',
  why,
  name: 'shop-mobile',
  type: 'NATIVE_APP',
  fields: {
    enabled: true,
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    tokenEndpointAuthMethod: 'NONE',
    mobile: { bundleId: 'example.shop.app' },
  },
}

export const passkeysAndPush: DesiredDeviceAuthenticationPolicy = {
  key: 'strong-methods',
  kind: 'deviceAuthenticationPolicy',
  why,
  name: 'shop-strong-methods',
  fido2Policy: 'passkeys',
  mobileApplication: {
    application: 'mobile-app',
    fields: {
      push: { enabled: true, numberMatching: { enabled: true } },
      otp: { enabled: true },
      pushTimeout: { duration: 60, timeUnit: 'SECONDS' },
      pushLimit: { count: 3 },
    },
  },
  fields: {
    mobile: { enabled: true },
    totp: { enabled: true, passcodeGracePeriod: 2 },
    fido2: { enabled: true, failure: { count: 4, coolDown: { duration: 2, timeUnit: 'MINUTES' } } },
  },
}

export const signOnPolicy: DesiredSignOnPolicy = {
  key: 'sign-on-policy',
  kind: 'signOnPolicy',
  why,
  name: 'shop_sign_on',
  fields: { description: 'A code by text message' },
}

export const signOnPolicyAction: DesiredSignOnPolicyAction = {
  key: 'second-factor',
  kind: 'signOnPolicyAction',
  why,
  signOnPolicy: 'sign-on-policy',
  type: 'MULTI_FACTOR_AUTHENTICATION',
  priority: 5,
  deviceAuthenticationPolicy: 'methods',
  fields: { noDevicesMode: 'BLOCK' },
}

export const signOnPolicyAssignment: DesiredSignOnPolicyAssignment = {
  key: 'assignment',
  kind: 'signOnPolicyAssignment',
  why,
  application: 'web-app',
  signOnPolicy: 'sign-on-policy',
  priority: 10,
}

export const templateContent: DesiredTemplateContent = {
  key: 'message',
  kind: 'templateContent',
  why,
  template: 'transaction',
  deliveryMethod: 'SMS',
  locale: 'en',
  fields: { content: 'Approve ${sum} ${currency} to ${recipient}: ${otp}' },
}

export const population: DesiredPopulation = {
  key: 'people',
  kind: 'population',
  why,
  name: 'shop-people',
  fields: { description: 'Test users' },
}

export const user: DesiredUser = {
  key: 'pat',
  kind: 'user',
  why,
  username: 'shop-pat',
  population: 'people',
  enabled: true,
  fields: { email: 'pat@shop.example', name: { given: 'Pat', family: 'Example' } },
}

export const password: DesiredPassword = {
  key: 'pat-password',
  kind: 'password',
  why,
  user: 'pat',
  secretName: 'PAT_PASSWORD',
}

export const mfaEnabled: DesiredMfaEnabled = {
  key: 'pat-mfa',
  kind: 'mfaEnabled',
  why,
  user: 'pat',
}

export const smsDevice: DesiredDevice = {
  key: 'pat-phone',
  kind: 'device',
  why,
  user: 'pat',
  deviceAuthenticationPolicy: 'methods',
  type: 'SMS',
  phone: '+1.5125201234',
  nickname: 'Work phone',
}

export const emailDevice: DesiredDevice = {
  key: 'pat-mail',
  kind: 'device',
  why,
  user: 'pat',
  deviceAuthenticationPolicy: 'methods',
  type: 'EMAIL',
  email: 'Pat@Shop.example',
}

export const mfaSettings: DesiredMfaSettings = {
  key: 'mfa-settings',
  kind: 'mfaSettings',
  why,
  fields: {
    pairing: { maxAllowedDevices: 10 },
    lockout: { failureCount: 6, durationSeconds: 1200 },
    users: { mfaEnabled: true },
  },
}
