// The console's stylesheet and script, read once from the assets folder beside it.
import { readFileSync } from 'node:fs'
import type { Request, Response } from 'express'

const types = new Map([
  ['inbox.css', 'text/css; charset=utf-8'],
  ['inbox.js', 'text/javascript; charset=utf-8'],
])

const contents = new Map<string, string>()

/** Answers with one of the console's own files, by its name alone. */
export function serveAsset(req: Request, res: Response): void {
  const file = String(req.params['file'])
  const type = types.get(file)
  if (type === undefined) {
    res.status(404).json({ error: 'The emulator’s console has no such file.' })
    return
  }
  res.set({ 'content-type': type, 'cache-control': 'no-cache' }).send(readAsset(file))
}

function readAsset(file: string): string {
  const known = contents.get(file)
  if (known !== undefined) return known
  const content = readFileSync(new URL(`../assets/${file}`, import.meta.url), 'utf8')
  contents.set(file, content)
  return content
}
