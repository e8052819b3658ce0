// Makes ready what is measured: peers by their lock file, and the package as npm would install it from a tarball.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const bench = fileURLToPath(new URL('.', import.meta.url))
const project = fileURLToPath(new URL('..', import.meta.url))
const modules = join(bench, 'node_modules')
/** Holds the lock file that was installed: git gives files new times, npm changes nothing for that. */
const installed = join(modules, '.installed-lock.json')
const marker = join(modules, '.product-installed')
const quiet = ['--silent', '--no-audit', '--no-fund']
const madeOf = ['src', 'build', 'package.json'].map((path) => join(project, path))

let packed: Promise<string> | undefined

/** Installs what is missing or older than its sources. */
export async function prepare(): Promise<void> {
  const lock = await readFile(join(bench, 'package-lock.json'), 'utf8')
  if (!existsSync(installed) || (await readFile(installed, 'utf8')) !== lock) {
    console.error('installing the peers into bench/node_modules …')
    await execute('npm', ['ci', ...quiet], { cwd: bench })
    await writeFile(installed, lock)
  }
  if (await isNewer(marker, madeOf)) return
  console.error('building, packing and installing this package …')
  const tarball = await packProduct()
  await execute('npm', ['install', '--no-save', ...quiet, tarball], { cwd: bench })
  await writeFile(marker, '')
}

/** Builds and packs the package. @returns the path of the tarball. */
export function packProduct(): Promise<string> {
  packed ??= pack()
  return packed
}

async function pack(): Promise<string> {
  const folder = join(tmpdir(), `bench-pack-${process.pid}`)
  await mkdir(folder, { recursive: true })
  process.on('exit', () => void rm(folder, { recursive: true, force: true }))
  await execute('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: project })
  const [name = ''] = await readdir(folder)
  return join(folder, name)
}

/** Is the file there, and no source newer? */
async function isNewer(file: string, sources: readonly string[]): Promise<boolean> {
  if (!existsSync(file)) return false
  const { mtimeMs } = await stat(file)
  const newest = await Promise.all(sources.map(readNewest))
  return Math.max(...newest) <= mtimeMs
}

async function readNewest(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  const times = await Promise.all(names.map((name) => readNewest(join(path, name))))
  return Math.max(found.mtimeMs, ...times)
}
