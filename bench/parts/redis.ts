// How many commands each request of this package sends to Redis, counted by MONITOR; a script counts once.
import { createClient } from 'redis'
import { onRedis, plainRedis, reference } from '../choices.js'
import { approve, createRequest, signOn, stepUp } from '../load/journeys.js'
import { writeTable } from '../measure/table.js'
import type { Surroundings } from '../surroundings.js'

interface Counter {
  /** Runs it once, after it ran once before, and lists its commands as `GET signon`. */
  readonly count: (work: () => Promise<unknown>) => Promise<readonly string[]>
  readonly close: () => void
}

/** Counts, exactly. */
export async function run({ start, redisUrl }: Surroundings): Promise<string> {
  if (redisUrl === undefined) return '### Redis\n\nNot run: there is no redis-server.\n'
  const counter = await openCounter(redisUrl)
  const limit = await start(plainRedis)
  const ref = await start({ ...reference, name: 'ref on Redis', redis: true })
  const { baseUrl } = await start(onRedis)
  const nobodys = await signOn(limit.baseUrl)
  const visitor = await signOn(baseUrl)
  const guarded = createRequest(`${baseUrl}/account`, { visitor })
  const journeys: Readonly<Record<string, () => Promise<unknown>>> = {
    'B, guarded': createRequest(`${limit.baseUrl}/account`, { visitor: nobodys }),
    'ref, sign-on': () => signOn(ref.baseUrl),
    guarded,
    public: createRequest(`${baseUrl}/open`, { visitor }),
    'sign-on': () => signOn(baseUrl),
    'step-up': () => stepUp(visitor, baseUrl),
    approval: () => approve(visitor, baseUrl),
  }
  const rows: (readonly string[])[] = []
  for (const [name, work] of Object.entries(journeys)) {
    const commands = await counter.count(work)
    rows.push([name, String(commands.length), tally(commands)])
  }
  counter.close()
  return `### Redis, commands a request (exact)\n\n${writeTable(['', 'commands', 'of them'], rows)}\n`
}

async function openCounter(url: string): Promise<Counter> {
  const watching = createClient({ url })
  const marking = createClient({ url })
  await watching.connect()
  await marking.connect()
  let commands: string[] = []
  let arrived: (() => void) | undefined
  await watching.monitor((line) => {
    const command = readCommand(line)
    if (command?.startsWith('ECHO') === true) arrived?.()
    else if (command !== undefined) commands.push(command)
  })
  /** MONITOR tells in order: what was sent before the mark has been told when it comes. */
  async function mark(): Promise<void> {
    const told = new Promise<void>((resolve) => (arrived = resolve))
    await marking.echo('mark')
    await told
  }
  return {
    count: async (work) => {
      await work()
      await mark()
      commands = []
      await work()
      // What an app writes after its answer: a touch, an outcome.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await mark()
      return commands
    },
    close: () => {
      watching.destroy()
      marking.destroy()
    },
  }
}

/** `1700000000.1 [0 127.0.0.1:50000] "GET" "bench-state:signon:…"`; what a script calls says `lua`. */
function readCommand(line: string): string | undefined {
  const [, from = '', rest = ''] = /^[\d.]+ \[\d+ ([^\]]+)\] (.*)$/.exec(line) ?? []
  if (from === 'lua') return undefined
  const words = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word ?? '')
  const name = words[0]?.toUpperCase() ?? ''
  if (['HELLO', 'CLIENT', 'MONITOR', 'PING', 'SCRIPT'].includes(name)) return undefined
  const key = (name.startsWith('EVAL') ? words[3] : words[1]) ?? ''
  return `${name} ${nameKind(key)}`
}

function nameKind(key: string): string {
  if (key.startsWith('bench-session:')) return 'session'
  return /^bench-state:(?:\{)?([a-z-]+)/.exec(key)?.[1] ?? key.slice(0, 20)
}

function tally(commands: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const command of commands) counts.set(command, (counts.get(command) ?? 0) + 1)
  return [...counts]
    .map(([command, count]) => `${command}${count > 1 ? ` × ${count}` : ''}`)
    .join(', ')
}
