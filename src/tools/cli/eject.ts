// express-pingone-mfa eject: writes templates or views to start from into a folder of the app.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { stepNames, type StepName } from '../../steps/index.js'
import { engines, listEjectedFiles, type Engine } from '../eject/files.js'
import { readOptions } from './options.js'
import { suggest } from './suggest.js'
import { UsageError, type Terminal } from './terminal.js'

const help = `Usage: express-pingone-mfa eject <step>... [options]
       express-pingone-mfa eject --all [options]

Writes the page of each step as a file to start from: complete, in every language,
and looking as ours do until you change it. The parts that pages share come with it.

Options
  --all              Every step
  --engine <name>    What draws the pages: ejs, nunjucks or ts (functions for the
                     option views). Default: ejs
  --out <folder>     Folder of the files. Default: views/pingone
  --force            Write over files that are there, parts included
  --help             Show this

Steps
${listSteps()}`

export const ejectKinds = {
  all: 'flag',
  engine: 'text',
  out: 'text',
  force: 'flag',
  help: 'flag',
} as const

/** Writes the files, or none of them. */
export async function runEject(words: readonly string[], terminal: Terminal): Promise<number> {
  const { steps, options } = splitWords(words)
  const given = readOptions(options, ejectKinds)
  if (given.has('help')) {
    terminal.print(help)
    return 0
  }
  const chosen = readSteps(steps, given.has('all'))
  const engine = readEngine(given.get('engine')?.[0])
  const out = given.get('out')?.[0] ?? 'views/pingone'
  const files = listEjectedFiles(chosen, engine)
  const kept = given.has('force') ? [] : [...files.keys()].filter((path) => isThere(out, path))
  const pages = kept.filter((path) => !isShared(path))
  if (pages.length > 0) {
    const list = pages.map((path) => `  ${join(out, path)}`).join('\n')
    throw new Error(
      `Nothing was written, for these files are there:\n${list}\nWrite over them with --force.`,
    )
  }
  const written = [...files].filter(([path]) => !kept.includes(path))
  await writeAll(written, out)
  terminal.print(describe({ engine, out, written: written.map(([path]) => path), kept }))
  return 0
}

/** Names of steps may stand before, between and after the options. */
function splitWords(words: readonly string[]): {
  readonly steps: readonly string[]
  readonly options: readonly string[]
} {
  const takesValue = (word = ''): boolean => word === '--engine' || word === '--out'
  const isOption = (word: string, at: number): boolean =>
    word.startsWith('-') || takesValue(words[at - 1])
  return {
    steps: words.filter((word, at) => !isOption(word, at)),
    options: words.filter(isOption),
  }
}

function readSteps(names: readonly string[], isAll: boolean): readonly StepName[] {
  if (isAll && names.length > 0)
    throw new UsageError('--all writes every step: name none beside it.')
  if (isAll) return stepNames
  if (names.length === 0)
    throw new UsageError(`Name a step, or --all for every one.\n\nSteps\n${listSteps()}`)
  return [...new Set(names)].map(readStep)
}

function readStep(name: string): StepName {
  const step = stepNames.find((each) => each === name)
  if (step !== undefined) return step
  throw new UsageError(`There is no step ${name}. ${suggest(name, stepNames)}`.trimEnd())
}

function readEngine(name = 'ejs'): Engine {
  const engine = engines.find((each) => each === name)
  if (engine !== undefined) return engine
  throw new UsageError(`--engine takes ${engines.join(', ')}, not "${name}".`)
}

function isThere(out: string, path: string): boolean {
  return existsSync(join(out, path))
}

/** The pages are named by steps; all else is shared, and stays as it was made one's own. */
function isShared(path: string): boolean {
  return !stepNames.some((step) => path.split('.')[0] === step)
}

async function writeAll(files: readonly (readonly [string, string])[], out: string): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), text)
  }
}

interface Ejected {
  readonly engine: Engine
  readonly out: string
  readonly written: readonly string[]
  readonly kept: readonly string[]
}

function describe({ engine, out, written, kept }: Ejected): string {
  const pages = written.filter((path) => !isShared(path))
  const left = kept.length === 0 ? '' : `, ${String(kept.length)} shared ones kept as they are`
  return [
    `${String(written.length)} files written to ${out}${left}.`,
    ...pages.map((path) => `  ${join(out, path)}`),
    '',
    ...uses[engine](out, pages),
  ].join('\n')
}

const uses: Readonly<Record<Engine, (out: string, pages: readonly string[]) => readonly string[]>> =
  {
    ejs: (out) => [
      'Use them, with ejs installed:',
      "  app.set('view engine', 'ejs')",
      `  app.use(pingoneMfa({ views: expressViews('${basename(out)}/', { fallback: defaultViews() }) }))`,
    ],
    nunjucks: (out) => [
      'Use them, with nunjucks installed:',
      `  nunjucks.configure('${dirname(out)}', { autoescape: true, express: app })`,
      "  app.set('view engine', 'njk')",
      `  app.use(pingoneMfa({ views: expressViews('${basename(out)}/', { fallback: defaultViews() }) }))`,
    ],
    ts: (out, pages) => [
      'Use them:',
      ...pages.map((path) => {
        const step = path.slice(0, -'.ts'.length)
        return `  import { ${nameView(step)} } from '${isAbsolute(out) ? '' : './'}${join(out, step)}.js'`
      }),
      `  app.use(pingoneMfa({ views: { ...defaultViews(), ${pages.map(writeMember).join(', ')} } }))`,
    ],
  }

function writeMember(path: string): string {
  const step = path.slice(0, -'.ts'.length)
  const view = nameView(step)
  return view === step ? view : `'${step}': ${view}`
}

/** The function that draws a step: its name without hyphens. */
function nameView(step: string): string {
  return step.replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase())
}

function listSteps(): string {
  const rows: string[] = []
  for (const step of stepNames) {
    const row = rows.at(-1)
    if (row !== undefined && row.length + step.length < 78)
      rows[rows.length - 1] = `${row}, ${step}`
    else rows.push(`  ${step}`)
  }
  return rows.join(',\n')
}
