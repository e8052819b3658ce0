// People and attackers against the limits: the table, the charges and the buckets are the code's own, the clock is not.
import {
  listChanges,
  type Actor,
  type LimitChange,
  type StepCost,
} from '../../src/limits/charges.js'
import { readClientAddress } from '../../src/limits/client-address.js'
import { toBack } from '../../src/limits/paid.js'
import { limitDefaults, type LimitName, type LimitTable } from '../../src/limits/table.js'
import { createMemoryBuckets } from '../../src/state/memory-buckets.js'

export const MINUTE = 60
export const HOUR = 3600
export const DAY = 86_400

/** Who acts: where from, under which name, and whether the browser, or the person, is known. */
export interface Someone {
  readonly name: string
  readonly ip: string
  readonly known?: boolean
  readonly member?: boolean
}

/** What an attempt has taken so far. */
export type Attempt = LimitChange[]

/** A step that was refused. */
export interface Refused {
  readonly limit: LimitName
  readonly waitSeconds: number
}

/** The app, as far as limits see it; times are in seconds. */
export interface LimitedApp {
  /** A sign-on or confirmation is begun, with its message. */
  begin(who: Someone, at: number, attempt: Attempt): Refused | undefined
  /** A code is tried. */
  tryCode(who: Someone, at: number, attempt: Attempt): Refused | undefined
  /** The way out: PingOne's own pages. */
  goHosted(who: Someone, at: number): Refused | undefined
  /** The attempt was right in the end: it gets back what it took, but for the day's messages. */
  finish(attempt: Attempt, at: number): void
  /** PingOne was not reached: all of it comes back. */
  fail(attempt: Attempt, at: number): void
}

/** Makes an app with empty buckets. */
export function createLimitedApp(table: LimitTable = limitDefaults): LimitedApp {
  let nowMs = 0
  let sweptMs = 0
  const buckets = createMemoryBuckets(() => nowMs)
  const keyOf = (limit: string, subject: string): string => `${limit}:${subject}`

  function moveTo(at: number): void {
    nowMs = Math.max(nowMs, 1_800_000_000_000 + Math.round(at * 1000))
    if (nowMs - sweptMs < MINUTE * 1000) return
    sweptMs = nowMs
    buckets.removeEmpty(100_000)
  }

  function charge(who: Someone, at: number, attempt: Attempt, cost: StepCost): Refused | undefined {
    moveTo(at)
    const changes = listChanges(actorOf(who), cost, { table, keyOf })
    const answer = buckets.change(changes)
    if (answer.granted) {
      attempt.push(...changes.filter(({ change }) => change > 0))
      return undefined
    }
    const limit = changes[answer.index]?.limit ?? 'start-overall'
    return { limit, waitSeconds: answer.waitMs / 1000 }
  }

  function giveBack(attempt: Attempt, at: number, isBack: (one: LimitChange) => boolean): void {
    moveTo(at)
    // One change a key: a code tried twice is given back twice.
    for (const one of attempt.filter(isBack)) buckets.change([toBack(one)])
    attempt.length = 0
  }

  return {
    begin: (who, at, attempt) =>
      charge(who, at, attempt, { take: ['start', 'message'], look: ['secret'] }),
    tryCode: (who, at, attempt) => charge(who, at, attempt, { take: ['secret'] }),
    goHosted: (who, at) => charge(who, at, [], { take: ['start'], hosted: true }),
    finish: (attempt, at) => {
      giveBack(attempt, at, ({ limit }) => limit !== 'message-day')
    },
    fail: (attempt, at) => {
      giveBack(attempt, at, () => true)
    },
  }
}

const addresses = new Map<string, Actor['from']>()

function actorOf({ name, ip, known, member }: Someone): Actor {
  const from = addresses.get(ip) ?? readClientAddress({ ip })
  if (addresses.size < 100_000) addresses.set(ip, from)
  if (member === true) return { party: 'member', sub: name, from, weight: 1 }
  if (known === true) return { party: 'known', deviceNonce: name, name, from, weight: 1 }
  return { party: 'stranger', name, from, weight: 1 }
}

