// The published schemas of the page models are those of the types, one a step, under a name with the version.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { buildPageSchemas } from '../../build/page-schemas.js'
import { stepNames } from '../../src/steps/index.js'
import { version } from '../../src/version.js'
import { readText, root } from './source.js'

describe('the schemas of the page models', () => {
  test('are what npm run generate makes of the types', { timeout: 180_000 }, () => {
    const schemas = buildPageSchemas()
    expect([...schemas.keys()].toSorted()).toEqual([...pathsOf(stepNames), 'docs/steps.md'])
    for (const [path, text] of schemas) {
      expect(readText(path) === text, `${path} is old: npm run generate`).toBe(true)
    }
  })

  test('are one a step, and no other', () => {
    expect(readdirSync(`${root}/docs/schemas`).map((file) => `docs/schemas/${file}`)).toEqual(
      pathsOf(stepNames),
    )
  })

  test.each(stepNames)('that of %s is named by version and step', (step) => {
    const schema: unknown = JSON.parse(readText(`docs/schemas/${step}.json`))
    expect(schema).toMatchObject({
      $id: `https://unpkg.com/express-pingone-mfa@${version}/docs/schemas/${step}.json`,
      properties: { step: { const: step } },
    })
    const exported: unknown = createRequire(import.meta.url)(
      `express-pingone-mfa/schemas/${step}.json`,
    )
    expect(exported).toEqual(schema)
  })
})

function pathsOf(names: readonly string[]): readonly string[] {
  return names.map((step) => `docs/schemas/${step}.json`).toSorted()
}
