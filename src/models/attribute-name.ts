// What an attribute of the user is called on a page.
import { writeOutName } from './approval-details.js'
import type { NamedAttribute } from './model.js'
import { isTextKey, readText } from './texts/catalogue.js'

/** PingOne's name for people, else ours, else the attribute's own written out. */
export function nameAttribute(locale: string, { name, displayName }: NamedAttribute): string {
  if (displayName !== undefined) return displayName
  const key = `attribute_${name.replaceAll('.', '_').toLowerCase()}`
  return isTextKey(key) ? readText(locale, key) : writeOutName(name)
}
