// The lists of what every step has: its own file, its page, its English texts. The folder says what is in them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of package.json. */
const root = join(import.meta.dirname, '..')

const MADE = 'Made by `npm run generate` from the files beside it. Do not edit.'

/** Every list: its path, and the text that it must have. */
export function buildStepLists(): ReadonlyMap<string, string> {
  const steps = listFiles('src/steps').filter(isStep)
  const texts = listFiles('src/models/texts/english')
  return new Map([
    ['src/steps/all.ts', writeSteps(steps)],
    ['src/views/default/all.ts', writePages(listFiles('src/views/default'))],
    ['src/models/texts/english/all.ts', writeTexts(texts)],
  ])
}

/** Names of the modules of a folder, in alphabetical order, but for the list itself. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && file !== 'all.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted()
}

/** A module of `steps/` is a step when it exports one that is named by the file. */
function isStep(file: string): boolean {
  const text = readFileSync(join(root, 'src/steps', `${file}.ts`), 'utf8')
  return new RegExp(`^export const ${writeIdentifier(file)}:\\s+(?:FlowStep|Page)<`, 'm').test(text)
}

function writeSteps(steps: readonly string[]): string {
  return [
    `// Every step, under its public name. ${MADE}`,
    ...steps.map((step) => `export { ${writeRenamed(step)} } from './${step}.js'`),
    '',
  ].join('\n')
}

function writeRenamed(step: string): string {
  const name = writeIdentifier(step)
  return name === step ? name : `${name} as '${step}'`
}

function writePages(pages: readonly string[]): string {
  return [
    `// The pages as they come; a step without a page does not compile. ${MADE}`,
    "import type { Model, StepName } from '../../steps/index.js'",
    "import type { ViewContext } from '../views.js'",
    ...pages.map(writeImport),
    '',
    '/** One page a step. */',
    'export type DefaultPages = {',
    '  readonly [S in StepName]: (view: Model<S>, context: ViewContext) => string',
    '}',
    '',
    '/** The page of every step. */',
    'export const defaultPages: DefaultPages = {',
    ...pages.map((page) => `  ${writeMember(page)},`),
    '}',
    '',
  ].join('\n')
}

function writeMember(page: string): string {
  const name = writeIdentifier(page)
  return name === page ? name : `'${page}': ${name}`
}

function writeTexts(files: readonly string[]): string {
  const names = files.map(writeIdentifier)
  return [
    `// Every text on a page, in English; other languages have the same keys. ${MADE}`,
    ...files.map(writeImport),
    '',
    '/** The English texts by their keys. */',
    `export type English = ${names.map((name) => `typeof ${name}`).join(' &\n  ')}`,
    '',
    '/** The English texts. */',
    'export const english: English = {',
    ...names.map((name) => `  ...${name},`),
    '}',
    '',
  ].join('\n')
}

function writeImport(file: string): string {
  return `import { ${writeIdentifier(file)} } from './${file}.js'`
}

/** `new-password` is exported as `newPassword`. */
function writeIdentifier(file: string): string {
  return file.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
}
