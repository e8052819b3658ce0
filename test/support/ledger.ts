// The world outside the processes of an app: counts what they executed, and holds a process up at a place.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { closeServer } from './close-server.js'

/** One execution, as the process that did it told. */
export interface LedgerEntry {
  readonly pid: number
  /** Of an approval; `undefined` of a step-up. */
  readonly approvalId?: string
  readonly what: unknown
}

/** A process that waits, or will, at a place. */
export interface HeldProcess {
  /** Resolves when it has come to the place. */
  readonly arrived: Promise<void>
  letGo(): void
}

/** What the processes of an app did, seen from outside. */
export interface Ledger {
  readonly url: string
  /** In the order they came. */
  readonly entries: readonly LedgerEntry[]
  forget(): void
  /** The next process that comes to this place waits there. */
  hold(place: string): HeldProcess
  close(): Promise<void>
}

interface Gate extends HeldProcess {
  readonly opened: Promise<void>
  arrive(): void
}

/** Opens a ledger. */
export async function openLedger(): Promise<Ledger> {
  const entries: LedgerEntry[] = []
  const gates = new Map<string, Gate>()
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const place = /^\/places\/(.+)$/.exec(req.url ?? '')?.[1]
    if (place === undefined) entries.push((await json(req)) as LedgerEntry)
    else await pass(place)
    res.writeHead(204).end()
  }

  async function pass(place: string): Promise<void> {
    const gate = gates.get(place)
    if (gate === undefined) return
    gates.delete(place)
    gate.arrive()
    await gate.opened
  }

  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    entries,
    forget: () => {
      entries.length = 0
      gates.clear()
    },
    hold: (place) => {
      const gate = createGate()
      gates.set(place, gate)
      return gate
    },
    close: () => closeServer(server),
  }
}

/** What a process of the app does with a ledger. */
export interface LedgerClient {
  write(entry: Omit<LedgerEntry, 'pid'>): Promise<void>
  /** Comes to a place: waits there when the test holds it. */
  comeTo(place: string): Promise<void>
}

/** Tells a ledger from another process. */
export function createLedgerClient(url: string): LedgerClient {
  async function send(path: string, body: unknown): Promise<void> {
    const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`the ledger answered ${String(response.status)}`)
  }
  return {
    write: (entry) => send('/entries', { pid: process.pid, ...entry }),
    comeTo: (place) => send(`/places/${place}`, {}),
  }
}

function createGate(): Gate {
  let arrive = (): void => undefined
  let letGo = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const opened = new Promise<void>((resolve) => (letGo = resolve))
  return {
    arrived,
    opened,
    arrive: () => {
      arrive()
    },
    letGo: () => {
      letGo()
    },
  }
}
