// express-pingone-mfa doctor: looks at an existing configuration and says what to do.
import { ConfigError } from '../../errors.js'
import type { DiagnoseOptions } from '../provisioning/doctor/configuration.js'
import { diagnose } from '../provisioning/doctor/diagnose.js'
import { createPlatformClient } from '../provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../provisioning/platform/worker-environment.js'
import { describeDiagnosis } from './diagnosis-text.js'
import { createDiscreetTerminal } from './discreet-terminal.js'
import { readEnvironment } from './environment.js'
import { buildFailureJson, exitCodeOf, exitCodes } from './failure.js'
import { readOptions } from './options.js'
import type { Terminal } from './terminal.js'
import { visibleJson } from './visible.js'

const help = `Usage: express-pingone-mfa doctor [options]

Looks at what your app is configured with, from the environment and .env, and
says what does not fit and what to do about it. It changes nothing. With a worker
application (PINGONE_WORKER_*) it also looks behind the scenes: redirect URIs,
policies, messages, devices.

Options
  --base-url <url>   Public URL of the app. Default: BASE_URL, else http://localhost:3000
  --env-file <file>  Where variables are looked up that the environment lacks. Default: .env
  --json             One JSON document, and nothing else, on standard output
  --help             Show this

Example
  express-pingone-mfa doctor --base-url https://bank.example

Exit codes
  0  nothing is wrong; warnings are allowed
  1  something is wrong
  2  wrong options`

const kinds = { 'base-url': 'text', 'env-file': 'text', json: 'flag', help: 'flag' } as const

/** Runs the examination. */
export async function runDoctor(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await examine(words, terminal)
  } catch (error) {
    if (!words.includes('--json')) throw error
    terminal.print(visibleJson(buildFailureJson(error)))
    return exitCodeOf(error)
  }
}

async function examine(words: readonly string[], ownTerminal: Terminal): Promise<number> {
  const given = readOptions(words, kinds)
  if (given.has('help')) {
    ownTerminal.print(help)
    return exitCodes.done
  }
  const { terminal, hide } = createDiscreetTerminal(ownTerminal)
  const variables = readEnvironment(given.get('env-file')?.[0] ?? '.env', terminal.environment)
  hide(variables)
  const options = buildOptions(variables, given.get('base-url')?.[0])
  const diagnosis = await diagnose({ ...options, ...buildClient(variables) })
  terminal.print(
    given.has('json') ? visibleJson(diagnosis) : describeDiagnosis(diagnosis, terminal),
  )
  return diagnosis.isHealthy ? exitCodes.done : exitCodes.failed
}

type Variables = Readonly<Record<string, string | undefined>>

function buildOptions(variables: Variables, baseUrl: string | undefined): DiagnoseOptions {
  const read = (name: string): string | undefined => {
    const value = variables[name]?.trim()
    return value === '' ? undefined : value
  }
  const region = read('PINGONE_REGION')
  const customDomain = read('PINGONE_CUSTOM_DOMAIN')
  const authBaseUrl = read('PINGONE_AUTH_BASE_URL')
  const clientSecret = read('PINGONE_CLIENT_SECRET')
  const mfaAcrValues = read('PINGONE_MFA_ACR_VALUES')
  return {
    environmentId: read('PINGONE_ENVIRONMENT_ID') ?? '',
    clientId: read('PINGONE_CLIENT_ID') ?? '',
    baseUrl: baseUrl ?? read('BASE_URL') ?? buildDefaultUrl(read('NODE_ENV'), read('PORT')),
    ...(region !== undefined && { region }),
    ...(customDomain !== undefined && { customDomain }),
    ...(authBaseUrl !== undefined && { authBaseUrl }),
    ...(clientSecret !== undefined && { clientSecret }),
    ...(mfaAcrValues !== undefined && { mfaAcrValues: mfaAcrValues.split(/ +/) }),
  }
}

/** As the middleware has it: only outside production. */
function buildDefaultUrl(mode: string | undefined, port = '3000'): string {
  return mode === 'production' ? '' : `http://localhost:${port}`
}

/** Without any variable of a worker it is left out; with wrong ones the examination says so. */
function buildClient(variables: Variables): Pick<DiagnoseOptions, 'client' | 'workerProblems'> {
  const isMeant = ['PINGONE_WORKER_CLIENT_ID', 'PINGONE_WORKER_CLIENT_SECRET'].some(
    (name) => (variables[name] ?? '') !== '',
  )
  if (!isMeant) return {}
  try {
    return { client: createPlatformClient(readWorkerEnvironment(variables)) }
  } catch (error) {
    if (error instanceof ConfigError) return { workerProblems: error.problems }
    throw error
  }
}
