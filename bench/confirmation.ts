// What a signed-on person confirms, again and again, against the reference sign-on.
import { embedded, reference } from './choices.js'
import { signOn } from './load/journeys.js'
import type { Visitor } from './load/visitor.js'
import { measureRounds, type Subject } from './measure/rounds.js'
import type { Surroundings } from './surroundings.js'

const WORKERS = 4

/** What is confirmed. */
export interface Confirmation {
  readonly title: string
  readonly unit: string
  readonly confirm: (visitor: Visitor, baseUrl: string) => Promise<void>
}

/** Runs the comparison. */
export async function measureConfirmation(
  { start, seconds }: Surroundings,
  { title, unit, confirm }: Confirmation,
): Promise<string> {
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
    if (visitor !== undefined) await confirm(visitor, baseUrl)
  }
  subjects.push({ name: embedded.name, app, work })
  return measureRounds(subjects, {
    title,
    unit,
    slice: 12,
    workers: WORKERS,
    seconds: seconds(50),
  })
}
