// Looks again for what PingOne may not show yet: what was just made, changed or removed.

/** Waits before each further look, in milliseconds: the surer that something must show, the longer. */
const waitsMs = {
  briefly: [250, 1_000],
  aWhile: [250, 1_000, 3_000],
  patiently: [250, 1_000, 3_000, 8_000],
} as const

/** How long it is looked for. */
export type Endurance = keyof typeof waitsMs

/** How long after it was made something may be missing in a list, in milliseconds. */
const recentMs = 120_000

/** Whether something that happened then may not be seen everywhere yet. */
export function isRecent(isoTime: string, nowMs: number): boolean {
  const ageMs = nowMs - Date.parse(isoTime)
  return ageMs >= -recentMs && ageMs <= recentMs
}

/** How to look, and when it is enough. */
export interface Looking<Sight> {
  readonly look: () => Promise<Sight>
  readonly isEnough: (sight: Sight) => boolean
  readonly wait: (ms: number) => Promise<void>
  readonly endurance: Endurance
}

/** Looks until it is enough, or for the last time; `first` is what was seen before. */
export async function lookUntil<Sight>(
  first: Sight,
  { look, isEnough, wait, endurance }: Looking<Sight>,
): Promise<Sight> {
  let sight = first
  for (const ms of waitsMs[endurance]) {
    if (isEnough(sight)) break
    await wait(ms)
    sight = await look()
  }
  return sight
}

/** Waits by a timer. */
export function waitForTimer(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
