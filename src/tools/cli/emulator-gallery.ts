// The gallery beside the emulator: its inbox leads there, for the emulator itself knows no page of ours.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { shippedTags } from '../../models/texts/language.js'
import { listGalleryFiles } from '../gallery/files.js'
import { serveGallery } from '../gallery/server.js'
import { isLoopbackHost, type CliEmulatorOptions } from './emulator-options.js'

/** A gallery that is served. */
export interface OpenGallery {
  readonly url: string
  close(): Promise<void>
}

/** As of the command gallery. */
const galleryPort = 8032

/** Opens it on its own port, or on any free one; not where people reach the emulator from elsewhere. */
export async function openGallery({
  host,
  port,
  externalUrl,
}: CliEmulatorOptions): Promise<OpenGallery | undefined> {
  if (!isLoopbackHost(host) || externalUrl !== undefined) return undefined
  const files = listGalleryFiles(shippedTags)
  const wanted = [0, galleryPort].includes(port) ? 0 : galleryPort
  const { server, url } = await serveGallery(files, wanted).catch(() => serveGallery(files, 0))
  return { url, close: () => close(server) }
}

async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
