// The console's stylesheet and script.
import type { Request, Response } from 'express'
import { contents } from '../assets/contents.js'

const assets = new Map([
  ['inbox.css', { type: 'text/css; charset=utf-8', content: contents['inbox.css'] }],
  ['inbox.js', { type: 'text/javascript; charset=utf-8', content: contents['inbox.js'] }],
])

/** Answers with one of the console's own files, by its name alone. */
export function serveAsset(req: Request, res: Response): void {
  const asset = assets.get(String(req.params['file']))
  if (asset === undefined) {
    res.status(404).json({ error: 'The emulator’s console has no such file.' })
    return
  }
  res.set({ 'content-type': asset.type, 'cache-control': 'no-cache' }).send(asset.content)
}
