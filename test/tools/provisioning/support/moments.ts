// At which moments a run can end, and a run that ends there as if its process were killed.

/** Where a run ends: at its n-th call, before or after PingOne acted on it. */
export interface Moment {
  readonly call: number
  readonly isAnswered: boolean
}

/**
 * The moments that differ: before a call that changes something, after PingOne acted on it, and before the
 * next call, when what was made is written down.
 */
export async function findMoments(
  run: (through: typeof fetch) => Promise<unknown>,
): Promise<readonly Moment[]> {
  const changes: number[] = []
  let calls = 0
  await run((input, init) => {
    calls += 1
    if (init?.method !== 'GET' && !addressOf(input).endsWith('/as/token')) changes.push(calls)
    return fetch(input, init)
  })
  return changes.flatMap((call) => [
    { call, isAnswered: false },
    { call, isAnswered: true },
    ...(call < calls && !changes.includes(call + 1) ? [{ call: call + 1, isAnswered: false }] : []),
  ])
}

/**
 * Lets a run go as far as the moment, and no further: as when the process were killed there, nothing of it
 * runs any more.
 */
export async function endAt(
  moment: Moment,
  run: (through: typeof fetch) => Promise<unknown>,
): Promise<void> {
  let calls = 0
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const forever = new Promise<never>(() => undefined)
  const running = run(async (input, init) => {
    calls += 1
    if (calls < moment.call) return fetch(input, init)
    if (moment.isAnswered) await (await fetch(input, { ...init, signal: null })).arrayBuffer()
    end()
    return forever
  })
  running.catch(() => undefined)
  await Promise.race([running, ended])
}

/** For the message of a failure. */
export function describeMoment({ call, isAnswered }: Moment): string {
  return `ended ${isAnswered ? 'after' : 'before'} call ${call}`
}

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input)
}
