// A link to a path of ours, under a text of ours.
import { isOwnPath } from '../models/brand.js'
import type { CommonFacts, ViewLink } from '../models/model.js'
import { readText, type TextKey } from '../models/texts/catalogue.js'

/** The link, where there is a place to lead to. */
export function buildLink(
  { locale, brand }: Pick<CommonFacts, 'locale' | 'brand'>,
  {
    name,
    href,
    key,
  }: {
    readonly name: ViewLink['name']
    readonly href: string | undefined
    readonly key: TextKey
  },
): ViewLink[] {
  if (href === undefined || !isOwnPath(href)) return []
  return [{ name, href, label: readText(locale, key, { brand: brand.name }) }]
}
