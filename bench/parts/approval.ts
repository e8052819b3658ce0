// A payment, approved and executed, against the reference sign-on.
import { embedded, reference } from '../choices.js'
import { approve, signOn } from '../load/journeys.js'
import { measureRounds, type Subject } from '../measure/rounds.js'
import type { Surroundings } from '../surroundings.js'

const WORKERS = 4

/** Runs the comparison. */
export async function run({ start, seconds }: Surroundings): Promise<string> {
  const subjects: Subject[] = []
  for (const choice of [reference, { ...reference, name: 'ref again' }]) {
    const { app, baseUrl } = await start(choice)
    const work = async (): Promise<void> => {
      await signOn(baseUrl)
    }
    subjects.push({ name: choice.name, app, work })
  }
  const { app, baseUrl } = await start(embedded)
  const visitors = await Promise.all(Array.from({ length: WORKERS }, () => signOn(baseUrl)))
  const work = async (worker: number): Promise<void> => {
    const visitor = visitors[worker]
    if (visitor !== undefined) await approve(visitor, baseUrl)
  }
  subjects.push({ name: embedded.name, app, work })
  return measureRounds(subjects, {
    title: 'Approval (peers have none)',
    unit: 'approval',
    slice: 12,
    workers: WORKERS,
    seconds: seconds(50),
  })
}
