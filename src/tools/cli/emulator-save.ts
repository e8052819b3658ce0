// The state of an emulator that runs, saved as a seed: a redirected curl would not be UTF-8 on every shell.
import { isIPv6 } from 'node:net'
import { parseState } from '../emulator/parse-state.js'
import { writePrivateFile } from '../provisioning/private-file.js'
import type { CliEmulatorOptions } from './emulator-options.js'
import type { Terminal } from './terminal.js'
import { visible } from './visible.js'

/** Saves the state of the emulator that listens where these options say. */
export async function saveState(
  file: string,
  {
    options,
    terminal,
  }: { readonly options: Pick<CliEmulatorOptions, 'host' | 'port'>; readonly terminal: Terminal },
): Promise<void> {
  const host = isIPv6(options.host) ? `[${options.host}]` : options.host
  const url = `http://${host}:${options.port}`
  const state = parseState(await fetchState(url))
  await writePrivateFile(file, `${JSON.stringify(state, undefined, 2)}\n`)
  terminal.print(
    `Saved to ${visible(file)}. Start from it with: express-pingone-mfa emulator --seed ${visible(file)}`,
  )
}

async function fetchState(url: string): Promise<unknown> {
  try {
    const response = await fetch(`${url}/_emulator/state`, { redirect: 'error' })
    const state: unknown = await response.json()
    return state
  } catch (error) {
    const message = `No emulator answers at ${url}. Start one, or say where it is with --host and --port.`
    throw new Error(message, { cause: error })
  }
}
