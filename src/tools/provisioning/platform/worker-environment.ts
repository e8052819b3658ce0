// Reads the platform client's options from PINGONE_* variables.
import {
  assertClientOptions,
  clientVariables,
  type PlatformClientOptions,
  type UncheckedOptions,
} from './platform-client-options.js'
import { readVariable } from './read-variable.js'

/**
 * Reads from the environment what a client of the platform API needs.
 *
 * `PINGONE_ENVIRONMENT_ID`, `PINGONE_WORKER_CLIENT_ID` and `PINGONE_WORKER_CLIENT_SECRET` must be there.
 * `PINGONE_REGION`, `PINGONE_WORKER_ENVIRONMENT_ID`, and `PINGONE_AUTH_BASE_URL` with
 * `PINGONE_API_BASE_URL` may be. A variable that is empty counts as absent. Nothing is asked of PingOne.
 *
 * @param environment Usually `process.env`.
 * @returns Options that `createPlatformClient` takes.
 * @throws {ConfigError} When anything is missing, wrong or contradictory: one error, every problem.
 * @see [PingOne worker applications](https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token-admin-app-client_credentials.html)
 * @example
 * const client = createPlatformClient(readWorkerEnvironment(process.env))
 */
export function readWorkerEnvironment(environment: NodeJS.ProcessEnv): PlatformClientOptions {
  const read = (option: keyof typeof clientVariables): string | undefined =>
    readVariable(environment, clientVariables[option])
  const region = read('region')
  const authBaseUrl = read('authBaseUrl')
  const apiBaseUrl = read('apiBaseUrl')
  const workerEnvironmentId = read('workerEnvironmentId')
  const options: UncheckedOptions = {
    environmentId: read('environmentId') ?? '',
    workerClientId: read('workerClientId') ?? '',
    workerClientSecret: read('workerClientSecret') ?? '',
    ...(region !== undefined && { region }),
    ...(authBaseUrl !== undefined && { authBaseUrl }),
    ...(apiBaseUrl !== undefined && { apiBaseUrl }),
    ...(workerEnvironmentId !== undefined && { workerEnvironmentId }),
  }
  assertClientOptions(options)
  return options
}
