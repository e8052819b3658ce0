// The path and query of a request as the browser asked for it, whatever a proxy in front has taken away.
import type { Request } from 'express'
import type { Config } from '../../config.js'

/** Path and query under the origin of `baseUrl`. */
export function readPublicUrl(
  { originalUrl }: Pick<Request, 'originalUrl'>,
  { strippedPrefix }: Pick<Config, 'strippedPrefix'>,
): string {
  return strippedPrefix === '' || !originalUrl.startsWith('/')
    ? originalUrl
    : strippedPrefix + originalUrl
}
