// The brand above the panel: its picture, and its name as text.
import { isPageAddress } from '../../models/brand.js'
import { html, type Html } from '../html.js'
import type { Brand } from '../../models/model.js'

/** The head of every page. */
export function header(brand: Brand): Html {
  const picture = logo(brand)
  const isNameInPicture = picture !== undefined && (brand.logoAlt ?? '').includes(brand.name)
  return html`<header class="brand">
    ${picture}${!isNameInPicture && html`<span translate="no">${brand.name}</span>`}
  </header>`
}

function logo({ logoUrl, logoDarkUrl, logoAlt = '' }: Brand): Html | undefined {
  if (logoUrl === undefined || !isPageAddress(logoUrl)) return undefined
  const image = html`<img class="logo" src="${logoUrl}" alt="${logoAlt}" />`
  if (logoDarkUrl === undefined || !isPageAddress(logoDarkUrl)) return image
  // In srcset a comma ends an address.
  const dark = logoDarkUrl.replaceAll(',', '%2C')
  return html`<picture
    ><source srcset="${dark}" media="(prefers-color-scheme: dark)" />
    ${image}</picture
  >`
}
