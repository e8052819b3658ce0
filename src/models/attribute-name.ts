// What an attribute of the user is called on a page.
import { writeOutName } from './approval-details.js'
import { isTextKey, readText } from './texts/catalogue.js'

/** An attribute, by PingOne's name and, where it has one, its name for people. */
export interface NamedAttribute {
  readonly name: string
  readonly displayName?: string
}

/** PingOne's name for people, else ours, else the attribute's own written out. */
export function nameAttribute(locale: string, { name, displayName }: NamedAttribute): string {
  if (displayName !== undefined) return displayName
  const key = `attribute_${name.replaceAll('.', '_').toLowerCase()}`
  return isTextKey(key) ? readText(locale, key) : writeOutName(name)
}
