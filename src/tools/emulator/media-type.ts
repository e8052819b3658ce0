// Media types of a request: of its body, and of the answer it asks for.
import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'

const json = 'application/json;charset=UTF-8'
const hal = 'application/hal+json;charset=UTF-8'

/**
 * The media type of the body, without parameters, as it was written; empty when none was sent.
 * PingOne's own Go SDK sends a second line with the vendor type beside `application/json`: an
 * operation is named by the vendor type, so that is the one that counts.
 */
export function readMediaType(req: Pick<IncomingMessage, 'headersDistinct'>): string {
  const lines = req.headersDistinct['content-type'] ?? []
  const types = lines
    .flatMap((line) => line.split(','))
    .map((each) => each.split(';')[0]?.trim() ?? '')
  return types.find((type) => /^application\/vnd\.pingidentity\./i.test(type)) ?? types[0] ?? ''
}

/** The type of a platform answer: JSON, unless the client would rather have HAL. */
export function platformAnswerType(req: Request): string {
  return req.accepts(['application/json', 'application/hal+json']) === 'application/hal+json'
    ? hal
    : json
}

/** The type of a flow: HAL, unless the client takes JSON and not HAL, or HAL less gladly. */
export function flowAnswerType(req: Request): string {
  return req.accepts(['application/hal+json', 'application/json']) === 'application/json'
    ? json
    : hal
}
