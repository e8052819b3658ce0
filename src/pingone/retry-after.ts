// `Retry-After`: seconds or an HTTP date, clamped; anything else is no answer.

const leastSeconds = 1
const mostSeconds = 120
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Seconds to wait, between 1 and 120 (or `most`); `undefined` when the header is absent or means nothing. */
export function parseRetryAfter(
  header: string | null,
  { nowMs, most = mostSeconds }: { readonly nowMs: number; readonly most?: number | undefined },
): number | undefined {
  if (header === null) return undefined
  const value = header.trim()
  if (/^\d+$/.test(value)) return clampWait(Number(value), most)
  if (!httpDate.test(value)) return undefined
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : clampWait(Math.ceil((instant - nowMs) / 1000), most)
}

/** Between 1 and 120 seconds, or `most`. */
export function clampWait(seconds: number, most: number = mostSeconds): number {
  return Math.min(Math.max(seconds, leastSeconds), most)
}
