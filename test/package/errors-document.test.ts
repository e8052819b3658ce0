// docs/errors.md says of every error what causes it and what cures it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLiterals, readMatchingLiterals, readSection, readText, root } from './source.js'

const document = readText('docs/errors.md')
const families = readdirSync(join(root, 'src/errors')).map((file) => `src/errors/${file}`)
const codes = families.flatMap((path) => readMatchingLiterals(path, /^ERR_PINGONE_/)).toSorted()

describe('docs/errors.md', () => {
  test('has a heading for every code, and for no other', () => {
    const headings = [...document.matchAll(/^#{2,3} `(ERR_\w+)`$/gm)].map((match) => match[1])
    expect(headings.toSorted()).toEqual(codes)
  })

  test.each(codes)('%s has its paragraph', (code) => {
    const section = readSection(document, `\`${code}\``)
    expect(section.trim().length).toBeGreaterThan(40)
    expect(section).toContain('**Cure:**')
  })

  test.each([
    ['CallbackReason', 'ERR_PINGONE_CALLBACK', 'sign-on-errors'],
    ['UpstreamReason', 'ERR_PINGONE_UPSTREAM', 'upstream-error'],
    ['FlowError.reason', 'ERR_PINGONE_FLOW', 'flow-error'],
    ['ProvisioningReason', 'ERR_PINGONE_PROVISIONING', 'platform-errors'],
  ])('every %s has its line under %s, and no other has', (type, code, family) => {
    const section = readSection(document, `\`${code}\``)
    const lines = [...section.matchAll(/^- `(\w+)`: \S.{10,}/gm)].map((match) => match[1])
    expect(lines.toSorted()).toEqual(readLiterals(`src/errors/${family}.ts`, type).toSorted())
  })
})
