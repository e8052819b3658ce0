// The JSON Schema of every page model, made of the types of the steps: what jsonViews() answers with. And docs/steps.md, made of the schemas.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'
import { version } from '../src/version.js'
import { buildStepsDocument, type Schema } from './steps-document.js'

/** The folder of package.json. */
const root = join(import.meta.dirname, '..')

/** Where the schemas stand; package.json exports each as `schemas/<step>.json`. */
const folder = 'docs/schemas'

/** Every schema and the document made of them: its path, and the text that it must have. */
export function buildPageSchemas(): ReadonlyMap<string, string> {
  const schemas = new Map(createSchemas())
  return new Map([
    ...[...schemas].map(([step, schema]) => writeSchema(step, schema)),
    ['docs/steps.md', buildStepsDocument(schemas)],
  ])
}

function createSchemas(): readonly (readonly [step: string, schema: Schema])[] {
  const generator = createGenerator({
    path: join(root, 'src/steps/*.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    topRef: false,
    skipTypeCheck: true, // `npm run types` does that
    additionalProperties: false,
    sortProps: true,
  })
  return findModels().map(({ step, type }) => [step, generator.createSchema(type)])
}

function writeSchema(step: string, { $schema, ...schema }: Schema): readonly [string, string] {
  const path = `${folder}/${step}.json`
  const $id = `https://unpkg.com/express-pingone-mfa@${version}/${path}`
  const title = `The page model of the step ${step}`
  return [path, `${JSON.stringify({ $schema, $id, title, ...schema }, null, 2)}\n`]
}

/** The model of each step: the interface whose member `step` is its name. */
function findModels(): readonly { readonly step: string; readonly type: string }[] {
  const files = readdirSync(join(root, 'src/steps')).filter((file) => file.endsWith('.ts'))
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(root, 'src/steps', file), 'utf8')
    const models = text.matchAll(
      /^export interface (\w+)[^{]*\{[^}]*?\n {2}readonly step: '([\w-]+)'/gm,
    )
    return [...models].map(([, type = '', step = '']) => ({ step, type }))
  })
}
