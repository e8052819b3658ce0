// An app made into one file: it starts where nothing of ours is installed, and serves its pages with their files.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program, seen } from './program.js'
import { createProject, runIn, type Project } from './project.js'
import { hasTools, toolsFolder } from './tools.js'

const esbuild = join(toolsFolder, 'node_modules/esbuild/bin/esbuild')
const ncc = join(toolsFolder, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
/** Express is CommonJS: as esbuild's own documents say, an ESM bundle of it must have a `require`. */
const requireForEsm = `--banner:js=import { createRequire } from 'node:module'; const require = createRequire('file:///')`
const rollup = join(toolsFolder, 'node_modules/rollup/dist/bin/rollup')
const rollupPlugins = ['commonjs', 'json', 'node-resolve'].map((name) => `@rollup/plugin-${name}`)
const rollupWords = ['--config', 'rollup.config.mjs', '--silent', '--no-output.codeSplitting']
let project: Project

beforeAll(async () => {
  if (!hasTools()) return
  project = await createProject({
    files: {
      'package.json': '{ "type": "module" }',
      'app.mjs': program.esm,
      'app.cjs': program.cjs,
      'mixed.mjs': mixed,
      'rollup.config.mjs': rollupConfig,
      'webpack.cjs': webpackScript,
    },
    tools: ['express', 'express-session', 'webpack', ...rollupPlugins],
  })
}, 60_000)

afterAll(() => {
  if (hasTools()) project.remove()
})

describe.skipIf(!hasTools())('a bundle', { timeout: 120_000 }, () => {
  test.each([
    ['ESM', 'app.mjs', ['--format=esm', requireForEsm, '--outfile=out/app.mjs']],
    [
      'ESM, minified',
      'app.mjs',
      ['--format=esm', '--minify', requireForEsm, '--outfile=out/app.mjs'],
    ],
    [
      'ESM, split',
      'app.mjs',
      ['--format=esm', '--splitting', requireForEsm, '--outdir=out', '--out-extension:.js=.mjs'],
    ],
    ['CommonJS', 'app.mjs', ['--format=cjs', '--outfile=out/app.cjs']],
    ['CommonJS, minified', 'app.mjs', ['--format=cjs', '--minify', '--outfile=out/app.cjs']],
    ['CommonJS of require()', 'app.cjs', ['--format=cjs', '--outfile=out/app.cjs']],
  ])('of esbuild runs: %s', async (_format, entry, words) => {
    await project.run([
      esbuild,
      entry,
      '--bundle',
      '--platform=node',
      '--log-level=error',
      ...words,
    ])
    expect(await runAlone()).toEqual(seen)
  })

  test('with both import and require() has it twice, and the guard still knows who is signed on', async () => {
    const words = ['--bundle', '--platform=node', '--format=cjs', '--outfile=out/app.cjs']
    await project.run([esbuild, 'mixed.mjs', '--log-level=error', ...words])
    const bundle = readFileSync(join(project.folder, 'out/app.cjs'), 'utf8')
    expect(bundle.match(/ERR_PINGONE_THROTTLED/g)?.length).toBeGreaterThan(1)
    expect(await runAlone()).toEqual({ ...seen, isSameError: true })
  })

  test.each([
    ['import', 'app.mjs', []],
    ['require()', 'app.cjs', []],
    ['import, minified', 'app.mjs', ['--minify']],
  ])('of ncc runs: %s', async (_how, entry, words) => {
    await project.run(['node', ncc, 'build', entry, '--out', 'out', '--quiet', ...words])
    expect(await runAlone()).toEqual(seen)
  })

  test.each([
    ['import', 'app.mjs'],
    ['require()', 'app.cjs'],
  ])('of webpack runs: %s', async (_how, entry) => {
    await project.run(['node', 'webpack.cjs', entry])
    expect(await runAlone()).toEqual(seen)
  })

  test.each(['es', 'cjs'])('of rollup runs: %s', async (format) => {
    await project.run([
      rollup,
      ...rollupWords,
      '--format',
      format,
      '--file',
      `out/app.${format === 'es' ? 'mjs' : 'cjs'}`,
    ])
    expect(await runAlone()).toEqual(seen)
  })
})

/** The middleware and the store of one copy, the guard and the errors of the other. */
const mixed = program.esm
  .replace(
    "import { pingoneMfa, requiresAuth } from 'express-pingone-mfa'",
    `import { ConfigError, memoryStateStore, requiresAuth } from 'express-pingone-mfa'
const { pingoneMfa } = require('express-pingone-mfa')`,
  )
  .replace('pingoneMfa()', 'pingoneMfa({ stateStore: memoryStateStore() })')
  .replace('{ page, inbox,', '{ isSameError: isSameError(), page, inbox,').concat(`
function isSameError() {
  try {
    pingoneMfa({ clientId: 7 })
  } catch (error) {
    return error instanceof ConfigError
  }
}`)

const rollupConfig = `
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import { nodeResolve } from '@rollup/plugin-node-resolve'

export default {
  input: 'app.mjs',
  plugins: [nodeResolve({ preferBuiltins: true }), commonjs(), json()],
}
`

const webpackScript = `
const webpack = require('webpack')

const configuration = {
  mode: 'none',
  target: 'node20',
  entry: './' + process.argv[2],
  output: { path: process.cwd() + '/out', filename: 'app.cjs' },
}
webpack(configuration, (error, stats) => {
  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString('errors-only'))
})
`

/** Moves what a bundler wrote to a folder without packages, and runs it there. */
async function runAlone(): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-bundle-'))
  try {
    cpSync(join(project.folder, 'out'), folder, { recursive: true })
    rmSync(join(project.folder, 'out'), { recursive: true })
    const names = ['app.mjs', 'app.cjs', 'index.mjs', 'index.cjs', 'index.js']
    const file = names.find((name) => existsSync(join(folder, name)))
    const seenThere: unknown = JSON.parse(await runIn(folder, ['node', file ?? 'nothing']))
    return seenThere
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
