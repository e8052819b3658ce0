// PingOne's way of writing a time span, in milliseconds.

/** Milliseconds of a span of seconds or minutes. */
export function inMilliseconds({
  duration,
  timeUnit,
}: {
  readonly duration: number
  readonly timeUnit: string
}): number {
  return duration * (timeUnit === 'MINUTES' ? 60_000 : 1000)
}