/** Random numbers that are the same each time. */
export function createRandom(seed: number): () => number {
  let state = seed | 0
  return function random() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Runs things at their times, in order. */
export interface Timeline {
  at(seconds: number, run: (at: number) => void): void
  run(): void
}

/** Makes a timeline: what is added while it runs is run, too. */
export function createTimeline(): Timeline {
  const heap: { readonly at: number; readonly run: (at: number) => void }[] = []

  const timeAt = (index: number): number => heap[index]?.at ?? Infinity
  function swap(one: number, other: number): void {
    const [first, second] = [heap[one], heap[other]]
    if (first !== undefined && second !== undefined) [heap[one], heap[other]] = [second, first]
  }
  function sinkFirst(): void {
    for (let index = 0; ;) {
      const left = 2 * index + 1
      const child = timeAt(left + 1) < timeAt(left) ? left + 1 : left
      if (timeAt(child) >= timeAt(index)) return
      swap(index, child)
      index = child
    }
  }

  return {
    at(seconds, run) {
      let index = heap.push({ at: seconds, run }) - 1
      while (index > 0 && timeAt((index - 1) >> 1) > timeAt(index)) {
        swap(index, (index - 1) >> 1)
        index = (index - 1) >> 1
      }
    },
    run() {
      for (;;) {
        const [first] = heap
        const last = heap.pop()
        if (first === undefined || last === undefined) return
        if (heap.length > 0) {
          heap[0] = last
          sinkFirst()
        }
        first.run(first.at)
      }
    },
  }
}

/** What became of people. */
export interface Tally {
  people: number
  signedOn: number
  /** Met a limit at least once. */
  refused: number
  /** Took the way out. */
  wentOn: number
  /** Lost patience: neither signed on nor went on. */
  gaveUp: number
}

export function createTally(): Tally {
  return { people: 0, signedOn: 0, refused: 0, wentOn: 0, gaveUp: 0 }
}

/** A time in which PingOne does not answer. */
export interface Outage {
  readonly from: number
  readonly to: number
}

/** A crowd that signs on within the same world. */
export interface Crowd {
  readonly app: LimitedApp
  readonly timeline: Timeline
  readonly random: () => number
  readonly tally: Tally
  /** Of people who type a wrong name, a wrong code, or give up once: default 5 %. */
  readonly mistakes?: number
  readonly outage?: Outage
}

/** Somebody signs on: 20 to 75 s, and tries again after a refusal, a mistake or an outage for 10 minutes. */
export function signOn(who: Someone, from: number, crowd: Crowd): void {
  const { app, timeline, random, tally, mistakes = 0.05, outage } = crowd
  const patience = from + 10 * MINUTE + (outage === undefined ? 0 : 20 * MINUTE)
  const mistake = random() < mistakes ? Math.floor(random() * 3) : -1
  let isRefused = false
  let tries = 0
  tally.people += 1

  function wait(at: number, seconds: number): void {
    if (at + seconds > patience) tally.gaveUp += 1
    else timeline.at(at + seconds, begin)
  }

  function refuse(at: number, refused: Refused): void {
    if (!isRefused) tally.refused += 1
    isRefused = true
    const isStranger = who.known !== true && who.member !== true
    if (isStranger && app.goHosted(who, at) === undefined) tally.wentOn += 1
    else wait(at, Math.min(Math.max(refused.waitSeconds, 5), 60) + random() * 10)
  }

  function begin(at: number): void {
    tries += 1
    const isWrongName = mistake === 0 && tries === 1
    const typed = isWrongName ? { ...who, name: `${who.name}x`, known: false } : who
    const attempt: Attempt = []
    const refused = app.begin(typed, at, attempt)
    if (refused !== undefined) return refuse(at, refused)
    if (outage !== undefined && at >= outage.from && at < outage.to) {
      app.fail(attempt, at)
      return wait(at, 30 + random() * 60)
    }
    if (isWrongName) timeline.at(at + 40 + random() * 50, begin)
    else if (mistake === 2 && tries === 1) timeline.at(at + 60 + random() * 60, begin)
    else timeline.at(at + 20 + random() * 55, (then) => typeCode(then, attempt, mistake === 1))
  }

  function typeCode(at: number, attempt: Attempt, isWrong: boolean): void {
    const refused = app.tryCode(who, at, attempt)
    if (refused !== undefined) return refuse(at, refused)
    if (isWrong) {
      timeline.at(at + 8 + random() * 10, (then) => {
        typeCode(then, attempt, false)
      })
      return
    }
    app.finish(attempt, at)
    tally.signedOn += 1
  }

  timeline.at(from, begin)
}
