// What passkeys and pushes need beside the device policy: a FIDO2 policy, and the app on the phone.
import type {
  DesiredApplication,
  DesiredFido2Policy,
  DesiredResource,
  ManagedFields,
} from '../recipe.js'
import type { Authenticators, PushPlan } from './read-authenticators.js'

/** Builds what the device policy names; it stands before it. */
export function buildAuthenticators(
  { relyingPartyId, push }: Authenticators,
  prefix: string,
): readonly DesiredResource[] {
  return [
    ...(relyingPartyId === undefined ? [] : [buildFido2Policy(relyingPartyId, prefix)]),
    ...(push === undefined ? [] : [buildMobileApplication(push, prefix)]),
  ]
}

/** Synced passkeys and security keys alike; the person is always verified by the device. */
function buildFido2Policy(relyingPartyId: string, prefix: string): DesiredFido2Policy {
  return {
    kind: 'fido2Policy',
    key: 'fido2-policy',
    why: 'Passkeys belong to the domain of the app, whose pages ask for them, and to nobody else.',
    name: `${prefix}-passkeys`,
    fields: {
      relyingPartyId,
      attestationRequirements: 'NONE',
      authenticatorAttachment: 'BOTH',
      discoverableCredentials: 'PREFERRED',
      userVerification: { option: 'REQUIRED', enforceDuringAuthentication: true },
    },
  }
}

/** Nobody signs on by it: it is a public client, and the recipe gives it no redirect URI. */
function buildMobileApplication(
  { iosBundleId, androidPackageName }: PushPlan,
  prefix: string,
): DesiredApplication {
  return {
    kind: 'application',
    key: 'mobile-application',
    why: 'Pushes go to phones with this app; its keys for Apple and Google are yours to upload.',
    name: `${prefix}-mobile`,
    type: 'NATIVE_APP',
    fields: {
      enabled: true,
      grantTypes: ['AUTHORIZATION_CODE'],
      responseTypes: ['CODE'],
      tokenEndpointAuthMethod: 'NONE',
      pkceEnforcement: 'S256_REQUIRED',
      mobile: {
        ...(iosBundleId !== undefined && { bundleId: iosBundleId }),
        ...(androidPackageName !== undefined && { packageName: androidPackageName }),
      },
    },
  }
}

/** Builds how the pushes and the codes of the app behave, as the device policy has it. */
export function buildPushFields({
  hasNumberMatching,
  timeoutSeconds,
  limit,
}: PushPlan): ManagedFields {
  return {
    push: { enabled: true, numberMatching: { enabled: hasNumberMatching } },
    otp: { enabled: true },
    pushTimeout: { duration: timeoutSeconds, timeUnit: 'SECONDS' },
    pushLimit: { count: limit },
  }
}
