// The package as it is published, built once for a state of the source, however many tests ask for it.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { buildPackage } from '../../build/package.js'

const root = join(import.meta.dirname, '../..')
const cache = join(root, 'node_modules/.cache/built-package')

/** What a build depends on. */
const sources = ['src', 'build', 'package.json', 'package-lock.json', 'tsconfig.json']

/** The folder of a build of the source as it is: `package.json` and `dist`, as in the tarball. */
export async function provideBuiltPackage(): Promise<string> {
  const folder = join(cache, computeDigest())
  if (!existsSync(folder)) await build(folder)
  return folder
}

/** Other test files may build at the same time: whoever is first, all have the same. */
async function build(folder: string): Promise<void> {
  const draft = `${folder}.${String(process.pid)}`
  mkdirSync(draft, { recursive: true })
  await buildPackage(join(draft, 'dist'))
  cpSync(join(root, 'package.json'), join(draft, 'package.json'))
  try {
    renameSync(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

function computeDigest(): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(listFiles)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function listFiles(path: string): readonly string[] {
  if (path.includes('.')) return [path]
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).toSorted()
}
