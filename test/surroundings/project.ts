// A user's own project in a folder of its own: the built package as npm installs it, its dependencies, and files.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { provideBuiltPackage } from '../support/built-package.js'
import { toolsFolder } from './tools.js'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** What `npm install` puts beside the package. */
const dependencies = ['helmet', 'jose', 'oauth4webapi', 'openid-client']

/** What a project is made of. */
export interface ProjectOptions {
  /** Text by path; `package.json` says whether it is CommonJS. */
  readonly files: Readonly<Record<string, string>>
  /** Packages of test/surroundings/tools that it has, beside the product and its dependencies. */
  readonly tools: readonly string[]
}

/** A project on disk. */
export interface Project {
  readonly folder: string
  /** Runs a program in it, and gives what it prints. */
  readonly run: (words: readonly string[]) => Promise<string>
  remove(): void
}

/** Makes a project outside of this repository, so that nothing is found by chance. */
export async function createProject({ files, tools }: ProjectOptions): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-project-'))
  const built = await provideBuiltPackage()
  cpSync(built, join(folder, 'node_modules/express-pingone-mfa'), { recursive: true })
  for (const name of dependencies)
    link(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  for (const name of tools)
    link(join(toolsFolder, 'node_modules', name), join(folder, 'node_modules', name))
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text)
  return {
    folder,
    run: (words) => runIn(folder, words),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Runs a program in a folder, without what this test run put into the environment; `node` is this Node. */
export async function runIn(cwd: string, words: readonly string[]): Promise<string> {
  const { NODE_ENV: _ours, VITEST: _vitest, NODE_OPTIONS: _options, ...env } = process.env
  const [program = '', ...rest] = words
  const file = program === 'node' ? process.execPath : program
  try {
    return (await run(file, rest, { cwd, env, maxBuffer: 1e8 })).stdout
  } catch (error) {
    throw isFailure(error) ? new Error(`${error.stdout}\n${error.stderr}`, { cause: error }) : error
  }
}

function isFailure(error: unknown): error is Error & { stdout: string; stderr: string } {
  return error instanceof Error && 'stdout' in error && 'stderr' in error
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'dir')
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
