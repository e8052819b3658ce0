// The files that pages load: a stylesheet, an icon and colours made from the brand, and scripts; all named by their content.
import { createHash } from 'node:crypto'
import { contents } from './assets/contents.js'
import { buildBrandColours, type BrandColours } from '../models/brand-colours.js'
import { isHttpsAddress, readAccent } from '../models/brand.js'
import type { Brand } from '../models/model.js'

/** The files of ours that a page loads. */
export interface ViewAssets {
  /** File name of the stylesheet of all pages. */
  readonly stylesheetFile: string
  /** File name of the stylesheet of the steps that come after the code page. */
  readonly stepsStylesheetFile: string
  /** File name of the stylesheet made from the brand's accent. */
  readonly brandStylesheetFile: string
  /** File name of the script that sends the form of the step `resume`. */
  readonly resumeScriptFile: string
  /** File name of the script that shows a password at the press of a button. */
  readonly passwordScriptFile: string
  /** File name of the script that asks the browser for a passkey. */
  readonly passkeyScriptFile: string
  /** File name of the script for times, what is left of them, and pasted codes. */
  readonly pageScriptFile: string
  /** File name of the script that waits for an answer on another device. */
  readonly waitScriptFile: string
  /** File name of the icon in the brand's accent. */
  readonly iconFile: string
  /** The file of that name, or undefined. Names change with content, so an answer may be kept for ever. */
  readonly read: (file: string) => { body: string; contentType: string } | undefined
  /** Origins beside our own that the brand's pictures come from, for `img-src`. */
  readonly imageSources: readonly string[]
}

/** Makes the files for a brand. */
export function createViewAssets(brand: Brand): ViewAssets {
  const stylesheet = buildFile('pages', 'css', contents['pages.css'])
  const stepsStylesheet = buildFile('steps', 'css', contents['steps.css'])
  const brandStylesheet = buildFile('brand', 'css', buildBrandStylesheet(brand))
  const resumeScript = buildFile('resume', 'js', contents['resume.js'])
  const passwordScript = buildFile('password', 'js', contents['password.js'])
  const passkeyScript = buildFile('passkey', 'js', contents['passkey.js'])
  const pageScript = buildFile('page', 'js', contents['page.js'])
  const waitScript = buildFile('wait', 'js', contents['wait.js'])
  const icon = buildFile('icon', 'svg', buildIcon(brand))
  const all = [
    stylesheet,
    stepsStylesheet,
    brandStylesheet,
    resumeScript,
    passwordScript,
    passkeyScript,
    pageScript,
    waitScript,
    icon,
  ]
  const files = new Map(all.map(({ name, ...file }) => [name, file]))
  return {
    stylesheetFile: stylesheet.name,
    stepsStylesheetFile: stepsStylesheet.name,
    brandStylesheetFile: brandStylesheet.name,
    resumeScriptFile: resumeScript.name,
    passwordScriptFile: passwordScript.name,
    passkeyScriptFile: passkeyScript.name,
    pageScriptFile: pageScript.name,
    waitScriptFile: waitScript.name,
    iconFile: icon.name,
    read: (file) => files.get(file),
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

/** A rounded square in the accent with a ring on it: a tab without a picture looks broken. */
function buildIcon(brand: Brand): string {
  const { fill, onFill } = buildBrandColours(readAccent(brand)).light
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
    `<rect width="32" height="32" rx="7" fill="${fill}"/>`,
    `<circle cx="16" cy="16" r="7.5" fill="none" stroke="${onFill}" stroke-width="4"/>`,
    '</svg>',
  ].join('')
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

const contentTypes = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

function buildFile(
  name: string,
  kind: keyof typeof contentTypes,
  body: string,
): { readonly name: string; readonly body: string; readonly contentType: string } {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { name: `${name}.${digest}.${kind}`, body, contentType: contentTypes[kind] }
}

function findImageSources({ logoUrl, logoDarkUrl, iconUrl }: Brand): string[] {
  const addresses = [logoUrl, logoDarkUrl, iconUrl].filter((address) => address !== undefined)
  const origins = addresses.filter(isHttpsAddress).map((address) => new URL(address).origin)
  return [...new Set(origins)]
}
