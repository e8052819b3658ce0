// express-pingone-mfa gallery: shows every page of ours, in every state, or writes them to a folder.
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listGalleryFiles, type GalleryFile } from '../gallery/files.js'
import { serveGallery } from '../gallery/server.js'
import { readLanguage } from '../../models/texts/catalogue.js'
import { shippedTags } from '../../models/texts/language.js'
import { readOptions } from './options.js'
import { UsageError, type Terminal } from './terminal.js'

const help = `Usage: express-pingone-mfa gallery [options]

Shows every page in every state: in each purpose, light and dark, narrow and wide,
in both directions and in each language. It needs no account, keeps nothing, and can be reached from
this machine only.

Options
  --port <number>    Port to listen on; 0 takes any free one. Default: 8032
  --out <folder>     Write the pages to this folder, and end
  --locale <tag>     Language of the pages, and of those that are shown the first.
                     Default: en
  --help             Show this`

export const galleryKinds = { port: 'text', out: 'text', locale: 'text', help: 'flag' } as const

/** Shows the pages until the terminal says stop, or writes them. */
export async function runGallery(words: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(words, galleryKinds)
  if (given.has('help')) {
    terminal.print(help)
    return 0
  }
  const locale = readLocale(given.get('locale')?.[0])
  const out = given.get('out')?.[0]
  const files = listGalleryFiles(out === undefined ? listLocales(locale) : [locale])
  if (out === undefined) return serve(files, { port: readPort(given.get('port')?.[0]), terminal })
  if (given.has('port')) throw new UsageError('--port does nothing beside --out.')
  await writeFiles(files, out)
  terminal.print(`${files.size} files written. Open ${join(out, 'index.html')}`)
  return 0
}

async function serve(
  files: ReadonlyMap<string, GalleryFile>,
  { port, terminal }: { readonly port: number; readonly terminal: Terminal },
): Promise<number> {
  const stopped = terminal.untilStopped()
  const { server, url } = await serveGallery(files, port).catch((error: unknown) => {
    throw explainStart(error, port)
  })
  terminal.print(`Every page at ${url}`)
  await stopped
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
  return 0
}

function explainStart(error: unknown, port: number): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (!isTaken) return error
  const help = `Port ${port} is in use. Choose another with --port, or any with --port 0.`
  return new Error(help, { cause: error })
}

async function writeFiles(files: ReadonlyMap<string, GalleryFile>, out: string): Promise<void> {
  for (const [path, { read }] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true })
    await writeFile(join(out, path), await read())
  }
}

function readPort(text = '8032'): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`)
}

/** Every language that comes with the package, the given one first. */
function listLocales(first: string): readonly string[] {
  const { lang } = readLanguage(first)
  return [first, ...shippedTags.filter((tag) => tag !== lang)]
}

function readLocale(locale = 'en'): string {
  const [language] = locale.toLowerCase().split('-')
  if (readLanguage(locale).lang.toLowerCase().split('-')[0] === language) return locale
  throw new UsageError(`The pages have no texts for --locale ${locale}.`)
}
