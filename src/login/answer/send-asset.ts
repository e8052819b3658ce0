// GET /login/assets/:file: our stylesheets and our script, by hashed names, for ever.
import { readSegment } from './route-path.js'
import type { Exchange } from '../exchange.js'

/** Sends one of our asset files. */
export function sendAsset({ instance, req, res }: Exchange): Promise<void> {
  const file = readSegment(req, `${instance.config.paths.login}/assets/`)
  const asset = instance.assets.read(file)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  if (asset === undefined) {
    res.status(404).type('text/plain').send('Not found')
  } else {
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    res.type(asset.contentType).send(asset.body)
  }
  return Promise.resolve()
}
