// Reads a response body up to a limit, counted after decoding, while it streams in.
import { types } from 'node:util'
import type { FetchedResponse } from './fetch-function.js'

/** A body that is longer than we read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/**
 * The whole body in memory.
 *
 * @throws {BodyTooLarge} As soon as more than `maxBytes` are announced or have arrived.
 */
export async function readBoundedBody(
  response: FetchedResponse,
  maxBytes: number,
): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? '0')
  if (announced > maxBytes) return refuse(response, maxBytes)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunksOf(response)) {
    length += chunk.byteLength
    if (length > maxBytes) throw new BodyTooLarge(`body longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

/** Lets go of a body that nobody will read. */
export async function discardBody(response: FetchedResponse): Promise<void> {
  await response.body?.cancel().catch(() => undefined)
}

async function refuse(response: FetchedResponse, maxBytes: number): Promise<never> {
  await discardBody(response)
  throw new BodyTooLarge(`body longer than ${maxBytes} bytes`)
}

/** Leaving the loop early cancels the stream, and with it the connection. */
async function* chunksOf(response: FetchedResponse): AsyncGenerator<Uint8Array> {
  if (response.body === null) return
  const reader = response.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (!types.isUint8Array(value)) throw new TypeError('the body of an answer must be bytes')
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
