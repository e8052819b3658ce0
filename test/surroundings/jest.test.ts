// A jest test of a guarded route runs as jest comes: CommonJS, TypeScript by ts-jest, and with Node's ESM flag.
import { afterEach, describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { jestTest } from './program.js'
import { createProject, type Project } from './project.js'
import { hasTools, toolsFolder } from './tools.js'

const runners = { 'jest 30': 'jest', 'jest 29': 'jest29' } as const
const onePassed = [1, 1]
let project: Project | undefined

afterEach(() => {
  project?.remove()
  project = undefined
})

describe.skipIf(!hasTools())('jest', { timeout: 120_000 }, () => {
  test.each(Object.entries(runners))('%s, as it comes', async (_name, runner) => {
    const files = { 'package.json': '{ "jest": { "testEnvironment": "node" } }' }
    const report = await runJest(runner, { ...files, 'account.test.js': jestTest.cjs })
    expect(report).toEqual(onePassed)
  })

  test.each(Object.entries(runners))('%s with Node’s ESM flag', async (_name, runner) => {
    const files = { 'package.json': '{ "type": "module" }', 'account.test.js': jestTest.esm }
    const report = await runJest(runner, files, ['--experimental-vm-modules'])
    expect(report).toEqual(onePassed)
  })

  test('jest 30 with ts-jest', async () => {
    const configuration = {
      compilerOptions: {
        module: 'commonjs',
        strict: true,
        esModuleInterop: true,
        types: ['node', 'jest'],
      },
    }
    const files = {
      'package.json': '{ "jest": { "preset": "ts-jest", "testEnvironment": "node" } }',
      'tsconfig.json': JSON.stringify(configuration),
      'account.test.ts': typedTest,
    }
    expect(await runJest('jest', files)).toEqual(onePassed)
  })
})

/** The test in TypeScript: types are checked, also those of `req.pingone`. */
const typedTest = `
import express from 'express'
import { pingoneMfa, requiresAuth, ConfigError } from 'express-pingone-mfa'
import { createEmulator } from 'express-pingone-mfa/emulator'

test('a guarded route sends who is not signed on to sign on', async () => {
  const emulator = await createEmulator({ port: 0 })
  Object.assign(process.env, emulator.env())
  const app = express()
  app.use(pingoneMfa())
  app.get('/account', requiresAuth(), (req, res) => {
    const sub: string = req.pingone.user.sub
    res.json({ sub })
  })
  expect(() => pingoneMfa({ clientId: '' })).toThrow(ConfigError)
  await emulator.close()
})
`

async function runJest(
  runner: string,
  files: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<unknown> {
  const tools = ['express', 'express-session', 'jest', 'ts-jest', 'typescript', '@types']
  project = await createProject({ files, tools })
  const jest = join(toolsFolder, 'node_modules', runner, 'bin/jest.js')
  const report: unknown = JSON.parse(await project.run(['node', ...flags, jest, '--json']))
  return [
    Reflect.get(Object(report), 'numPassedTests'),
    Reflect.get(Object(report), 'numTotalTests'),
  ]
}
