// A whole sign-on of a new browser, against the reference relying party and the peers.
import { embedded, hosted, peers, reference } from '../choices.js'
import { signOn } from '../load/journeys.js'
import { measureRounds, type Subject } from '../measure/rounds.js'
import type { Surroundings } from '../surroundings.js'

/** Runs the comparison. */
export async function run({ start, seconds }: Surroundings): Promise<string> {
  const subjects: Subject[] = []
  const again = { ...reference, name: 'ref again' }
  for (const choice of [reference, again, embedded, hosted, ...peers]) {
    const { app, baseUrl, entry } = await start(choice)
    const work = async (): Promise<void> => {
      await signOn(baseUrl, entry)
    }
    subjects.push({ name: choice.name, app, work })
  }
  return measureRounds(subjects, {
    title: 'Sign-on',
    unit: 'sign-on',
    slice: 12,
    workers: 4,
    seconds: seconds(170),
  })
}
