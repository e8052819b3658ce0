// The gallery over HTTP: from this machine only, nothing is taken and nothing is kept.
import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { GalleryFile } from './files.js'

/** Serves the files until the server is closed. */
export async function serveGallery(
  files: ReadonlyMap<string, GalleryFile>,
  port: number,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((req, res) => {
    const path = (req.url ?? '/').split('?', 1)[0]?.slice(1)
    const file =
      req.method === 'GET' ? files.get(path === '' ? 'index.html' : (path ?? '')) : undefined
    void answer(res, file)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return { server, url: `http://127.0.0.1:${bound}/` }
}

async function answer(res: ServerResponse, file: GalleryFile | undefined): Promise<void> {
  res.setHeader('Content-Security-Policy', policy)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  if (file === undefined) {
    res.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page here.')
    return
  }
  try {
    const text = await file.read()
    res.writeHead(200, { 'content-type': file.contentType }).end(text)
  } catch (error) {
    res.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
  }
}

/** As for our pages, but that the gallery shows them in frames and that nothing is sent. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; frame-src 'self'; " +
  "frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
