// express-pingone-mfa provision: plans, applies and destroys what a recipe wants in an environment.
import type { RecipeName } from '../provisioning/recipe.js'
import { buildFailureJson, exitCodeOf, exitCodes } from './failure.js'
import { readOptions, type OptionKind } from './options.js'
import { runApply } from './provision-apply.js'
import { runDestroy } from './provision-destroy.js'
import { runPlan } from './provision-plan.js'
import { prepareRun, type ProvisionRun } from './provision-run.js'
import {
  assertFlagsFit,
  buildRecipeKinds,
  chooseRecipe,
  describeParameters,
} from './recipe-options.js'
import { suggest } from './suggest.js'
import { UsageError, type Terminal } from './terminal.js'
import { visibleJson } from './visible.js'

interface Action {
  readonly summary: string
  readonly kinds: Readonly<Record<string, OptionKind>>
  readonly run: (run: ProvisionRun) => Promise<number>
  /** Whether Ctrl+C waits for the call under way. */
  readonly writes: boolean
}

const shared = {
  recipe: 'text',
  env: 'text',
  'env-file': 'text',
  'state-file': 'text',
  attempts: 'text',
  json: 'flag',
  help: 'flag',
} as const

const actions = new Map<string, Action>([
  [
    'plan',
    {
      summary: 'Say what apply would do, and change nothing',
      kinds: { ...shared, 'reset-passwords': 'flag', 'exit-code': 'flag' },
      run: runPlan,
      writes: false,
    },
  ],
  [
    'apply',
    {
      summary: 'Create or update resources; safe to re-run',
      kinds: { ...shared, 'reset-passwords': 'flag', yes: 'flag' },
      run: runApply,
      writes: true,
    },
  ],
  [
    'destroy',
    {
      summary: 'Remove what apply made, and nothing else',
      kinds: { ...shared, yes: 'flag' },
      run: runDestroy,
      writes: true,
    },
  ],
])

/** Each action with the options that a completion offers: those of the recipe that is the default. */
export const provisionActions: ReadonlyMap<string, Readonly<Record<string, OptionKind>>> = new Map(
  [...actions].map(([name, { kinds }]) => [
    name,
    name === 'destroy'
      ? { ...kinds, prefix: 'text' }
      : { ...buildRecipeKinds('express-app'), ...kinds },
  ]),
)

/** Runs one of the actions; with `--json` what goes wrong is JSON, too. */
export async function runProvision(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runAction(words, terminal)
  } catch (error) {
    if (!words.includes('--json')) throw error
    terminal.print(visibleJson(buildFailureJson(error)))
    return exitCodeOf(error)
  }
}

async function runAction(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = words
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(help)
    return exitCodes.done
  }
  const action = actions.get(name)
  if (action === undefined) throw unknownAction(name)
  const choice = chooseRecipe(rest)
  if (rest.includes('--help')) {
    terminal.print(describeAction(name, { action, recipe: choice.name }))
    return exitCodes.done
  }
  const kinds = { ...buildRecipeKinds(choice.name), ...action.kinds }
  assertFlagsFit(rest, choice.name)
  const given = readOptions(rest, kinds)
  const stopped = action.writes ? terminal.untilStopped() : new Promise<never>(() => undefined)
  const isRemoval = name === 'destroy'
  return await action.run(prepareRun({ choice, given, terminal, stopped, isRemoval }))
}

function unknownAction(name: string): UsageError {
  if (name === '' || name.startsWith('-')) return new UsageError(help)
  return new UsageError(`provision has no action ${name}. ${suggest(name, [...actions.keys()])}`)
}

const help = `Usage: express-pingone-mfa provision <plan|apply|destroy> [options]

Sets a PingOne environment up as an app needs it: application, sign-on policy,
device policy, messages. What is wanted is a recipe; what is there already is
found by its name and only changed where it differs.

Actions
${[...actions].map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`).join('\n')}

Example
  express-pingone-mfa provision plan --base-url http://localhost:3000
  express-pingone-mfa provision apply --base-url http://localhost:3000

It works as a worker application of your environment, found by PINGONE_ENVIRONMENT_ID,
PINGONE_REGION, PINGONE_WORKER_CLIENT_ID and PINGONE_WORKER_CLIENT_SECRET in the
environment or in .env. Without PingOne: express-pingone-mfa emulator --seed empty
prints such variables.

Exit codes
  0  done                          3    plan --exit-code: there are changes
  1  PingOne or the network failed 4    a conflict that a person must solve
  2  invalid usage                 5    not confirmed
                                   130  interrupted

express-pingone-mfa provision apply --help lists the options, with --recipe <name>
those of another recipe.`

const optionHelp: Readonly<Record<string, string>> = {
  recipe: `  --recipe <name or file.json>
      express-app (default), sms-transaction-approval, email-mfa, mfa-settings, or
      a file: { "recipe": "express-app", "parameters": { "baseUrl": "…" } }. Flags win.`,
  env: `  --env <file>
      where PINGONE_* are looked up that the environment lacks, and where apply
      writes them (default: .env); --env-file is the same`,
  'env-file': '',
  'state-file': `  --state-file <file>
      what apply made, by ids; no secrets (default: pingone-mfa.state.json)`,
  attempts: `  --attempts <number>
      maximum attempts for a call that is rate-limited or gets no answer, 1 to 10
      (default: 6)`,
  'reset-passwords': `  --reset-passwords
      set the passwords of test users anew`,
  'exit-code': `  --exit-code
      end with 3 when there are changes, for CI`,
  yes: `  --yes
      agree beforehand; without a terminal nobody can be asked`,
  json: `  --json
      one JSON document, and nothing else, on standard output`,
  help: `  --help
      show this`,
}

function describeAction(
  name: string,
  { action: { summary, kinds }, recipe }: { readonly action: Action; readonly recipe: RecipeName },
): string {
  return [
    `Usage: express-pingone-mfa provision ${name} [options]`,
    '',
    `${summary}.`,
    '',
    'Options',
    ...Object.keys(kinds).flatMap((option) => {
      const lines = optionHelp[option] ?? `  --${option}`
      return lines === '' ? [] : [lines]
    }),
    '',
    ...(name === 'destroy'
      ? [`Parameters of the recipe ${recipe}`, ...describeParameters(recipe, ['prefix'])]
      : [`Parameters of the recipe ${recipe}`, ...describeParameters(recipe)]),
  ].join('\n')
}
