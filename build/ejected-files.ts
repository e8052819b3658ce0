// The files that `eject` writes: the templates, and our own pages as they stand in an app, with the package's name in place of our rooms.
import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The folder of package.json. */
const root = join(import.meta.dirname, '..')

/** A module with every file by its engine and path. */
export function buildEjectedModule(): string {
  const engines = {
    ejs: readTemplates('ejs', '.ejs'),
    nunjucks: readTemplates('nunjucks', '.njk'),
    ts: readViews(),
  }
  return [
    '// Made by `npm run generate` from templates/ and src/views/. Do not edit.',
    '',
    '/** The text of each file, by the engine and the path. */',
    'export const contents: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...Object.entries(engines).map(
      ([engine, files]) => `  ${engine}: {\n${writeFiles(files).join('\n')}\n  },`,
    ),
    '}',
    '',
  ].join('\n')
}

type Files = ReadonlyMap<string, string>

function writeFiles(files: Files): readonly string[] {
  return [...files].map(([path, text]) => `    '${path}': ${quote(text)},`)
}

function readTemplates(engine: string, ending: string): Files {
  const folder = `templates/${engine}`
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const paths = files
    .filter((file) => file.endsWith(ending))
    .map((path) => path.replace(/\\/g, '/'))
  return new Map(paths.toSorted().map((path) => [path, readText(`${folder}/${path}`)]))
}

/** Our pages: a step a file, and what they share in `parts`. */
function readViews(): Files {
  const pages = listModules('src/views/default').filter((file) => file !== 'all.ts')
  const parts = listModules('src/views/parts')
  return new Map([
    ...pages.map((file) => [file, moveImports(`src/views/default/${file}`)] as const),
    ...parts.map((file) => [`parts/${file}`, moveImports(`src/views/parts/${file}`)] as const),
    ['parts/html.ts', moveImports('src/views/html.ts')],
    ['parts/texts.ts', texts],
    ['parts/page-address.ts', pageAddress],
  ])
}

function listModules(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts'))
}

/** What each module imports, from where it is in an app. */
function moveImports(path: string): string {
  const parts = path.includes('/default/') ? './parts/' : './'
  return readText(path).replace(
    /^import (type )?\{([^}]*)\} from '([^']+)'$/gm,
    (line, type: string | undefined, names: string, from: string) => {
      const target = posix.join(posix.dirname(path), from)
      if (from.startsWith('./')) return line
      const kind = `import ${type ?? ''}{${names}}`
      if (target.startsWith('src/views/parts/'))
        return `${kind} from './parts/${posix.basename(from)}'`
      if (target === 'src/views/html.js') return `${kind} from '${parts}html.js'`
      if (target === 'src/models/brand.js') return `${kind} from '${parts}page-address.js'`
      if (target === 'src/models/texts/catalogue.js') return `${kind} from '${parts}texts.js'`
      if (target.startsWith('src/steps/') && !target.endsWith('/index.js')) {
        const step = posix.basename(target, '.js')
        const model = `type ${names.trim()} = Extract<StepView, { readonly step: '${step}' }>`
        return `import type { StepView } from 'express-pingone-mfa'\n\n${model}\n`
      }
      return `${kind} from 'express-pingone-mfa'`
    },
  )
}

const texts = `// The words of a page beside its model, in the language of the page.
import { pageTexts, type TextKey, type TextPart } from 'express-pingone-mfa'

export type { TextKey } from 'express-pingone-mfa'

type Values = Readonly<Record<string, string | number>>

/** The words as one text. */
export function readText(locale: string, key: TextKey, values?: Values): string {
  return pageTexts(locale).text(key, values)
}

/** The words in pieces, with the values set apart. */
export function readParts(locale: string, key: TextKey, values?: Values): TextPart[] {
  return pageTexts(locale).parts(key, values)
}

/** How the language of a page is called and written. */
export function readLanguage(locale: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return pageTexts(locale)
}
`

const pageAddress = `// Addresses of pictures: the option \`brand\` was checked when the app started.

/** True for a path of the app, or an https address. */
export function isPageAddress(address: string): boolean {
  return /^(?:https:\\/\\/|\\/(?![/\\\\]))/.test(address)
}
`

function quote(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
