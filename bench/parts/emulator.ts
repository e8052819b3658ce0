// The emulator alone: CPU of a sign-on, with few users and with 10,000, and its heap after many.
import { signOnByFlow, type EmulatorAddress } from '../load/flow-sign-on.js'
import { measureRounds, type Subject } from '../measure/rounds.js'
import { writeTable } from '../measure/table.js'
import type { Surroundings, Target } from '../surroundings.js'

const file = 'emulator'
// With `production` it does not start.
const env = { NODE_ENV: 'development' } as const
const MANY_USERS = 10_000

/** Runs the comparison, then the heap. */
export async function run(surroundings: Surroundings): Promise<string> {
  const cost = await measureCost(surroundings)
  await surroundings.clear()
  return `${cost}\n${await measureHeap(surroundings)}`
}

async function measureCost({ start, seconds }: Surroundings): Promise<string> {
  const subjects: Subject[] = []
  for (const [name, users] of [
    ['emulator', 0],
    ['emulator again', 0],
    ['10,000 users', MANY_USERS],
  ] as const) {
    const target = await start({ name, file, env: { ...env, USERS: String(users) } })
    subjects.push({ name, app: target.app, work: await createWork(target) })
  }
  return measureRounds(subjects, {
    title: 'Emulator: a sign-on of five calls and one look into the inbox',
    unit: 'sign-on',
    slice: 16,
    workers: 1,
    seconds: seconds(30),
  })
}

async function measureHeap({ start, seconds }: Surroundings): Promise<string> {
  const target = await start({ name: 'emulator', file, env })
  const work = await createWork(target)
  const stops = [0, 100, 1000, 10_000].filter((stop) => stop <= Math.max(100, seconds(10_000)))
  const rows: (readonly string[])[] = []
  let done = 0
  for (const stop of stops) {
    const cpuBefore = await target.app.cpuMicros()
    const before = done
    for (; done < stop; done += 1) await work(done)
    const cpu = ((await target.app.cpuMicros()) - cpuBefore) / Math.max(1, stop - before) / 1000
    const heap = Number(await target.app.ask('heap')) / 1e6
    rows.push([String(stop), heap.toFixed(1), stop === before ? '' : cpu.toFixed(1)])
  }
  const header = ['sign-ons', 'heap MB', 'CPU ms a sign-on since the row above']
  return `### Emulator: heap\n\n${writeTable(header, rows)}\n`
}

/** One person after the other: two codes to one phone at a time would cancel each other. */
async function createWork({ app }: Target): Promise<Subject['work']> {
  const address = (await app.ask('about')) as EmulatorAddress
  return () => signOnByFlow(address, 'maya')
}
