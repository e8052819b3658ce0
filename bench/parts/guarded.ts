// A guarded request, a public one and a refused one, against the limit B; both stores on Redis; the peers.
import { bound, embedded, onRedis, peers, plain, plainAgain, plainRedis } from '../choices.js'
import { createRequest, signOn } from '../load/journeys.js'
import { measureRounds, type RoundsOptions, type Subject } from '../measure/rounds.js'
import type { Surroundings, Target, TargetChoice } from '../surroundings.js'

const load = { unit: 'request', slice: 400, workers: 8 } as const

/** Runs the comparisons. */
export async function run(surroundings: Surroundings): Promise<string> {
  const { clear, redisUrl } = surroundings
  const tables: string[] = []
  for (const measure of [measureLive, measurePublic, measureOpen, measureRefused]) {
    tables.push(await measure(surroundings))
    await clear()
  }
  if (redisUrl === undefined)
    tables.push('### Guarded, Redis\n\nNot run: there is no redis-server.\n')
  else tables.push(await measureRedis(surroundings))
  await clear()
  return tables.join('\n')
}

async function measureLive(surroundings: Surroundings): Promise<string> {
  const subjects = await startAll(surroundings, [plain, plainAgain, embedded, bound, ...peers])
  const product = subjects[2]
  const confirmed =
    product &&
    (await subjectAt(product.target, { path: '/statement', name: 'this package, requiresMfa' }))
  return measureRounds(
    [...subjects.map(({ subject }) => subject), ...(confirmed ? [confirmed] : [])],
    {
      ...options(surroundings, 110),
      title: 'Guarded route, live session',
    },
  )
}

async function measurePublic(surroundings: Surroundings): Promise<string> {
  const subjects = await startAll(surroundings, [plain, plainAgain, embedded], '/open')
  return measureRounds(
    subjects.map(({ subject }) => subject),
    { ...options(surroundings, 30), title: 'Public route behind the middleware, signed on' },
  )
}

async function measureOpen(surroundings: Surroundings): Promise<string> {
  const subjects = await startForNobody(surroundings, { path: '/open', status: 200 })
  const title = 'Public route behind the middleware, nobody signed on'
  return measureRounds(subjects, { ...options(surroundings, 30), title })
}

async function measureRefused(surroundings: Surroundings): Promise<string> {
  const subjects = await startForNobody(surroundings, { path: '/account', status: 401 })
  const title = 'Guarded route, nobody signed on (401)'
  return measureRounds(subjects, { ...options(surroundings, 30), title })
}

async function measureRedis(surroundings: Surroundings): Promise<string> {
  const again = { ...plainRedis, name: 'B on Redis again' }
  const subjects = await startAll(surroundings, [plainRedis, again, onRedis])
  return measureRounds(
    subjects.map(({ subject }) => subject),
    { ...options(surroundings, 40), title: 'Guarded route, both stores on Redis' },
  )
}

async function startAll(
  { start }: Surroundings,
  choices: readonly TargetChoice[],
  path = '/account',
): Promise<readonly { readonly target: Target; readonly subject: Subject }[]> {
  const started = []
  for (const choice of choices) {
    const target = await start(choice)
    started.push({ target, subject: await subjectAt(target, { path, name: choice.name }) })
  }
  return started
}

async function subjectAt(
  { app, baseUrl, entry }: Target,
  { path, name }: { readonly path: string; readonly name: string },
): Promise<Subject> {
  const visitor = await signOn(baseUrl, entry)
  return { name, app, work: createRequest(baseUrl + path, { visitor }) }
}

async function startForNobody(
  { start }: Surroundings,
  { path, status }: { readonly path: string; readonly status: number },
): Promise<readonly Subject[]> {
  const subjects: Subject[] = []
  for (const choice of [plain, plainAgain, embedded]) {
    const { app, baseUrl } = await start(choice)
    subjects.push({ name: choice.name, app, work: createRequest(baseUrl + path, { status }) })
  }
  return subjects
}

function options({ seconds }: Surroundings, planned: number): Omit<RoundsOptions, 'title'> {
  return { ...load, seconds: seconds(planned) }
}
