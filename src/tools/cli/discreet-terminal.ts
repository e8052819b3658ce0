// A terminal that cannot show a secret, whoever puts it into a text.
import type { Secrets } from '../provisioning/secrets.js'
import type { Terminal } from './terminal.js'

/** Variables whose values are never shown. */
const secretNames = /SECRET|PASSWORD/

/** Shorter values are words that mean something else, too. */
const shortest = 12

/** What must not be shown. */
export interface Discretion {
  /** The terminal, with every hidden value replaced. */
  readonly terminal: Terminal
  /** Hides the secrets among these variables from now on. */
  readonly hide: (variables: Readonly<Record<string, string | undefined>>) => void
  /** The secrets, each hidden as soon as it is read or written. */
  readonly watch: (secrets: Secrets) => Secrets
  /** Names of what was written to watched secrets. */
  readonly written: ReadonlySet<string>
}

/** Creates a terminal that learns what to hide. */
export function createDiscreetTerminal(terminal: Terminal): Discretion {
  const hidden = new Set<string>()
  const written = new Set<string>()

  function hide(variables: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value = ''] of Object.entries(variables)) {
      if (!secretNames.test(name) || value.length < shortest) continue
      for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]) {
        hidden.add(form)
      }
    }
  }

  function clean(text: string): string {
    let result = text
    for (const value of hidden) result = result.replaceAll(value, '•••')
    return result
  }

  return {
    hide,
    written,
    terminal: {
      print: (text) => terminal.print(clean(text)),
      warn: (text) => terminal.warn(clean(text)),
      draw: (line) => terminal.draw(clean(line)),
      ask: (question) => terminal.ask(clean(question)),
      untilStopped: () => terminal.untilStopped(),
      isInteractive: terminal.isInteractive,
      canRedraw: terminal.canRedraw,
      hasColour: terminal.hasColour,
      get columns() {
        return terminal.columns
      },
      environment: terminal.environment,
    },
    watch: (secrets) => ({
      read: (name) => {
        const value = secrets.read(name)
        hide({ [name]: value })
        return value
      },
      write: async (values) => {
        hide(values)
        await secrets.write(values)
        for (const name of Object.keys(values)) written.add(name)
      },
    }),
  }
}
