// The types hold under every module setting a project can have, in strict mode and with our declarations checked too.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProject, type Project } from './project.js'
import { hasTools, toolsFolder } from './tools.js'

const compilers = { 'TypeScript 5': loadTypeScript5, 'TypeScript 6': () => ts }
const types = ['node', 'express', 'express-session'].map((name) => `@types/${name}`)
const old = '--ignoreDeprecations 6.0'
const exact = '--exactOptionalPropertyTypes --isolatedModules'

/** The settings, and the `type` of the package. */
const settings: readonly (readonly [keyof typeof compilers, string, 'commonjs' | 'module'])[] = [
  ['TypeScript 5', '--module commonjs --moduleResolution node10', 'commonjs'],
  ['TypeScript 5', '--module commonjs --moduleResolution node10 --esModuleInterop', 'commonjs'],
  ['TypeScript 5', '--module node16', 'commonjs'],
  ['TypeScript 5', '--module node16 --esModuleInterop', 'module'],
  ['TypeScript 5', '--module node18 --esModuleInterop', 'commonjs'],
  ['TypeScript 5', '--module node20', 'commonjs'],
  ['TypeScript 5', '--module nodenext', 'commonjs'],
  ['TypeScript 5', '--module nodenext', 'module'],
  ['TypeScript 5', '--module es2022 --moduleResolution node10', 'module'],
  ['TypeScript 5', `--module es2022 --moduleResolution bundler ${exact}`, 'module'],
  ['TypeScript 6', `--module commonjs --moduleResolution node10 ${old}`, 'commonjs'],
  ['TypeScript 6', '--module commonjs --moduleResolution bundler', 'commonjs'],
  ['TypeScript 6', '--module node16', 'commonjs'],
  ['TypeScript 6', '--module node18 --verbatimModuleSyntax false', 'commonjs'],
  ['TypeScript 6', '--module nodenext', 'module'],
  ['TypeScript 6', `--module es2022 --moduleResolution bundler ${exact}`, 'module'],
]

/** What an app writes, in words that every setting takes. */
const app = `
import { Router } from 'express'
import { FlowError, memoryStateStore, pingoneMfa, requiresApproval, requiresAuth, requiresMfa, verifyEvidence } from 'express-pingone-mfa'
import type { PingOneMfaOptions, StateStore } from 'express-pingone-mfa'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { FlowError as SameFlowError, isFlowAt, type Flow } from 'express-pingone-mfa/flow'
import { expressApp, type Recipe } from 'express-pingone-mfa/provisioning'
import { boundSessionStore } from 'express-pingone-mfa/session-store'
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { fetch as undiciFetch, ProxyAgent } from 'undici'

declare module 'express-pingone-mfa' {
  interface PingOneUser {
    readonly department?: string
  }
}

export const routes = Router()
routes.use(pingoneMfa({ stateStore: memoryStateStore() }))
routes.get('/account', requiresAuth(), async (req, res) => {
  const department: string | undefined = req.pingone.user.department
  // @ts-expect-error it may be absent, and is not any
  const certain: string = req.pingone.user.department
  // @ts-expect-error the state is one of three words
  if (req.pingone.state === 'maybe') res.pingone.login({ returnTo: '/' })
  const { value } = await req.pingone.accessToken()
  res.json({ department, certain, value })
})
routes.post(
  '/transfers',
  requiresMfa({ maxAgeSeconds: 300 }),
  requiresApproval({ details: (req) => ({ sum: String(req.body.sum) }) }),
  (req, res) => {
    res.json(req.pingone.approval?.details)
  },
)

// @ts-expect-error an option is not misspelt
pingoneMfa({ clientID: 'x' })

const dispatcher = new ProxyAgent('http://proxy.example:3128')
export const proxied: PingOneMfaOptions = {
  fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
}
export const traced: PingOneMfaOptions = { fetch: (url, init) => fetch(url, init) }
export const plain: PingOneMfaOptions = { fetch }

export const same: typeof FlowError = SameFlowError
export const options: PingOneMfaOptions = {
  clientKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  evidenceKey: generateKeyPairSync('ed25519').privateKey,
}
export const evidence = verifyEvidence('', createPublicKey(''))
export type All = Emulator | Recipe | StateStore | Flow
export { boundSessionStore, createEmulator, expressApp, isFlowAt }
`

let project: Project

beforeAll(async () => {
  if (!hasTools()) return
  const manifest = (type: string): string => JSON.stringify({ private: true, type })
  project = await createProject({
    files: {
      'package.json': manifest('commonjs'),
      'commonjs/package.json': manifest('commonjs'),
      'commonjs/app.ts': app,
      'module/package.json': manifest('module'),
      'module/app.ts': app,
      'mixed/one.cts': app,
      'mixed/other.mts': app,
    },
    tools: [...types, 'undici'],
  })
}, 60_000)

afterAll(() => {
  if (hasTools()) project.remove()
})

describe.skipIf(!hasTools())('the types', { timeout: 120_000 }, () => {
  test.each(settings)('hold under %s with %s, in a package of type %s', (...setting) => {
    const [compiler, words, type] = setting
    expect(compile(compiler, [...words.split(' '), `${type}/app.ts`])).toEqual([])
  })

  test.each(['TypeScript 5', 'TypeScript 6'] as const)(
    'are the same in a program of %s that has CommonJS and ESM',
    (compiler) => {
      const words = ['--module', 'nodenext', 'mixed/one.cts', 'mixed/other.mts']
      expect(compile(compiler, words)).toEqual([])
    },
  )

  test('ask for those of express-session only where its stores are given', async () => {
    const untyped = await createProject({
      files: {
        'package.json': '{ "private": true }',
        'app.ts': "import { pingoneMfa } from 'express-pingone-mfa'\npingoneMfa()\n",
      },
      tools: types.filter((name) => name !== '@types/express-session'),
    })
    const words = ['--module', 'node16', 'app.ts']
    expect(compile('TypeScript 5', words, untyped)).toEqual([])
    untyped.remove()
  })
})

/** What the compiler has to say of the program and of our declarations; those of other packages are not looked at. */
function compile(
  compiler: keyof typeof compilers,
  words: readonly string[],
  { folder } = project,
): readonly string[] {
  const it = compilers[compiler]()
  const strict = '--noEmit --strict --skipLibCheck false --target es2022 --lib es2022 --types node'
  const { options, errors } = it.parseCommandLine([...strict.split(' '), ...words])
  const program = it.createProgram(
    words.filter((word) => /\.[cm]?ts$/.test(word)).map((file) => join(folder, file)),
    { ...options, typeRoots: [join(folder, 'node_modules/@types')] },
  )
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder))
  expect(files.some(({ fileName }) => fileName.includes('/express-pingone-mfa/dist/'))).toBe(true)
  const found = files.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ])
  return [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...found,
  ].map(
    ({ file, messageText }) =>
      `${file?.fileName ?? ''}: ${it.flattenDiagnosticMessageText(messageText, ' ')}`,
  )
}

function loadTypeScript5(): typeof ts {
  const loaded: unknown = createRequire(join(toolsFolder, 'package.json'))('typescript')
  if (!isTypeScript(loaded)) throw new Error('this is no TypeScript')
  return loaded
}

function isTypeScript(value: unknown): value is typeof ts {
  return typeof value === 'object' && value !== null && 'createProgram' in value
}
