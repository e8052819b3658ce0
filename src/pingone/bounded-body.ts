// Reads a response body up to a limit, counted after decoding, while it streams in.

/** A body that is longer than we read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/**
 * The whole body in memory.
 *
 * @throws {BodyTooLarge} As soon as more than `maxBytes` are announced or have arrived.
 */
export async function readBoundedBody(response: Response, maxBytes: number): Promise<Uint8Array> {
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
export async function discardBody(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined)
}

async function refuse(response: Response, maxBytes: number): Promise<never> {
  await discardBody(response)
  throw new BodyTooLarge(`body longer than ${maxBytes} bytes`)
}

/** Leaving the loop early cancels the stream, and with it the connection. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const body: ReadableStream<Uint8Array> | null = response.body
  if (body === null) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
