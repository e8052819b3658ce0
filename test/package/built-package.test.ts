// The package as it is published: built, then used from outside by plain Node and by the TypeScript of a user.
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideBuiltPackage } from '../support/built-package.js'
import { root } from './source.js'

const run = promisify(execFile)
const tsc = join(root, 'node_modules/typescript/bin/tsc')
/** Below the repository, so that the peers of package.json are found as an app's own would be. */
const consumer = makeConsumer()
const home = join(consumer, 'node_modules/express-pingone-mfa')
/** Where Node cannot load ESM by require(), and what jest does. */
const commonJsOnly = ['--no-experimental-require-module']
const publicNames = [
  'express-pingone-mfa',
  'express-pingone-mfa/flow',
  'express-pingone-mfa/emulator',
  'express-pingone-mfa/provisioning',
  'express-pingone-mfa/session-store',
]

beforeAll(async () => {
  cpSync(await provideBuiltPackage(), home, { recursive: true })
}, 300_000)

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true })
})

describe('the built package', () => {
  test.each(publicNames)('%s has the same names by import and by require()', async (name) => {
    const imported = await print(`import * as it from '${name}'; show(Object.keys(it))`, 'module')
    expect(imported).not.toHaveLength(0)
    const script = `show(Object.keys(require('${name}')).filter((key) => !/^__|^module/.test(key)))`
    expect((await print(script, 'commonjs')).toSorted()).toEqual(imported.toSorted())
    const required = await print(script, 'commonjs', commonJsOnly)
    expect(required.toSorted()).toEqual(imported.toSorted())
  })

  test('is one by import and by require(): errors and instances are the same', async () => {
    const script = `
      const required = require('express-pingone-mfa')
      import('express-pingone-mfa').then((it) => show([
        it.FlowError === required.FlowError, it.pingoneMfa === required.pingoneMfa]))`
    expect(await print(script, 'commonjs')).toEqual([true, true])
  })

  test('has each class once over its subpaths, also as CommonJS', async () => {
    const script = `
      const [main, flow, provisioning] = ['', '/flow', '/provisioning'].map(
        (path) => require('express-pingone-mfa' + path))
      show([main.FlowError === flow.FlowError, main.PingOneError === provisioning.PingOneError])`
    expect(await print(script, 'commonjs', commonJsOnly)).toEqual([true, true])
  })

  test('as CommonJS takes nothing from node_modules that is ESM alone', () => {
    const texts = listFiles(join(home, 'dist'), '.cjs').map((path) => readFileSync(path, 'utf8'))
    const names = texts.flatMap((text) => [...text.matchAll(/require\("([^."][^"]*)"\)/g)])
    const packages = names
      .map((match) => match[1] ?? '')
      .filter((name) => !name.startsWith('node:'))
    expect([...new Set(packages)].toSorted()).toEqual(['express', 'express-session', 'helmet'])
  })

  test('has no other path', async () => {
    const script = `import('express-pingone-mfa/dist/config.js').catch((error) => show([error.code]))`
    expect(await print(script, 'module')).toEqual(['ERR_PACKAGE_PATH_NOT_EXPORTED'])
  })

  test('makes a middleware where no code may be made from text', async () => {
    const script = `
      import { pingoneMfa } from 'express-pingone-mfa'
      const environmentId = '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f'
      show([pingoneMfa({ environmentId, clientId: 'bank', clientSecret: 'x' }).name])`
    const flags = ['--disallow-code-generation-from-strings']
    expect(await print(script, 'module', flags)).toEqual(['pingoneMfa'])
  })

  test('has the file of its command, with the line that runs it', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    expect(manifest).toMatchObject({ bin: { 'express-pingone-mfa': './dist/cli.js' } })
    const text = readFileSync(join(home, 'dist/cli.js'), 'utf8')
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true)
  })

  test('makes no code of text, loads nothing by a computed name and starts no process', () => {
    const files = ['.js', '.cjs'].flatMap((ending) => listFiles(join(home, 'dist'), ending))
    const suspects = files.filter((path) =>
      /new Function\(|child_process|node:vm|createRequire\(/.test(readFileSync(path, 'utf8')),
    )
    expect(files.length).toBeGreaterThan(10)
    expect(suspects).toEqual([])
  })

  test('compiles for a user, with types that are not any', async () => {
    cpSync(join(root, 'test/package/consumer'), consumer, { recursive: true })
    const strict = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
    ]
    await compile([...strict, '--types', 'node', 'app.ts'], consumer)
  }, 240_000)
})

/** Runs the compiler; what it has to say becomes the error. */
async function compile(parameters: readonly string[], cwd: string): Promise<void> {
  try {
    await run(process.execPath, [tsc, ...parameters], { cwd })
  } catch (error) {
    const words = error instanceof Error && 'stdout' in error ? error.stdout : error
    throw new Error(`tsc: ${String(words)}`, { cause: error })
  }
}

/** Runs a script in the consumer's folder; `show` prints a list. */
async function print(
  script: string,
  type: 'module' | 'commonjs',
  flags: readonly string[] = [],
): Promise<readonly unknown[]> {
  const show = 'const show = (list) => console.log(JSON.stringify(list));'
  const environment = { ...process.env, NODE_ENV: 'test' }
  const parameters = [...flags, `--input-type=${type}`, '-e', `${show}${script}`]
  const { stdout } = await run(process.execPath, parameters, { cwd: consumer, env: environment })
  const list: unknown = JSON.parse(stdout)
  if (!Array.isArray(list)) throw new Error('no list')
  const names: readonly unknown[] = list
  return names
}

function makeConsumer(): string {
  const parent = join(root, 'node_modules/.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'consumer-'))
  mkdirSync(join(folder, 'node_modules/express-pingone-mfa'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "type": "module" }')
  return folder
}

function listFiles(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))
}
