// The modules that are made of other files: what pages load, the lists of steps, and the version. They are checked in, so nothing has to be built to run the source.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildEjectedModule } from './ejected-files.js'
import { buildStepLists } from './step-lists.js'

/** The folder of package.json. */
const root = join(import.meta.dirname, '..')

/** Folders whose stylesheets and scripts become strings of `contents.ts` beside them. */
const assetFolders = ['src/views/assets', 'src/tools/emulator/assets']

/** Every generated module: its path, and the text that it must have. */
export function buildGeneratedModules(): ReadonlyMap<string, string> {
  return new Map([
    ...assetFolders.map((folder) => [`${folder}/contents.ts`, buildContents(folder)] as const),
    ...buildStepLists(),
    ['src/tools/eject/contents.ts', buildEjectedModule()],
    ['src/version.ts', buildVersion()],
  ])
}

/** A module with every other file of a folder as a string, by its name. */
function buildContents(folder: string): string {
  const files = readdirSync(join(root, folder)).filter((file) => /\.(css|js)$/.test(file))
  const names = files.toSorted()
  return [
    '// Made by `npm run generate` from the files beside it, so that a bundle holds them. Do not edit.',
    writeUnion(names),
    '',
    '/** The text of each file of this folder. */',
    'export const contents: Readonly<Record<Name, string>> = {',
    ...names.map((name) => `  '${name}': ${quote(readText(join(folder, name)))},`),
    '}',
    '',
  ].join('\n')
}

/** One line, or a second one where it gets too long. */
function writeUnion(names: readonly string[]): string {
  const union = names.map((name) => `'${name}'`).join(' | ')
  return union.length > 88 ? `type Name =\n  ${union}` : `type Name = ${union}`
}

/** A module with the version of package.json. */
function buildVersion(): string {
  const manifest: unknown = JSON.parse(readText('package.json'))
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  if (!hasVersion) throw new Error('package.json has no version')
  return [
    '// Made by `npm run generate` from package.json. Do not edit.',
    '',
    '/** The version of this package. */',
    `export const version = '${String(manifest.version)}'`,
    '',
  ].join('\n')
}

/** A template literal, so that a change of a line stays a change of a line. */
function quote(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
