// The files of a page to start from: its template or view, and the parts that it needs.
import { stepNames } from '../../steps/index.js'
import { contents } from './contents.js'

/** What pages can be written for. */
export const engines = ['ejs', 'nunjucks', 'ts'] as const

/** An engine that draws pages. */
export type Engine = (typeof engines)[number]

const endings: Readonly<Record<Engine, string>> = { ejs: 'ejs', nunjucks: 'njk', ts: 'ts' }

/** Every file that the pages of these steps need, by its path: the pages first. */
export function listEjectedFiles(
  steps: readonly (typeof stepNames)[number][],
  engine: Engine,
): ReadonlyMap<string, string> {
  const all: Readonly<Record<string, string>> = contents[engine] ?? {}
  const files = new Map<string, string>()
  const open = steps.map((step) => `${step}.${endings[engine]}`)
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const text = all[path]
    if (text === undefined) throw new Error(`there is no ${path} to write`)
    if (files.has(path)) continue
    files.set(path, text)
    open.push(...findNeeded(path, text))
  }
  return files
}

/** The files that a file names, each from its own place. */
function findNeeded(path: string, text: string): readonly string[] {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const named = [
    ...[...text.matchAll(/\binclude\('([\w/-]+)'/g)].map(([, name = '']) => `${name}.ejs`),
    ...[...text.matchAll(/\{% (?:extends|import) "\.\/([\w/.-]+)"/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/ from '\.\/([\w/-]+)\.js'/g)].map(([, name = '']) => `${name}.ts`),
  ]
  return named.map((name) => folder + name)
}
