// HAL links as a list of abilities: their names say what may be done, their addresses are never followed.
import { isObject, readMember } from './json.js'

const maxLinks = 64

/**
 * Names of the actions that a resource links.
 *
 * An action counts only when its link, where it has an address, has exactly `resourceUrl`: a link to
 * another host, environment or flow offers nothing.
 */
export function readOfferedActions(resource: unknown, resourceUrl: string): readonly string[] {
  const links = readMember(resource, '_links')
  if (!isObject(links)) return []
  return Object.entries(links)
    .slice(0, maxLinks)
    .filter(([name, link]) => isActionName(name) && pointsTo(link, resourceUrl))
    .map(([name]) => name)
}

function isActionName(name: string): boolean {
  return name !== 'self' && name.length <= 64 && /^[A-Za-z][A-Za-z0-9.]*$/.test(name)
}

function pointsTo(link: unknown, resourceUrl: string): boolean {
  if (!isObject(link)) return false
  const href = readMember(link, 'href')
  return href === undefined || href === resourceUrl
}
