// The README is true: its code compiles, and every option is in its table.
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { variables } from '../../src/options/environment.js'
import { readCodeBlocks, readFirstCells, readSection, readText, root } from './source.js'

const readme = readText('README.md')

describe('code blocks', () => {
  const mistake = "import { pingoneMfa } from 'express-pingone-mfa'\npingoneMfa({ clientID: '' })\n"
  const documents = [
    'README.md',
    'docs/configuration.md',
    'docs/deploy.md',
    'docs/provisioning.md',
    'docs/views.md',
  ]
  const blocks = documents.flatMap((path) =>
    readCodeBlocks(readText(path), 'ts').map((text, index) => {
      const name = `${path.replaceAll(/\W/g, '-')}-${String(index + 1)}.ts`
      return [join(root, name), text] as const
    }),
  )

  test('of README.md and docs/ compile as an app of their own', () => {
    const problems = compile(new Map([...blocks, [join(root, 'mistake.ts'), mistake]]))
    expect(blocks.length).toBeGreaterThan(8)
    expect(problems).toEqual([expect.stringMatching(/^mistake\.ts: .*clientID.*does not exist/)])
  }, 240_000)
})

describe('the first steps', () => {
  test('are a clone and the two commands of a newcomer, before anything else', () => {
    const [clone, check] = readCodeBlocks(readme, 'sh')
    expect(clone).toMatch(/^git clone https:\/\/\S+\.git && cd \S+\nnpm ci && npm start\n$/)
    expect(check).toBe('npm ci && npm test\n')
    expect(readme.indexOf('npm ci && npm start')).toBeLessThan(700)
  })
})

describe('the table of options', () => {
  const section = readSection(readText('docs/configuration.md'), 'All options')
  const rowsOf = (text: string): readonly string[] =>
    text
      .split('\n')
      .flatMap((line) => (line.startsWith('| `') ? [line.replaceAll(/ +/g, ' ')] : []))

  test('has every option, and no other', () => {
    expect(readFirstCells(section).toSorted()).toEqual(Object.keys(variables).toSorted())
  })

  test('of README.md has the eight that matter first, in the same words', () => {
    const rows = rowsOf(readSection(readme, 'Options'))
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(rowsOf(section)).toContain(row)
  })

  test.each(Object.entries(variables))('%s has its environment variable', (option, variable) => {
    const row = section.split('\n').find((line) => line.startsWith(`| \`${option}\` `)) ?? ''
    const cell = row.split('|')[2]?.trim()
    expect(cell).toBe(variable === undefined ? '' : `\`${variable}\``)
  })
})

/** Compiles files that are only in memory, with the paths of tsconfig.json and a reader's own strictness. */
function compile(files: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    paths: readPaths(),
  }
  const host = ts.createCompilerHost(options)
  const inMemory: ts.CompilerHost = {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile(path, languageVersion) {
      const text = files.get(path)
      if (text === undefined) return host.getSourceFile(path, languageVersion)
      return ts.createSourceFile(path, text, languageVersion)
    },
  }
  const program = ts.createProgram([...files.keys()], options, inMemory)
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)
    const problems = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]
    return problems.map(({ messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, ' ')
      return `${path.slice(root.length + 1)}: ${text}`
    })
  })
}

function readPaths(): Record<string, string[]> {
  const parsed = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  })
  const paths = parsed?.options.paths ?? {}
  return Object.fromEntries(
    Object.entries(paths).map(([name, targets]) => [name, targets.map((to) => join(root, to))]),
  )
}
