// Does a request cost more when more people are signed on, or more attempts are open?
import { embedded } from '../choices.js'
import { createRequest, reachCodePage, signOn } from '../load/journeys.js'
import { measureRounds, type Subject } from '../measure/rounds.js'
import type { Surroundings } from '../surroundings.js'

const FEW_LIVE = 10
const MANY_LIVE = 100_000
const MANY_PENDING = 1000
const AT_A_TIME = 20

/** Runs both comparisons. */
export async function run(surroundings: Surroundings): Promise<string> {
  const guarded = await measureGuarded(surroundings)
  await surroundings.clear()
  return `${guarded}\n${await measureSignOn(surroundings)}`
}

async function measureGuarded({ start, seconds }: Surroundings): Promise<string> {
  const subjects: Subject[] = []
  for (const [name, live] of [
    ['10 live', FEW_LIVE],
    ['10 live again', FEW_LIVE],
    ['100,000 live', MANY_LIVE],
  ] as const) {
    const { app, baseUrl } = await start({ ...embedded, name })
    await app.ask('fill', { sessions: live })
    const visitor = await signOn(baseUrl)
    subjects.push({ name, app, work: createRequest(`${baseUrl}/account`, { visitor }) })
  }
  return measureRounds(subjects, {
    title: 'Growth: a guarded request',
    unit: 'request',
    slice: 400,
    workers: 8,
    seconds: seconds(25),
  })
}

async function measureSignOn({ start, seconds }: Surroundings): Promise<string> {
  const subjects: Subject[] = []
  for (const [name, pending] of [
    ['1 pending', 1],
    ['1 pending again', 1],
    ['1,000 pending', MANY_PENDING],
  ] as const) {
    const { app, baseUrl } = await start({ ...embedded, name })
    for (let open = 0; open < pending; open += AT_A_TIME) {
      const now = Math.min(AT_A_TIME, pending - open)
      await Promise.all(Array.from({ length: now }, () => reachCodePage(baseUrl)))
    }
    const work = async (): Promise<void> => {
      await signOn(baseUrl)
    }
    subjects.push({ name, app, work })
  }
  return measureRounds(subjects, {
    title: 'Growth: a sign-on',
    unit: 'sign-on',
    slice: 12,
    workers: 4,
    seconds: seconds(30),
  })
}
