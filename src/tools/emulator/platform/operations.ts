// Every operation of the platform API that the emulator has.
import { actionOperations } from './actions.js'
import { agreementConsentOperations } from './agreement-consents.js'
import { agreementLanguageOperations } from './agreement-languages.js'
import { agreementRevisionOperations } from './agreement-revisions.js'
import { agreementOperations } from './agreements.js'
import { apiResourceOperations } from './api-resources.js'
import { applicationOperations } from './applications.js'
import { applicationAttributeOperations } from './application-attributes.js'
import { applicationSecretOperations } from './application-secret.js'
import { assignmentOperations } from './assignments.js'
import { contentOperations } from './contents.js'
import { deviceActionOperations } from './device-actions.js'
import { devicePolicyOperations } from './device-policies.js'
import { deviceOperations } from './devices.js'
import { environmentOperations } from './environments.js'
import { fido2PolicyOperations } from './fido2-policies.js'
import { grantOperations } from './grants.js'
import { groupOperations } from './groups.js'
import { identityProviderOperations } from './identity-providers.js'
import { languageOperations } from './languages.js'
import { mfaSettingsOperations } from './mfa-settings.js'
import type { Operation } from './operation.js'
import { pairingKeyOperations } from './pairing-keys.js'
import { passwordPolicyOperations } from './password-policies.js'
import { passwordOperations } from './passwords.js'
import { populationOperations } from './populations.js'
import { pushCredentialOperations } from './push-credentials.js'
import { scopeOperations } from './scopes.js'
import { signOnPolicyOperations } from './sign-on-policies.js'
import { templateOperations } from './template-routes.js'
import { userAccountOperations } from './user-account.js'
import { userOperations } from './users.js'

/** What PingOne does on paths that are only read here: method and path. */
export const missingOperations: readonly Pick<Operation, 'method' | 'path'>[] = [
  { method: 'PUT', path: '' },
  { method: 'DELETE', path: '' },
  { method: 'PUT', path: 'billOfMaterials' },
  { method: 'POST', path: 'languages' },
  { method: 'PUT', path: 'languages/:language' },
  { method: 'DELETE', path: 'languages/:language' },
  { method: 'POST', path: 'passwordPolicies' },
  { method: 'PUT', path: 'passwordPolicies/:policy' },
  { method: 'DELETE', path: 'passwordPolicies/:policy' },
]

/** In the order of PingOne's reference. */
export const operations: readonly Operation[] = [
  ...environmentOperations,
  ...applicationOperations,
  ...applicationSecretOperations,
  ...applicationAttributeOperations,
  ...pushCredentialOperations,
  ...apiResourceOperations,
  ...scopeOperations,
  ...grantOperations,
  ...signOnPolicyOperations,
  ...actionOperations,
  ...assignmentOperations,
  ...templateOperations,
  ...contentOperations,
  ...populationOperations,
  ...groupOperations,
  ...userOperations,
  ...userAccountOperations,
  ...passwordOperations,
  ...passwordPolicyOperations,
  ...devicePolicyOperations,
  ...fido2PolicyOperations,
  ...deviceOperations,
  ...deviceActionOperations,
  ...pairingKeyOperations,
  ...mfaSettingsOperations,
  ...languageOperations,
  ...agreementOperations,
  ...agreementLanguageOperations,
  ...agreementRevisionOperations,
  ...agreementConsentOperations,
  ...identityProviderOperations,
]
