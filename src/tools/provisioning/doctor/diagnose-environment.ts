// The doctor's options from the environment variables of the app and of a worker application.
import { ConfigError } from '../../../errors.js'
import { createPlatformClient } from '../platform/create-platform-client.js'
import { readVariable } from '../platform/read-variable.js'
import { readWorkerEnvironment } from '../platform/worker-environment.js'
import type { DiagnoseOptions } from './configuration.js'

/**
 * Reads what `diagnose` looks at from environment variables.
 *
 * `PINGONE_ENVIRONMENT_ID`, `PINGONE_REGION`, `PINGONE_CUSTOM_DOMAIN`, `PINGONE_AUTH_BASE_URL`,
 * `PINGONE_CLIENT_ID`, `PINGONE_CLIENT_SECRET`, `PINGONE_MFA_ACR_VALUES` and `BASE_URL` as the app reads
 * them, and whether there is a `PINGONE_BROWSER_SECRET`; with `PINGONE_WORKER_CLIENT_ID` or `PINGONE_WORKER_CLIENT_SECRET` a platform client, too. What is
 * missing or wrong becomes a finding, not an error.
 *
 * @param environment Usually `process.env`.
 * @returns Options for `diagnose`.
 * @see [PingOne worker applications](https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token-admin-app-client_credentials.html)
 * @example
 * const { isHealthy } = await diagnose(readDiagnoseEnvironment(process.env))
 */
export function readDiagnoseEnvironment(environment: NodeJS.ProcessEnv): DiagnoseOptions {
  const read = (name: string): string | undefined => readVariable(environment, name)
  const region = read('PINGONE_REGION')
  const customDomain = read('PINGONE_CUSTOM_DOMAIN')
  const authBaseUrl = read('PINGONE_AUTH_BASE_URL')
  const clientSecret = read('PINGONE_CLIENT_SECRET')
  const mfaAcrValues = read('PINGONE_MFA_ACR_VALUES')?.split(/ +/)
  return {
    environmentId: read('PINGONE_ENVIRONMENT_ID') ?? '',
    ...(region !== undefined && { region }),
    ...(customDomain !== undefined && { customDomain }),
    ...(authBaseUrl !== undefined && { authBaseUrl }),
    clientId: read('PINGONE_CLIENT_ID') ?? '',
    ...(clientSecret !== undefined && { clientSecret }),
    ...(read('PINGONE_BROWSER_SECRET') !== undefined && { hasBrowserSecret: true }),
    baseUrl: readBaseUrl(environment),
    ...(mfaAcrValues !== undefined && { mfaAcrValues }),
    ...readWorker(environment),
  }
}

/** Whoever looks wants to know soon: no long waits for a limited rate. */
const maxAttempts = 2

function readWorker(
  environment: NodeJS.ProcessEnv,
): Pick<DiagnoseOptions, 'client' | 'workerProblems'> {
  const names = ['PINGONE_WORKER_CLIENT_ID', 'PINGONE_WORKER_CLIENT_SECRET']
  if (names.every((name) => readVariable(environment, name) === undefined)) return {}
  try {
    const options = {
      ...readWorkerEnvironment(environment),
      maxAttempts,
      waitForConsistency: false,
    }
    return { client: createPlatformClient(options) }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { workerProblems: error.problems }
  }
}

/** As the app has it: in production the public URL must be written. Some tools make a `/` of none. */
function readBaseUrl(environment: NodeJS.ProcessEnv): string {
  const baseUrl = readVariable(environment, 'BASE_URL')
  if (baseUrl !== undefined && baseUrl !== '/') return baseUrl
  if (environment['NODE_ENV'] === 'production') return ''
  return `http://localhost:${readVariable(environment, 'PORT') ?? '3000'}`
}
