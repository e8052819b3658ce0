// ARCHITECTURE.md is true: its map is the tree, and the tests it names are there. The tree is built as it says.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildGeneratedModules } from '../../build/generated.js'
import {
  findCircles,
  listFunctions,
  readCodeBlocks,
  readImports,
  readSection,
  readText,
  root,
} from './source.js'

const document = readText('ARCHITECTURE.md')
const rooms = [
  ...(readCodeBlocks(readSection(document, 'The map'), '')[0] ?? '').matchAll(/^(\S+\/) +\S/gm),
].map((match) => match[1] ?? '')

describe('the map', () => {
  test('has every folder of src with its sentence, and no other', () => {
    const drawn = rooms.filter((room) => room.startsWith('src/'))
    expect(drawn.toSorted()).toEqual(['src/', ...listFolders('src')].toSorted())
  })

  test('has only folders that are there', () => {
    expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([])
  })
})

describe('the structure of src', () => {
  const sources = listSources()

  test('has no circle of imports, those of types included', () => {
    const imports = new Map(sources.map((path) => [path, readImports(path)]))
    // A resolver that finds nothing finds no circle either.
    expect(imports.get('src/errors.ts')).toContain('src/errors/flow-error.ts')
    const unknown = [...imports.values()].flat().filter((path) => !existsSync(join(root, path)))
    expect(unknown).toEqual([])
    expect(findCircles(imports)).toEqual([])
  })

  test('has more than two positional parameters in fewer than one function of twenty', () => {
    const functions = sources.flatMap(listFunctions)
    expect(functions.length).toBeGreaterThan(5000)
    const long = functions.filter(({ parameters }) => parameters > 2)
    expect(long.length / functions.length).toBeLessThan(0.05)
  })

  test('has no file of more than 350 lines', () => {
    const generated = new Set(buildGeneratedModules().keys())
    const long = sources
      .filter((path) => !generated.has(path) && !isLanguage(path))
      .map((path) => `${path}: ${String(readText(path).split('\n').length - 1)}`)
      .filter((line) => Number(line.split(': ')[1]) > 350)
    expect(long).toEqual([])
  })
})

/** All texts of a language are one file: who translates reads them together. */
function isLanguage(path: string): boolean {
  const isText = /src\/models\/texts\/[a-z-]+\.ts$/.test(path)
  return isText && readText(path).startsWith('// Every text on a page, in ')
}

describe('what always holds', () => {
  const rows = readSection(document, 'What always holds')
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('| '))

  test('names for every claim a test that is there', () => {
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows.filter(
      (line) => !line.startsWith('| ---') && !line.startsWith('| what'),
    )) {
      const tests = [...row.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map((match) => match[1] ?? '')
      expect(tests, row).not.toHaveLength(0)
      for (const path of tests) expect(existsSync(join(root, path)), path).toBe(true)
    }
  })
})

describe('the document', () => {
  test('is short enough to be read', () => {
    expect(document.split('\n').length).toBeLessThanOrEqual(151)
  })

  test('gives a reason for every runtime dependency', () => {
    const section = readSection(document, 'Dependencies')
    const manifest: unknown = JSON.parse(readText('package.json'))
    for (const name of namesOf(manifest, 'dependencies')) expect(section).toContain(`\`${name}\``)
    for (const name of namesOf(manifest, 'peerDependencies')) {
      if (!name.startsWith('@types/')) expect(section).toContain(`\`${name}\``)
    }
  })
})

describe('the generated modules', () => {
  test.each([...buildGeneratedModules()])('%s is what npm run generate writes', (path, text) => {
    expect(readText(path) === text, `${path} is old: npm run generate`).toBe(true)
  })

  test('are why no module needs the place it is in: a bundle has another', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const placed = sources.filter(
      (path) => path.endsWith('.ts') && readText(`src/${path}`).includes('import.meta'),
    )
    expect(placed).toEqual([])
  })
})

function listSources(): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
}

function listFolders(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${join(entry.parentPath, entry.name).slice(root.length + 1)}/`)
}

function namesOf(manifest: unknown, member: string): readonly string[] {
  if (typeof manifest !== 'object' || manifest === null) return []
  const value: unknown = Reflect.get(manifest, member)
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}
