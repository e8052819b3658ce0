// From the start of a process to its first answer, by plain node, against B.
import { embedded, peers, plain, plainAgain, reference } from '../choices.js'
import { send } from '../load/request.js'
import { compareRounds, type Reading, type Round } from '../measure/comparison.js'
import { createRandom, shuffle } from '../measure/statistics.js'
import { writeComparison } from '../measure/table.js'
import type { Surroundings, TargetChoice } from '../surroundings.js'

const LEAST_ROUNDS = 5
const choices = [plain, plainAgain, reference, embedded, ...peers]

/** Runs the comparison. */
export async function run(surroundings: Surroundings): Promise<string> {
  const random = createRandom(Date.now())
  const rounds: Round[] = []
  for (const choice of choices) await startOnce(surroundings, choice)
  const endsAt = performance.now() + surroundings.seconds(80) * 1000
  while (rounds.length < LEAST_ROUNDS || performance.now() < endsAt) {
    const readings = new Map<TargetChoice, Reading>()
    for (const choice of shuffle(choices, random)) {
      readings.set(choice, await startOnce(surroundings, choice))
    }
    rounds.push(choices.flatMap((choice) => readings.get(choice) ?? []))
  }
  const names = choices.map(({ name }) => name)
  const words = { baseline: plain.name, rounds: rounds.length, unit: 'start', cost: 'time ms' }
  return `### Cold start\n\n${writeComparison(compareRounds(names, rounds), words)}\n`
}

async function startOnce({ start, clear }: Surroundings, choice: TargetChoice): Promise<Reading> {
  const startedAt = performance.now()
  const { baseUrl } = await start(choice)
  const answer = await send(`${baseUrl}/account`, { headers: { accept: 'application/json' } })
  const cost = performance.now() - startedAt
  await clear()
  if (answer.status >= 500) throw new Error(`${choice.name} answered ${answer.status}`)
  return { cost, perSecond: 1000 / cost, latenciesMs: [cost] }
}
