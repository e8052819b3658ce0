// What is published: the source as a few ESM files, the same for loaders that know CommonJS only, and the types of both.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown, type InputOptions, type OutputOptions } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** The folder of package.json. */
const root = join(import.meta.dirname, '..')

/** Public names and the modules behind them. */
const entries = {
  index: './src/index.ts',
  flow: './src/flow/index.ts',
  emulator: './src/tools/emulator/index.ts',
  provisioning: './src/tools/provisioning/index.ts',
  'session-store': './src/tools/session-store/index.ts',
}

/** The command; Node runs it, so it is ESM alone. */
const command = { cli: './src/tools/cli/main.ts' }

/** What the app installs and every loader can load; anything else that is not ours fails the build. */
const installed = [/^node:/, 'express', 'express-session', 'helmet']

/** What only ESM can load: the CommonJS files carry it. */
const esmOnly = ['jose', 'oauth4webapi', 'openid-client']

/** Writes everything that stands in `dist`. */
export async function buildPackage(directory: string): Promise<void> {
  rmSync(directory, { recursive: true, force: true })
  const external = [...installed, ...esmOnly]
  await write({ input: { ...entries, ...command }, external }, outputOf(directory, 'js'))
  await write({ input: entries, external: installed }, outputOf(directory, 'cjs'))
  const plugins = [dts({ emitDtsOnly: true, sideEffects: true, sourcemap: false })]
  const types: OutputOptions = { ...outputOf(directory, 'cjs'), format: 'es' }
  await write({ input: entries, external: installed, plugins }, types)
  for (const name of Object.keys(entries)) writeTypesOfEsm(directory, name)
  writeNotices(directory)
}

/** ESM has the types of CommonJS by another name: a program that loads both knows each type once. */
function writeTypesOfEsm(directory: string, name: string): void {
  writeFileSync(join(directory, `${name}.d.ts`), `export * from './${name}.cjs'\n`)
}

/** The licences of what the CommonJS files carry ask to stand beside it. */
function writeNotices(directory: string): void {
  const texts = esmOnly.map((name) => {
    const licence = readFileSync(join(root, 'node_modules', name, 'LICENSE.md'), 'utf8')
    return `The .cjs files of this folder hold ${name}:\n\n${licence.trim()}\n`
  })
  writeFileSync(join(directory, 'licenses.txt'), texts.join('\n'))
}

async function write(input: InputOptions, output: OutputOptions): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    onLog: refuse,
    checks: { bundlerTimings: false }, // a slow machine is no fault
    ...input,
  })
  await bundle.write(output)
  await bundle.close()
}

/** A warning of the bundler is a fault of the build. */
function refuse(level: string, log: { readonly message?: string }): void {
  throw new Error(`${level}: ${log.message ?? 'unknown'}`)
}

function outputOf(directory: string, ending: 'js' | 'cjs'): OutputOptions {
  return {
    dir: directory,
    format: ending === 'cjs' ? 'cjs' : 'es',
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `chunks/[name]-[hash].${ending}`,
    comments: { legal: true, annotation: true, jsdoc: false },
  }
}
