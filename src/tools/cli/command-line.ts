// Picks the command, and turns what goes wrong into words and an exit code.
import type { Command } from './command.js'
import { commands as completed } from './commands.js'
import { createCompletion } from './completion.js'
import { describeFailure, exitCodeOf } from './failure.js'
import { suggest } from './suggest.js'
import { UsageError, type Terminal } from './terminal.js'
import { version } from '../../version.js'

const commands: ReadonlyMap<string, Command> = new Map([
  ...completed,
  ['completion', createCompletion(completed)],
])

const help = `Usage: express-pingone-mfa <command> [options]

Commands
${[...commands].map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

Options
  -h, --help     Show this, or with a command what it takes
  -v, --version  Show the version`

/** Runs one command line: 0 when done, 2 when the usage is invalid, else as the command's help says. */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    return await runWords(words, terminal)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    terminal.warn(describeFailure(error))
    return exitCodeOf(error)
  }
}

async function runWords(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(help)
    return 0
  }
  if (name === '--version' || name === '-v') {
    terminal.print(version)
    return 0
  }
  if (name === undefined) throw new UsageError(help)
  return findCommand(name).run(rest, terminal)
}

function findCommand(name: string): Command {
  const command = commands.get(name)
  if (command !== undefined) return command
  const hint = suggest(name, [...commands.keys(), '--help', '--version'])
  const kind = name.startsWith('-') ? 'option' : 'command'
  const list =
    kind === 'option'
      ? ''
      : `
Commands: ${[...commands.keys()].join(', ')}.`
  throw new UsageError(`There is no ${kind} ${name}. ${hint}${list}`)
}
