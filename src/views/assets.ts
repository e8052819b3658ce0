// The stylesheets of the pages: one that never changes, one made from the brand; both named by their content.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildBrandColours, type BrandColours } from './brand-colours.js'
import { isHttpsAddress, readAccent } from './brand.js'
import type { Brand } from './views.js'

/** The files of ours that a page loads. */
export interface ViewAssets {
  /** File name of the stylesheet of all pages. */
  readonly stylesheetFile: string
  /** File name of the stylesheet made from the brand's accent. */
  readonly brandStylesheetFile: string
  /** The file of that name, or undefined. Names change with content, so an answer may be kept for ever. */
  readonly read: (file: string) => { body: string; contentType: string } | undefined
  /** Origins beside our own that the brand's pictures come from, for `img-src`. */
  readonly imageSources: readonly string[]
}

/** Makes the files for a brand. */
export function createViewAssets(brand: Brand): ViewAssets {
  const [pages, colours] = [readPagesStylesheet(), buildBrandStylesheet(brand)]
  const stylesheetFile = nameByContent('pages', pages)
  const brandStylesheetFile = nameByContent('brand', colours)
  const files = new Map([
    [stylesheetFile, pages],
    [brandStylesheetFile, colours],
  ])
  return {
    stylesheetFile,
    brandStylesheetFile,
    read(file) {
      const body = files.get(file)
      return body === undefined ? undefined : { body, contentType: 'text/css; charset=utf-8' }
    },
    imageSources: findImageSources(brand),
  }
}

/** The stylesheet that a brand's accent becomes. */
export function buildBrandStylesheet(brand: Brand): string {
  const { light, dark } = buildBrandColours(readAccent(brand))
  return [
    `:root {\n${listProperties(light, '  ')}\n}`,
    `@media (prefers-color-scheme: dark) {\n  :root {\n${listProperties(dark, '    ')}\n  }\n}\n`,
  ].join('\n')
}

function listProperties(colours: BrandColours, indent: string): string {
  const properties = {
    '--fill': colours.fill,
    '--on-fill': colours.onFill,
    '--fill-edge': colours.edge,
    '--fill-hover': colours.hover,
    '--accent': colours.text,
    '--accent-tint': colours.tint,
  }
  return Object.entries(properties)
    .map(([name, value]) => `${indent}${name}: ${value};`)
    .join('\n')
}

function readPagesStylesheet(): string {
  return readFileSync(new URL('./assets/pages.css', import.meta.url), 'utf8')
}

function nameByContent(name: string, content: string): string {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return `${name}.${digest}.css`
}

function findImageSources({ logoUrl, logoDarkUrl }: Brand): string[] {
  const addresses = [logoUrl, logoDarkUrl].filter((address) => address !== undefined)
  const origins = addresses.filter(isHttpsAddress).map((address) => new URL(address).origin)
  return [...new Set(origins)]
}
