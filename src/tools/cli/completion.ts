// express-pingone-mfa completion: prints a script with which a shell completes commands and options.
import { doctorKinds } from './doctor.js'
import { emulatorKinds } from './emulator-options.js'
import { provisionActions } from './provision.js'
import { UsageError, type Terminal } from './terminal.js'

const help = `Usage: express-pingone-mfa completion <bash|zsh|fish>

Prints a completion script. To use it:
  bash  source <(npx express-pingone-mfa completion bash)
  zsh   source <(npx express-pingone-mfa completion zsh)
  fish  npx express-pingone-mfa completion fish | source`

/** Prints the script of one shell. */
export function runCompletion(words: readonly string[], terminal: Terminal): Promise<number> {
  const [shell = '', ...rest] = words
  if (shell === '--help' || shell === '-h') {
    terminal.print(help)
    return Promise.resolve(0)
  }
  const script = rest.length === 0 ? scripts.get(shell) : undefined
  if (script === undefined) throw new UsageError(help)
  terminal.print(script())
  return Promise.resolve(0)
}

const scripts: ReadonlyMap<string, () => string> = new Map([
  ['bash', writeBash],
  ['zsh', () => `autoload -U +X bashcompinit && bashcompinit\n${writeBash()}`],
  ['fish', writeFish],
])

/** What may follow the words so far. */
function listChoices(): ReadonlyMap<string, readonly string[]> {
  const flags = (kinds: object): readonly string[] => Object.keys(kinds).map((name) => `--${name}`)
  return new Map([
    ['', ['emulator', 'provision', 'doctor', 'completion', '--help', '--version']],
    ['emulator', flags(emulatorKinds)],
    ['doctor', flags(doctorKinds)],
    ['completion', [...scripts.keys()]],
    ['provision', [...provisionActions.keys(), '--help']],
    ...[...provisionActions].map(([name, kinds]): [string, readonly string[]] => [
      `provision ${name}`,
      flags(kinds),
    ]),
  ])
}

function writeBash(): string {
  const cases = [...listChoices()].map(
    ([words, choices]) => `    "${words}") choices="${choices.join(' ')}" ;;`,
  )
  return [
    '_express_pingone_mfa() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words="" choices=""',
    '  [ "$COMP_CWORD" -gt 1 ] && words="${COMP_WORDS[1]}"',
    '  [ "$COMP_CWORD" -gt 2 ] && [ "$words" = provision ] && words="provision ${COMP_WORDS[2]}"',
    '  case "$words" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$choices" -- "$current"))',
    '  [ "${#COMPREPLY[@]}" -eq 0 ] && COMPREPLY=($(compgen -f -- "$current"))',
    '}',
    'complete -F _express_pingone_mfa express-pingone-mfa',
  ].join('\n')
}

function writeFish(): string {
  const lines = [...listChoices()].flatMap(([words, choices]) =>
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
