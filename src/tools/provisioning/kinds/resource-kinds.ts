// Every kind of resource, by its name.
import { applicationKind } from './application.js'
import { deviceAuthenticationPolicyKind } from './device-authentication-policy.js'
import { deviceKind } from './device.js'
import { fido2PolicyKind } from './fido2-policy.js'
import { grantKind } from './grant.js'
import type { ResourceKinds } from './kind.js'
import { mfaEnabledKind } from './mfa-enabled.js'
import { mfaSettingsKind } from './mfa-settings.js'
import { passwordKind } from './password.js'
import { populationKind } from './population.js'
import { signOnPolicyActionKind } from './sign-on-policy-action.js'
import { signOnPolicyAssignmentKind } from './sign-on-policy-assignment.js'
import { signOnPolicyKind } from './sign-on-policy.js'
import { templateContentKind } from './template-content.js'
import { userKind } from './user.js'

/** The rules of each kind. */
export const resourceKinds: ResourceKinds = {
  application: applicationKind,
  grant: grantKind,
  fido2Policy: fido2PolicyKind,
  deviceAuthenticationPolicy: deviceAuthenticationPolicyKind,
  signOnPolicy: signOnPolicyKind,
  signOnPolicyAction: signOnPolicyActionKind,
  signOnPolicyAssignment: signOnPolicyAssignmentKind,
  templateContent: templateContentKind,
  population: populationKind,
  user: userKind,
  password: passwordKind,
  mfaEnabled: mfaEnabledKind,
  device: deviceKind,
  mfaSettings: mfaSettingsKind,
}
