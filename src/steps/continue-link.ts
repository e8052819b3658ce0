// The one link of a page that leads on elsewhere.
import { isOwnPath } from '../models/brand.js'
import type { ViewLink } from '../models/model.js'
import { readText } from '../models/texts/catalogue.js'

/** The link `continue`, if it leads to a path of ours. */
export function buildContinueLinks(locale: string, href: string): ViewLink[] {
  return isOwnPath(href) ? [{ name: 'continue', href, label: readText(locale, 'continue') }] : []
}
