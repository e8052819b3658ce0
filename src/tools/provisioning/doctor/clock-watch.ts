// Compares the clock of this machine with the Date header of PingOne's answers.
import type { FetchedResponse, FetchFunction } from '../../../pingone/fetch-function.js'

/** How far apart the clocks are. */
export interface ClockFact {
  /** Ours less theirs, in whole seconds; half a round trip is allowed for. */
  readonly aheadSeconds: number
}

/** A `fetch` that looks at the answers that come by. */
export interface ClockWatch {
  readonly fetch: FetchFunction
  /** Absent until an answer had a usable date. */
  read(): ClockFact | undefined
}

interface Sighting extends ClockFact {
  /** A cache in between may answer a GET with the date of yesterday. */
  readonly isFresh: boolean
}

/** Creates the watch; a fresh answer counts more than one that may come out of a cache. */
export function createClockWatch(send: FetchFunction, nowMs: () => number): ClockWatch {
  let seen: Sighting | undefined
  return {
    fetch: async (input, init) => {
      const sentMs = nowMs()
      const response = await send(input, init)
      const isFresh = init.method === 'POST'
      if (seen?.isFresh !== true || isFresh) {
        seen = compare(response, { sentMs, receivedMs: nowMs(), isFresh }) ?? seen
      }
      return response
    },
    read: () => seen && { aheadSeconds: seen.aheadSeconds },
  }
}

function compare(
  response: FetchedResponse,
  { sentMs, receivedMs, isFresh }: { sentMs: number; receivedMs: number; isFresh: boolean },
): Sighting | undefined {
  const wholeSecond = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(wholeSecond)) return undefined
  const theirsMs = wholeSecond + 500
  const oursMs = (sentMs + receivedMs) / 2
  const margin = 500 + (receivedMs - sentMs) / 2
  const apart = oursMs - theirsMs
  if (Math.abs(apart) <= margin) return { aheadSeconds: 0, isFresh }
  return { aheadSeconds: Math.round((apart - Math.sign(apart) * margin) / 1000), isFresh }
}
