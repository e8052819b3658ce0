// The public paths of our own pages, below the base path.
import type { Config } from '../../config.js'
import type { Instance } from '../../instance.js'

/** The public path of one of our routes. */
export function buildPath(
  config: Pick<Config, 'basePath'>,
  { path, query }: { readonly path: string; readonly query?: Record<string, string> | undefined },
): string {
  const search = query === undefined ? '' : `?${writeQuery(query)}`
  return `${config.basePath}${path}${search}`
}

const LONG_QUERY = 2000

/** A long return path stays short enough for servers: what a query may hold as it is, is not written as `%XX`. */
function writeQuery(query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString()
  return text.length <= LONG_QUERY
    ? text
    : text.replace(/%(?:2F|3A|3D|3F|40|2C|3B|7E)/g, decodeURIComponent)
}

/** Path of the flow page; the return path goes along so that it outlives the attempt. */
export function buildFlowPath(
  { config }: Instance,
  { handle, returnPath }: { readonly handle: string; readonly returnPath: string },
): string {
  return buildPath(config, {
    path: `${config.paths.login}/flow/${handle}`,
    query: { returnTo: returnPath },
  })
}

/** Where "Start again" leads: a new attempt for the same page. */
export function buildRestartPath(
  config: Pick<Config, 'basePath' | 'paths'>,
  returnPath: string,
): string {
  return buildPath(config, { path: config.paths.login, query: { returnTo: returnPath } })
}
