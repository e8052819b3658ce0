// docs/steps.md: every page model in words, made of the schemas, so that what a page is given is told once.

import type { createGenerator } from 'ts-json-schema-generator'

/** A schema, or a part of one. */
export type Schema = ReturnType<ReturnType<typeof createGenerator>['createSchema']>

/** A part of a schema, where `true` stands for anything. */
type Part = Definitions[string]

type Definitions = NonNullable<Schema['definitions']>

/** Objects deeper than this are left to the schema. */
const DEPTH = 2

const head = `# Steps

Made by \`npm run generate\` from the types of the models. Do not edit.

Every page is made of a model, and every model is of one step: its member \`step\` says which. This page lists
the steps by name, each with when it is shown and the members of its own. What all models have in common,
the buttons, the messages and the reasons are in [views.md](views.md#the-models). A member with \`?\` may be absent.
`

/** The document: a section for each step. */
export function buildStepsDocument(schemas: ReadonlyMap<string, Schema>): string {
  const shared = findShared([...schemas.values()])
  const sections = [...schemas].map(([step, schema]) => writeStep({ step, schema, shared }))
  return [head, ...sections].join('\n')
}

/** Members that every model has. */
function findShared(schemas: readonly Schema[]): ReadonlySet<string> {
  const [first, ...others] = schemas.map(({ properties = {} }) => Object.keys(properties))
  return new Set((first ?? []).filter((name) => others.every((names) => names.includes(name))))
}

interface Step {
  readonly step: string
  readonly schema: Schema
  readonly shared: ReadonlySet<string>
}

function writeStep({ step, schema, shared }: Step): string {
  const { properties = {}, required = [], definitions = {} } = schema
  const rows = Object.entries(properties)
    .filter(([name]) => !shared.has(name))
    .map(([name, member]) => {
      const mark = required.includes(name) ? '' : '?'
      const type = writeType(member, { definitions, depth: DEPTH })
      return `| \`${name}${mark}\` | ${code(type)} | ${cell(describe(member, definitions))} |`
    })
  const table = ['| member | type | what |', '| --- | --- | --- |', ...rows]
  return [
    `## ${step}`,
    '',
    `${line(schema.description)} [Schema](schemas/${step}.json)`,
    '',
    ...(rows.length === 0 ? [] : [...table, '']),
  ].join('\n')
}

/** What is said of the member, or else of its type. */
function describe(member: Part, definitions: Definitions): string | undefined {
  return resolve(member, definitions).description
}

interface Place {
  readonly definitions: Definitions
  readonly depth: number
}

/** The type as TypeScript writes it. */
function writeType(schema: Part, place: Place): string {
  const found = resolve(schema, place.definitions)
  const { anyOf, items, properties, additionalProperties } = found
  if (found.const !== undefined) return writeLiteral(found.const)
  if (found.enum !== undefined) return found.enum.map(writeLiteral).join(' | ')
  if (anyOf !== undefined) return anyOf.map((each) => writeType(each, place)).join(' | ')
  if (items !== undefined) return writeArray(items, place)
  if (properties !== undefined) return writeObject(found, place)
  if (typeof additionalProperties === 'object') {
    return `{ [name]: ${writeType(additionalProperties, place)} }`
  }
  return [found.type ?? 'unknown'].flat().join(' | ')
}

function writeLiteral(value: unknown): string {
  return JSON.stringify(value).replaceAll('"', "'")
}

function writeArray(items: Part | readonly Part[], place: Place): string {
  const list: readonly Part[] = typeof items === 'object' && 'length' in items ? items : [items]
  const types = new Set(list.map((each) => writeType(each, place)))
  const isUnion = types.size > 1 || list.some((each) => isChoice(resolve(each, place.definitions)))
  return isUnion ? `(${[...types].join(' | ')})[]` : `${[...types].join('')}[]`
}

function isChoice({ anyOf, enum: literals, const: literal }: Schema): boolean {
  return literal === undefined && (anyOf !== undefined || literals !== undefined)
}

function writeObject({ properties = {}, required = [] }: Schema, place: Place): string {
  if (place.depth === 0) return 'object'
  const members = Object.entries(properties).map(([name, member]) => {
    const type = writeType(member, { ...place, depth: place.depth - 1 })
    return `${name}${required.includes(name) ? '' : '?'}: ${type}`
  })
  return `{ ${members.join('; ')} }`
}

function resolve(schema: Part, definitions: Definitions): Schema {
  if (typeof schema === 'boolean') return {}
  const name = schema.$ref?.replace('#/definitions/', '')
  const found = name === undefined ? undefined : definitions[decodeURIComponent(name)]
  return found === undefined ? schema : { ...resolve(found, definitions), ...pickWords(schema) }
}

function pickWords({ description }: Schema): Schema {
  return description === undefined ? {} : { description }
}

/** A type in a cell of a table, where a bar would end the cell. */
function code(type: string): string {
  return `\`${type.replaceAll('|', '\\|')}\``
}

function cell(text: string | undefined): string {
  return line(text).replaceAll('|', '\\|')
}

function line(text = ''): string {
  return text.replaceAll('\n', ' ')
}
