// Reads names out of source and documents, so that tests can hold one to the other.
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** The folder of package.json. */
export const root: string = join(import.meta.dirname, '../..')

/** The text of a file of this repository. */
export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Every string literal in a type alias, or in the type of a class member written `Class.member`. */
export function readLiterals(path: string, name: string): readonly string[] {
  const found: string[] = []
  const [className, memberName] = name.split('.')
  visit(parse(path), (node) => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text === name) collect(node.type, found)
    if (!ts.isClassDeclaration(node) || node.name?.text !== className) return
    const member = node.members.find((each) => each.name?.getText() === memberName)
    if (member !== undefined && ts.isPropertyDeclaration(member)) collect(member.type, found)
  })
  if (found.length === 0) throw new Error(`${path} has no literals in ${name}`)
  return found
}

/** Every string literal of a file that fits a pattern, once. */
export function readMatchingLiterals(path: string, pattern: RegExp): readonly string[] {
  const found = new Set<string>()
  visit(parse(path), (node) => {
    if (ts.isStringLiteral(node) && pattern.test(node.text)) found.add(node.text)
  })
  return [...found].sort()
}

/** The files of this repository that a file imports, in any way: types, `import()` and `export … from` too. */
export function readImports(path: string): readonly string[] {
  const found: string[] = []
  visit(parse(path), (node) => {
    const name = readModuleName(node)
    if (name?.startsWith('.') !== true) return
    found.push(posix.join(posix.dirname(path), name.replace(/\.js$/, '.ts')))
  })
  return found
}

function readModuleName(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const { moduleSpecifier } = node
    return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)
      ? moduleSpecifier.text
      : undefined
  }
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literalOf(node.argument.literal) : undefined
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword)
    return undefined
  return literalOf(node.arguments[0])
}

function literalOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteral(node) ? node.text : undefined
}

/** Every group of files that reach each other by imports, each sorted (Tarjan's algorithm). */
export function findCircles(
  imports: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = []
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const look = (file: string): void => {
    index.set(file, index.size)
    let low = index.size - 1
    open.push(file)
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) look(next)
      if (open.includes(next)) low = Math.min(low, lowest.get(next) ?? index.get(next) ?? low)
    }
    lowest.set(file, low)
    if (low !== index.get(file)) return
    const group = open.splice(open.indexOf(file))
    if (group.length > 1 || imports.get(file)?.includes(file) === true) circles.push(group.sort())
  }
  for (const file of imports.keys()) if (!index.has(file)) look(file)
  return circles
}

/** Every function of a file that has a body, with its number of positional parameters. */
export function listFunctions(path: string): readonly { readonly parameters: number }[] {
  const found: { readonly parameters: number }[] = []
  visit(parse(path), (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return
    const parameters = node.parameters.filter(({ name }) => name.getText() !== 'this')
    found.push({ parameters: parameters.length })
  })
  return found
}

/** The text below a heading, to the next heading of the same or a higher level. */
export function readSection(document: string, heading: string): string {
  const lines = document.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  if (start === -1) throw new Error(`no heading ${heading}`)
  const level = levelOf(lines[start] ?? '')
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => /^#+ /.test(line) && levelOf(line) <= level)
  return rest.slice(0, end === -1 ? undefined : end).join('\n')
}

/** First cells of a table's rows, without backticks. */
export function readFirstCells(section: string): readonly string[] {
  return section
    .split('\n')
    .map((line) => /^\| `([^`]+)` /.exec(line)?.[1])
    .filter((cell) => cell !== undefined)
}

/** Code blocks of one language. */
export function readCodeBlocks(document: string, language: string): readonly string[] {
  const blocks = document.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))
  return [...blocks].map((block) => block[1] ?? '')
}

function levelOf(line: string): number {
  return /^#+/.exec(line)?.[0].length ?? 7
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2023, true)
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => {
    visit(child, look)
  })
}

function collect(type: ts.Node | undefined, found: string[]): void {
  if (type === undefined) return
  visit(type, (node) => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
      found.push(node.literal.text)
  })
}
