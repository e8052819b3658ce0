// Slices of work, one subject after the other in random order, round after round until the time is over.
import type { Child } from './child.js'
import { compareRounds, type Reading, type Round } from './comparison.js'
import { createRandom, shuffle } from './statistics.js'
import { writeComparison } from './table.js'

/** One thing that is measured: a process and a unit of work it is given. */
export interface Subject {
  readonly name: string
  readonly app: Child
  /** One unit; `worker` tells those that run at a time apart. Throws when the answer is not the right one. */
  readonly work: (worker: number) => Promise<void>
}

/** How much is measured. */
export interface RoundsOptions {
  /** Heading of the table. */
  readonly title: string
  /** What one unit is called, e.g. `request`. */
  readonly unit: string
  /** Units of a slice. */
  readonly slice: number
  /** Units at a time. */
  readonly workers: number
  /** Seconds for all rounds; at least five rounds are made. */
  readonly seconds: number
}

const LEAST_ROUNDS = 5
const WARM_UP_SLICES = 3

/** Measures the subjects, the baseline first and the same baseline in another process second. @returns Markdown. */
export async function measureRounds(
  subjects: readonly Subject[],
  options: RoundsOptions,
): Promise<string> {
  for (let slice = 0; slice < WARM_UP_SLICES; slice += 1) {
    for (const subject of subjects) await measureSlice(subject, options)
  }
  const random = createRandom(Date.now())
  const rounds: Round[] = []
  const endsAt = performance.now() + options.seconds * 1000
  while (rounds.length < LEAST_ROUNDS || performance.now() < endsAt) {
    rounds.push(await measureRound(subjects, { options, random }))
  }
  const names = subjects.map(({ name }) => name)
  const table = writeComparison(compareRounds(names, rounds), {
    baseline: names[0] ?? '',
    rounds: rounds.length,
    unit: options.unit,
  })
  return `### ${options.title}\n\n${table}\n`
}

async function measureRound(
  subjects: readonly Subject[],
  { options, random }: { readonly options: RoundsOptions; readonly random: () => number },
): Promise<Round> {
  const readings = new Map<Subject, Reading>()
  for (const subject of shuffle(subjects, random)) {
    readings.set(subject, await measureSlice(subject, options))
  }
  return subjects.flatMap((subject) => readings.get(subject) ?? [])
}

/** Garbage of the slice before is collected before the clock starts. */
async function measureSlice(
  { app, work }: Subject,
  { slice, workers }: RoundsOptions,
): Promise<Reading> {
  await app.ask('gc')
  const latenciesMs: number[] = []
  let left = slice
  const run = async (worker: number): Promise<void> => {
    while (left > 0) {
      left -= 1
      const startedAt = performance.now()
      await work(worker)
      latenciesMs.push(performance.now() - startedAt)
    }
  }
  const cpuBefore = await app.cpuMicros()
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)))
  const seconds = (performance.now() - startedAt) / 1000
  const cost = ((await app.cpuMicros()) - cpuBefore) / slice
  return { cost, perSecond: slice / seconds, latenciesMs }
}
