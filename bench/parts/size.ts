// What an installation in production weighs over B: by npm, into folders of its own, what each package takes.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeTable } from '../measure/table.js'
import { packProduct } from '../prepare.js'

const execute = promisify(execFile)
const base = ['express', 'express-session']
const peers: readonly (readonly string[])[] = [
  ['openid-client'],
  ['express-openid-connect'],
  ['passport', 'openid-client'],
  ['passport', 'passport-openidconnect'],
  ['@auth/express'],
  ['@okta/oidc-middleware'],
  ['better-auth'],
]

interface Weight {
  readonly packages: number
  readonly diskBytes: number
  readonly bytes: number
  readonly heaviest: readonly (readonly [string, number])[]
}

/** Installs each beside express and express-session. */
export async function run(): Promise<string> {
  const versions = await readVersions()
  const specify = (name: string): string => `${name}@${versions[name] ?? 'latest'}`
  const tarball = await packProduct()
  const limit = await weigh(base.map(specify))
  const product = await weigh([...base.map(specify), tarball])
  const rows = [row('this package', { limit, weight: product })]
  for (const names of peers) {
    const weight = await weigh([...base, ...names].map(specify))
    rows.push(row(names.join(' + '), { limit, weight }))
  }
  const heaviest = product.heaviest.filter(([name]) => !limit.heaviest.some(([of]) => of === name))
  const parts = heaviest.map(([name, bytes]) => [name, megabytes(bytes)])
  const header = ['installed over B', 'packages', 'MB on disk', 'MB of bytes']
  return [
    `### Size\n\nB is ${limit.packages} packages, ${megabytes(limit.diskBytes)} MB on disk.\n`,
    writeTable(header, rows),
    '',
    writeTable(['of this package over B', 'MB on disk'], parts),
    '',
  ].join('\n')
}

function row(
  name: string,
  { limit, weight }: { readonly limit: Weight; readonly weight: Weight },
): readonly string[] {
  return [
    name,
    `+${weight.packages - limit.packages}`,
    megabytes(weight.diskBytes - limit.diskBytes),
    megabytes(weight.bytes - limit.bytes),
  ]
}

async function weigh(specifiers: readonly string[]): Promise<Weight> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-size-'))
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true }')
    const quiet = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline']
    await execute('npm', ['install', ...quiet, ...specifiers], { cwd: folder })
    await rm(join(folder, 'node_modules'), { recursive: true })
    await execute('npm', ['ci', '--omit=dev', ...quiet], { cwd: folder })
    return await weighModules(join(folder, 'node_modules'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function weighModules(folder: string): Promise<Weight> {
  const weights = new Map<string, number>()
  let diskBytes = 0
  let bytes = 0
  let packages = 0
  for (const path of await readdir(folder, { recursive: true })) {
    const { size, blocks } = await stat(join(folder, path))
    diskBytes += blocks * 512
    bytes += size
    const name = nameOf(path)
    if (/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(`node_modules/${path}`))
      packages += 1
    if (name !== undefined) weights.set(name, (weights.get(name) ?? 0) + blocks * 512)
  }
  return { packages, diskBytes, bytes, heaviest: [...weights].sort(([, a], [, b]) => b - a) }
}

/** The package a file belongs to, by its place at the top. */
function nameOf(path: string): string | undefined {
  return /^(@[^/]+\/[^/]+|[^@.][^/]*)/.exec(path)?.[1]
}

async function readVersions(): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly dependencies: Readonly<Record<string, string>> })
    .dependencies
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
