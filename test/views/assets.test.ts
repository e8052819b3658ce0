// The stylesheets: small, named by content, and nothing else.
import { describe, expect, test } from 'vitest'
import { createViewAssets } from '../../src/views/assets.js'

describe('createViewAssets', () => {
  const assets = createViewAssets({ name: 'Alder Bank', accent: '#0F5B46' })

  test('gives both stylesheets by name', () => {
    expect(assets.stylesheetFile).toMatch(/^pages\.[0-9a-f]{16}\.css$/)
    expect(assets.brandStylesheetFile).toMatch(/^brand\.[0-9a-f]{16}\.css$/)
    const file = assets.read(assets.stylesheetFile)
    expect(file?.contentType).toBe('text/css; charset=utf-8')
    expect(file?.body).toContain('.panel {')
  })

  test('gives the script that sends a held form, by name', () => {
    expect(assets.resumeScriptFile).toMatch(/^resume\.[0-9a-f]{16}\.js$/)
    const file = assets.read(assets.resumeScriptFile)
    expect(file?.contentType).toBe('text/javascript; charset=utf-8')
    expect(file?.body).toContain('HTMLFormElement.prototype.submit.call(form)')
    expect(file?.body).not.toMatch(/\beval\b|innerHTML|fetch\(|https?:/)
  })

  test('writes the accent as tokens for both schemes', () => {
    expect(assets.read(assets.brandStylesheetFile)?.body).toBe(`:root {
  --fill: #0F5B46;
  --on-fill: #FFFFFF;
  --fill-edge: #0F5B46;
  --fill-hover: #044C39;
  --accent: #0F5B46;
  --accent-tint: #ECF2F0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --fill: #2B715A;
    --on-fill: #FFFFFF;
    --fill-edge: #2B715A;
    --fill-hover: #19634C;
    --accent: #66AA92;
    --accent-tint: #202D2D;
  }
}
`)
  })

  test('the name of the brand stylesheet follows its content', () => {
    const same = createViewAssets({ name: 'Another', accent: '#0f5b46' })
    const other = createViewAssets({ name: 'Alder Bank' })
    expect(same.brandStylesheetFile).toBe(assets.brandStylesheetFile)
    expect(other.brandStylesheetFile).not.toBe(assets.brandStylesheetFile)
    expect(other.stylesheetFile).toBe(assets.stylesheetFile)
  })

  test('an accent that is no colour never reaches the stylesheet', () => {
    const hostile = createViewAssets({ name: 'A', accent: 'red;}body{display:none' })
    expect(hostile.brandStylesheetFile).toBe(createViewAssets({ name: 'A' }).brandStylesheetFile)
  })

  test.each([
    '',
    'pages.css',
    '../pages.css',
    'resume.js',
    'constructor',
    '__proto__',
    'brand.0000.css',
  ])('has no file %j', (file) => {
    expect(assets.read(file)).toBeUndefined()
  })

  test('names the origins of pictures from elsewhere, each once, and no other', () => {
    const brand = { name: 'A', logoUrl: 'https://cdn.example/a.svg', logoDarkUrl: '/dark.svg' }
    expect(createViewAssets(brand).imageSources).toEqual(['https://cdn.example'])
    const twice = { ...brand, logoDarkUrl: 'https://cdn.example/b.svg' }
    expect(createViewAssets(twice).imageSources).toEqual(['https://cdn.example'])
    expect(assets.imageSources).toEqual([])
  })

  test('the stylesheet of all pages is small, loads nothing and names no colour of the brand', () => {
    const { body } = assets.read(assets.stylesheetFile) ?? { body: '' }
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(16 * 1024)
    expect(body).not.toMatch(/url\(|@import|@font-face|gradient|backdrop-filter/)
  })

  test('there is a class for every count-down that a page can show', () => {
    const { body } = assets.read(assets.stylesheetFile) ?? { body: '' }
    for (let seconds = 5; seconds <= 60; seconds += 5) {
      expect(body).toMatch(new RegExp(`\\.wait-${seconds} \\{\\s+--from: ${seconds};`))
    }
  })
})
