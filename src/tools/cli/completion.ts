// express-pingone-mfa completion: prints a script with which a shell completes commands and options.
import type { Command } from './command.js'
import { UsageError } from './terminal.js'

const help = `Usage: express-pingone-mfa completion <bash|zsh|fish>

Prints a completion script. To use it:
  bash  source <(npx express-pingone-mfa completion bash)
  zsh   source <(npx express-pingone-mfa completion zsh)
  fish  npx express-pingone-mfa completion fish | source`

/** Creates the command that completes the others, and itself. */
export function createCompletion(others: ReadonlyMap<string, Command>): Command {
  const choices = new Map([['', [...scripts.keys()]]])
  const all = new Map<string, Pick<Command, 'choices'>>([
    ...others,
    ['completion', { choices }] as const,
  ])
  return {
    summary: 'Print the completion script of a shell: bash, zsh or fish',
    choices,
    run(words, terminal) {
      const [shell = '', ...rest] = words
      if (shell === '--help' || shell === '-h') {
        terminal.print(help)
        return Promise.resolve(0)
      }
      const write = rest.length === 0 ? scripts.get(shell) : undefined
      if (write === undefined) throw new UsageError(help)
      terminal.print(write(listChoices(all)))
      return Promise.resolve(0)
    },
  }
}

/** What may follow the words so far. */
type Choices = ReadonlyMap<string, readonly string[]>

const scripts: ReadonlyMap<string, (choices: Choices) => string> = new Map([
  ['bash', writeBash],
  ['zsh', (choices) => `autoload -U +X bashcompinit && bashcompinit\n${writeBash(choices)}`],
  ['fish', writeFish],
])

function listChoices(commands: ReadonlyMap<string, Pick<Command, 'choices'>>): Choices {
  return new Map([
    ['', [...commands.keys(), '--help', '--version']],
    ...[...commands].flatMap(([name, { choices }]) =>
      [...choices].map(([action, words]) => [`${name} ${action}`.trim(), words] as const),
    ),
  ])
}

function writeBash(all: Choices): string {
  const withActions = new Set(
    [...all.keys()]
      .filter((words) => words.includes(' '))
      .map((words) => words.split(' ', 1)[0] ?? ''),
  )
  const cases = [...all].map(
    ([words, choices]) => `    "${words}") choices="${choices.join(' ')}" ;;`,
  )
  return [
    '_express_pingone_mfa() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words="" choices=""',
    '  [ "$COMP_CWORD" -gt 1 ] && words="${COMP_WORDS[1]}"',
    ...[...withActions].map(
      (name) =>
        `  [ "$COMP_CWORD" -gt 2 ] && [ "$words" = ${name} ] && words="${name} \${COMP_WORDS[2]}"`,
    ),
    '  case "$words" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$choices" -- "$current"))',
    '  [ "${#COMPREPLY[@]}" -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))',
    '}',
    'complete -F _express_pingone_mfa express-pingone-mfa',
  ].join('\n')
}

function writeFish(all: Choices): string {
  const lines = [...all].flatMap(([words, choices]) =>
    choices.map((choice) => {
      const condition = writeFishCondition(words)
      const what = choice.startsWith('--') ? `-l ${choice.slice(2)}` : `-f -a ${choice}`
      return `complete -c express-pingone-mfa -n '${condition}' ${what}`
    }),
  )
  return lines.join('\n')
}

function writeFishCondition(words: string): string {
  if (words === '') return '__fish_use_subcommand'
  return words
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ')
}
