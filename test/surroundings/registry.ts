// An npm registry for a test: one package comes from a tarball here, all others from the real registry.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeServer } from '../support/close-server.js'

/** A running registry. */
export interface TestRegistry {
  readonly url: string
  close(): Promise<void>
}

/** What is published. */
export interface PublishedPackage {
  readonly name: string
  readonly tarball: string
  /** Its package.json. */
  readonly manifest: Readonly<Record<string, unknown>>
}

/** Starts a registry that has the package as its only version. */
export async function startRegistry(
  published: PublishedPackage,
  upstream: string,
): Promise<TestRegistry> {
  const bytes = readFileSync(published.tarball)
  const server = createServer((req, res) => {
    const path = req.url ?? '/'
    if (path === `/${published.name}`) sendJson(res, describe(published, bytes, url()))
    else if (path === `/${published.name}/-/package.tgz`) res.end(bytes)
    else void passOn(new URL(path, upstream), req.headers.accept, res)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url: url(), close: () => closeServer(server) }
}

function describe({ name, manifest }: PublishedPackage, bytes: Buffer, url: string): unknown {
  const version = String(manifest['version'])
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  const dist = { tarball: `${url}/${name}/-/package.tgz`, integrity }
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
}

function sendJson(res: ServerResponse, body: unknown): void {
  res.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

async function passOn(target: URL, accept: string | undefined, res: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(target, { headers: accept === undefined ? {} : { accept } })
    res.statusCode = answer.status
    res.setHeader('content-type', answer.headers.get('content-type') ?? 'application/octet-stream')
    res.end(Buffer.from(await answer.arrayBuffer()))
  } catch {
    res.writeHead(502).end()
  }
}
