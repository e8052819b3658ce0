// Every operation of the platform API that the emulator has.
import { actionOperations } from './actions.js'
import { apiResourceOperations } from './api-resources.js'
import { applicationOperations } from './applications.js'
import { applicationSecretOperations } from './application-secret.js'
import { assignmentOperations } from './assignments.js'
import { environmentOperations } from './environments.js'
import { grantOperations } from './grants.js'
import type { Operation } from './operation.js'
import { signOnPolicyOperations } from './sign-on-policies.js'

/** In the order of PingOne's reference. */
export const operations: readonly Operation[] = [
  ...environmentOperations,
  ...applicationOperations,
  ...applicationSecretOperations,
  ...apiResourceOperations,
  ...grantOperations,
  ...signOnPolicyOperations,
  ...actionOperations,
  ...assignmentOperations,
]
