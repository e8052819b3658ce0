// The command eject: whole pages to start from, for three engines, and nothing of the app is ever written over unasked.
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildStepView, stepNames } from '../../../src/steps/index.js'
import { runCommandLine } from '../../../src/tools/cli/command-line.js'
import { listPictures } from '../../../src/tools/gallery/pictures.js'
import { defaultViews } from '../../../src/views/default-views.js'
import { drawStep } from '../../../src/views/draw-step.js'
import type { Views } from '../../../src/views/views.js'
import { readText, root } from '../../package/source.js'
import { exampleContext } from '../../views/example-context.js'
import { createFakeTerminal } from '../cli/support/fake-terminal.js'

let folder: string

beforeAll(async () => {
  await mkdir(join(root, 'coverage'), { recursive: true })
  folder = await mkdtemp(join(root, 'coverage', 'ejected-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function eject(...words: readonly string[]): Promise<{
  readonly code: number
  readonly told: string
}> {
  const terminal = createFakeTerminal()
  const code = await runCommandLine(['eject', ...words], terminal)
  return { code, told: [...terminal.printed, ...terminal.warned].join('\n') }
}

async function listFiles(out: string): Promise<readonly string[]> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1)).toSorted()
}

describe('eject', () => {
  test.each([
    ['ejs', 'ejs'],
    ['nunjucks', 'njk'],
  ])('--all writes every template of %s as it is kept', async (engine, ending) => {
    const out = join(folder, engine)
    const { code, told } = await eject('--all', '--engine', engine, '--out', out)
    expect(code).toBe(0)
    expect(told).toContain(`expressViews('${engine}/'`)
    for (const step of stepNames) expect(told).toContain(join(out, `${step}.${ending}`))
    const files = await listFiles(out)
    expect(files).toEqual(await listFiles(join(root, 'templates', engine)))
    for (const file of files) {
      expect(await readFile(join(out, file), 'utf8')).toBe(readText(`templates/${engine}/${file}`))
    }
  })

  test('writes one page with what it needs, and no more', async () => {
    const out = join(folder, 'one')
    expect((await eject('username', '--out', out)).code).toBe(0)
    const files = await listFiles(out)
    expect(files).toEqual(
      expect.arrayContaining(['username.ejs', 'parts/top.ejs', 'parts/icon.ejs']),
    )
    expect(files).not.toEqual(expect.arrayContaining(['parts/comparison.ejs']))
    for (const file of files) {
      const included = (await readFile(join(out, file), 'utf8')).matchAll(/include\('([\w/-]+)'/g)
      for (const [, name = ''] of included) {
        expect(existsSync(join(out, file, '..', `${name}.ejs`)), `${file}: ${name}`).toBe(true)
      }
    }
  })

  test('writes over nothing, and then writes nothing else either', async () => {
    const out = join(folder, 'kept')
    await mkdir(out, { recursive: true })
    await writeFile(join(out, 'otp.ejs'), 'mine')
    const { code, told } = await eject('otp', 'push', '--out', out)
    expect(code).toBe(1)
    expect(told).toContain(join(out, 'otp.ejs'))
    expect(told).toContain('--force')
    expect(told).not.toContain('push.ejs')
    expect(await listFiles(out)).toEqual(['otp.ejs'])
    expect(await readFile(join(out, 'otp.ejs'), 'utf8')).toBe('mine')
  })

  test('keeps parts that were made one’s own, and says so', async () => {
    const out = join(folder, 'parts')
    await eject('otp', '--out', out)
    await writeFile(join(out, 'parts/icon.ejs'), 'mine')
    const { code, told } = await eject('locked', '--out', out)
    expect(code).toBe(0)
    expect(told).toContain('shared ones kept as they are')
    expect(await readFile(join(out, 'parts/icon.ejs'), 'utf8')).toBe('mine')
    expect(existsSync(join(out, 'locked.ejs'))).toBe(true)
  })

  test('with --force writes over all of it', async () => {
    const out = join(folder, 'forced')
    await eject('otp', '--out', out)
    await writeFile(join(out, 'otp.ejs'), 'mine')
    await writeFile(join(out, 'parts/icon.ejs'), 'mine')
    expect((await eject('otp', '--force', '--out', out)).code).toBe(0)
    for (const file of ['otp.ejs', 'parts/icon.ejs']) {
      expect(await readFile(join(out, file), 'utf8')).toBe(readText(`templates/ejs/${file}`))
    }
  })

  test.each([
    [['otpp'], 'There is no step otpp. Did you mean otp?'],
    [['otp', '--engine', 'pug'], '--engine takes ejs, nunjucks, ts, not "pug".'],
    [['otp', '--all'], '--all writes every step: name none beside it.'],
    [[], 'Name a step, or --all for every one.'],
    [['otp', '--over'], 'There is no option --over.'],
  ])('%j is refused: %s', async (words, message) => {
    const { code, told } = await eject(...words)
    expect(code).toBe(2)
    expect(told).toContain(message)
  })

  test('--help names every step', async () => {
    const { code, told } = await eject('--help')
    expect(code).toBe(0)
    for (const step of stepNames) expect(told).toContain(step)
  })
})

describe('a view of TypeScript', () => {
  test('compiles in an app, as strict as can be', { timeout: 120_000 }, async () => {
    const out = join(folder, 'views')
    expect((await eject('--all', '--engine', 'ts', '--out', out)).code).toBe(0)
    const files = (await listFiles(out)).map((file) => join(out, file))
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) =>
      ts.sys.readFile(path),
    ) as {
      readonly config: object
    }
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
    const program = ts.createProgram(files, { ...options, noEmit: true, incremental: false })
    const faults = files.flatMap((file) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(file) ?? expect.fail(file)),
    )
    const format = {
      getCanonicalFileName: String,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }
    expect(ts.formatDiagnostics(faults, format)).toBe('')
  })

  test('draws to the letter what our page draws', { timeout: 120_000 }, async () => {
    const out = join(folder, 'drawn')
    await eject('--all', '--engine', 'ts', '--out', out)
    await nameSource(out)
    for (const { step, name, facts } of listPictures('de')) {
      const module: unknown = await import(pathToFileURL(join(out, `${step}.ts`)).href)
      const own = Object.values(module as Record<string, unknown>).filter(
        (value) => typeof value === 'function',
      )
      expect(own).toHaveLength(1)
      const shown = { view: buildStepView(facts), context: exampleContext(facts) }
      const views = { ...defaultViews(), [step]: own[0] } as Views
      expect(await drawStep(views, shown), name).toBe(await drawStep(defaultViews(), shown))
    }
  })
})

/** The package is not built here: its name becomes the path of its source. */
async function nameSource(out: string): Promise<void> {
  for (const file of await listFiles(out)) {
    const text = await readFile(join(out, file), 'utf8')
    const source = join(root, 'src/index.ts')
    await writeFile(join(out, file), text.replaceAll("'express-pingone-mfa'", `'${source}'`))
  }
}
