// An empty environment of an emulator, a folder for the files, and commands that run in both.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { runCommandLine } from '../../../../src/tools/cli/command-line.js'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'
import { createFakeTerminal, type FakeTerminalOptions } from './fake-terminal.js'

export interface Run {
  readonly code: number
  readonly printed: string
  readonly warned: string
  readonly asked: readonly string[]
}

export interface ProvisionWorld {
  readonly emulator: Emulator
  readonly directory: string
  readonly environmentFile: string
  readonly stateFile: string
  /** As the worker of the emulator: to prepare what others made. */
  readonly client: PlatformClient
  /** Runs `provision` with the files of this world; nothing that it wrote may hold a secret. */
  provision(words: readonly string[], options?: FakeTerminalOptions): Promise<Run>
  doctor(words: readonly string[], options?: FakeTerminalOptions): Promise<Run>
  fault(fault: Readonly<Record<string, unknown>>): Promise<void>
  readState(): Promise<string>
  /** What the commands wrote so far, and every value that must not be in it. */
  findLeaks(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function createProvisionWorld(): Promise<ProvisionWorld> {
  const emulator = await createEmulator({ seed: 'empty' })
  const directory = await mkdtemp(join(tmpdir(), 'provision-'))
  const environmentFile = join(directory, '.env')
  const stateFile = join(directory, 'pingone-mfa.state.json')
  const worker = emulator.env('worker')
  const output: string[] = []

  async function run(words: readonly string[], options: FakeTerminalOptions = {}): Promise<Run> {
    const terminal = createFakeTerminal({ environment: worker, ...options })
    const code = await runCommandLine(words, terminal)
    const { printed, warned, asked } = terminal
    output.push(...printed, ...warned, ...asked, ...terminal.drawn)
    return { code, printed: printed.join('\n'), warned: warned.join('\n'), asked }
  }

  return {
    emulator,
    directory,
    environmentFile,
    stateFile,
    client: createPlatformClient(readWorkerEnvironment(worker)),
    provision: ([action = '', ...words], options) =>
      run(
        [
          'provision',
          action,
          ...words,
          '--env-file',
          environmentFile,
          '--state-file',
          stateFile,
          ...(words.some((word) => word.startsWith('--attempts')) ? [] : ['--attempts=1']),
        ],
        options,
      ),
    doctor: (words, options) => run(['doctor', ...words, '--env-file', environmentFile], options),
    fault: async (fault) => {
      const response = await fetch(`${emulator.url}/_emulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      })
      if (!response.ok) throw new Error(await response.text())
    },
    readState: async () => (await fetch(`${emulator.url}/_emulator/state`)).text(),
    findLeaks: async () => {
      const text = await readFile(environmentFile, 'utf8').catch(() => '')
      const values = Object.entries({ ...worker, ...parseEnv(text) }).flatMap(
        ([name, value = '']) => (/SECRET|PASSWORD/.test(name) && value !== '' ? [value] : []),
      )
      const all = output.join('\n')
      return [...values, 'eyJ', '    at '].filter((value) => all.includes(value))
    },
    close: async () => {
      await emulator.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
