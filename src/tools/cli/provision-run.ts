// What every action of provision works with: the recipe, the environment, the files, the person.
import { ConfigError, ProvisioningError } from '../../errors.js'
import { createEnvironmentFile } from '../provisioning/environment-file.js'
import { createInventoryFile } from '../provisioning/inventory/inventory-file.js'
import { createPlatformClient } from '../provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../provisioning/platform/worker-environment.js'
import type { PlatformClientOptions } from '../provisioning/platform/platform-client-options.js'
import type { Retry } from '../provisioning/platform/retry.js'
import type { ProvisioningOptions } from '../provisioning/provisioning-options.js'
import type { Recipe } from '../provisioning/recipe.js'
import { buildRecipe } from '../provisioning/recipes/build-recipe.js'
import { createDiscreetTerminal } from './discreet-terminal.js'
import { readEnvironment, readEnvironmentPath } from './environment.js'
import { Interrupted, WorkerError } from './failure.js'
import { createStopWish, makeInterruptible, type StopWish } from './interruptible.js'
import { mergeParameters, type RecipeChoice } from './recipe-options.js'
import { UsageError, type Terminal } from './terminal.js'
import { visible } from './visible.js'

/** One run of an action. */
export interface ProvisionRun {
  readonly recipe: Recipe
  readonly options: ProvisioningOptions
  readonly given: ReadonlyMap<string, readonly string[]>
  /** Shows no secret. */
  readonly terminal: Terminal
  readonly environmentFile: string
  /** Where it works, for a question: `environment … (region eu)`. */
  readonly place: string
  readonly stateFile: string
  readonly stopWish: StopWish
  /** Names of the variables that this run wrote. */
  readonly written: ReadonlySet<string>
  /** Whom to tell that PingOne asks to wait; the last one given. */
  onNote(listener: (text: string) => void): void
}

/** How an action is called. */
export interface Preparation {
  readonly choice: RecipeChoice
  readonly given: ReadonlyMap<string, readonly string[]>
  readonly terminal: Terminal
  /** Ends the run between two calls. */
  readonly stopped: Promise<unknown>
  /** Only what was made counts, not what is wanted: needed parameters may be missing. */
  readonly isRemoval?: boolean
}

/** Checks the parameters, then the variables; calls nobody. */
export function prepareRun(preparation: Preparation): ProvisionRun {
  const { choice, given, stopped } = preparation
  const environmentFile = readEnvironmentPath(given)
  const stateFile = given.get('state-file')?.[0] ?? 'pingone-mfa.state.json'
  const maxAttempts = readAttempts(given.get('attempts')?.[0])
  const { terminal, hide, watch, written } = createDiscreetTerminal(preparation.terminal)
  const variables = readEnvironment(environmentFile, terminal.environment)
  hide(variables)
  const recipe = buildRecipe(choice.name, readParameters(preparation, variables['BASE_URL']))
  if (leavesOutPeople(preparation, recipe)) {
    terminal.warn('The test users of the recipe are left out: --with-test-user makes them.')
  }
  const stopWish = createStopWish(stopped, () => {
    terminal.warn('Stopping after the call under way. Ctrl+C again ends at once.')
  })
  let note: (text: string) => void = () => undefined
  const client = createPlatformClient({
    ...readWorker(variables, environmentFile),
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    wait: (ms) => stopWish.wait(ms),
    onRetry: (retry) => {
      note(describeRetry(retry))
    },
  })
  return {
    recipe,
    given,
    terminal,
    environmentFile,
    place: describePlace(variables),
    stateFile,
    stopWish,
    written,
    options: {
      client: makeInterruptible(client, stopWish),
      inventory: createInventoryFile(stateFile),
      secrets: watch(createEnvironmentFile(environmentFile)),
      resetPasswords: given.has('reset-passwords'),
    },
    onNote: (listener) => {
      note = listener
    },
  }
}

function readParameters(
  { choice, given, isRemoval }: Preparation,
  baseUrl: string | undefined,
): Readonly<Record<string, unknown>> {
  if (isRemoval !== true) return mergeParameters(choice, { given, fallbackBaseUrl: baseUrl })
  const merged = mergeParameters(choice, {
    given,
    fallbackBaseUrl: baseUrl ?? 'http://localhost:3000',
  })
  // What a removal goes by is what was made: any URL and any setting make a recipe of that name and prefix.
  const isWithoutSetting =
    choice.name === 'mfa-settings' && Object.keys(merged).every((name) => name === 'prefix')
  return isWithoutSetting ? { ...merged, users: { mfaEnabled: false } } : merged
}

/** Whether the file describes people whom nobody asked for: easily overlooked. */
function leavesOutPeople(
  { choice, given, isRemoval }: Preparation,
  { resources }: Recipe,
): boolean {
  if (isRemoval === true || given.has('json') || !('testUsers' in choice.parameters)) return false
  return resources.every(({ kind }) => kind !== 'user')
}

function readAttempts(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^([1-9]|10)$/.test(text)) return Number(text)
  throw new UsageError(`--attempts takes a number from 1 to 10, not "${visible(text)}".`)
}

function describePlace(variables: Readonly<Record<string, string | undefined>>): string {
  const environment = variables['PINGONE_ENVIRONMENT_ID'] ?? ''
  const { PINGONE_API_BASE_URL: url, PINGONE_REGION: region = 'com' } = variables
  return visible(`environment ${environment} (${url ?? `region ${region}`})`)
}

function readWorker(
  variables: Readonly<Record<string, string | undefined>>,
  file: string,
): PlatformClientOptions {
  try {
    return readWorkerEnvironment({ ...variables })
  } catch (error) {
    throw error instanceof ConfigError ? new WorkerError(error, file) : error
  }
}

function describeRetry({ call, reason, waitMs }: Retry): string {
  const wait = `${Math.max(1, Math.round(waitMs / 1000))} s`
  if (reason === 'rate_limited') return `PingOne asks to wait ${wait}`
  return `${call} failed (${reason}), once more in ${wait}`
}

/** Asks for a yes, unless it was given beforehand; throws when it does not come. */
export async function confirmOrRefuse(
  { terminal, given, stopWish }: ProvisionRun,
  question: string,
): Promise<boolean> {
  if (given.has('yes')) return true
  if (given.has('json') || !terminal.isInteractive) {
    throw new ProvisioningError(
      'Nothing was changed: this needs a yes, and nobody is there to be asked. Read the plan, then give --yes.',
      { reason: 'not_confirmed' },
    )
  }
  const answer = await terminal.ask(question)
  if (answer?.trim().toLowerCase() === 'yes') return true
  if (stopWish.isStopped) throw new Interrupted()
  throw new ProvisioningError('Nothing was changed: the answer was not yes.', {
    reason: 'not_confirmed',
  })
}

/** How far a run came. */
export interface RunProgress {
  readonly done: number
  readonly total: number
}

/** The error to end with; says that what is done stays, and that the next run goes on. */
export function explainEnd(
  error: unknown,
  {
    run,
    progress: { done, total },
  }: { readonly run: ProvisionRun; readonly progress: RunProgress },
): unknown {
  if (run.stopWish.isStopped && error instanceof Interrupted) return new Interrupted(done, total)
  if (done > 0 && !run.given.has('json')) {
    run.terminal.warn(
      `\n${done} of ${total} steps are done and stay. When the cause below is put right, run the same command again: it goes on from there.`,
    )
  }
  return error
}
