// Reads names out of source and documents, so that tests can hold one to the other.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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
