// express-pingone-mfa doctor: looks at an existing configuration and says what to do.
import { diagnose } from '../provisioning/doctor/diagnose.js'
import { readDiagnoseEnvironment } from '../provisioning/doctor/diagnose-environment.js'
import { describeDiagnosis } from './diagnosis-text.js'
import { createDiscreetTerminal } from './discreet-terminal.js'
import { readEnvironment, readEnvironmentPath } from './environment.js'
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
  --acr-values <a,b> The option acrValues of the app, which no variable holds:
                     the policies that a sign-on asks for. Default: the first assigned
  --env <file>       Where variables are looked up that the environment lacks.
                     Default: .env. --env-file is the same
  --quiet            Only what is wrong or a warning
  --json             One JSON document, and nothing else, on standard output
  --help             Show this

Example
  express-pingone-mfa doctor --base-url https://bank.example

Exit codes
  0  nothing is wrong; warnings are allowed
  1  something is wrong
  2  invalid usage`

export const doctorKinds = {
  'base-url': 'text',
  'acr-values': 'text',
  env: 'text',
  'env-file': 'text',
  quiet: 'flag',
  json: 'flag',
  help: 'flag',
} as const

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
  const given = readOptions(words, doctorKinds)
  if (given.has('help')) {
    ownTerminal.print(help)
    return exitCodes.done
  }
  const { terminal, hide } = createDiscreetTerminal(ownTerminal)
  const variables = readEnvironment(readEnvironmentPath(given), terminal.environment)
  hide(variables)
  const baseUrl = given.get('base-url')?.[0]
  const acrValues = given
    .get('acr-values')
    ?.flatMap((value) => value.split(/[\s,]+/))
    .filter((value) => value !== '')
  const diagnosis = await diagnose({
    ...readDiagnoseEnvironment({ ...variables }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(acrValues !== undefined && { acrValues }),
  })
  terminal.print(
    given.has('json')
      ? visibleJson(diagnosis)
      : describeDiagnosis(diagnosis, { ...terminal, isQuiet: given.has('quiet') }),
  )
  return diagnosis.isHealthy ? exitCodes.done : exitCodes.failed
}
