// Makes PingOne's endpoints misbehave on purpose, as networks and services do.
import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { endpointOf, flowActionOf, type FaultyEndpoint } from './fault-endpoint.js'
import { answerWithFault, type FaultKind } from './fault-kinds.js'
import { parseFault } from './parse-fault.js'

export type { FaultKind, FaultyEndpoint }

/** One misbehaviour: which calls it meets, and what then happens. */
export interface Fault {
  /** `*` is every PingOne endpoint. */
  readonly endpoint: FaultyEndpoint | '*'
  /** Only flow actions of this media type part, such as `otp.check`. */
  readonly action?: string
  /** Only this HTTP method. */
  readonly method?: string
  /** The first matching call that is met: 1 is the next one. Absent: every one. */
  readonly nth?: number
  /** How many calls are met. Default: 1 with `nth`, else no end. */
  readonly times?: number
  /**
   * `delay` waits, then goes on · `status` and `body` answer instead of the route · `redirect`
   * answers 302 · `reset` resets the connection before the route · `reset-after` lets the route do
   * its work and resets instead of answering · `stall` never ends its answer · `truncate` breaks
   * off in the middle of the route's answer · `oversize` answers with 50 MB.
   */
  readonly kind: FaultKind
  /** Waits so long first, whatever the kind; `delay` needs it. */
  readonly delayMs?: number
  /** Default 500 for `status`, 200 for `body` and `oversize`, 302 for `redirect`. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string as it is, anything else as JSON. */
  readonly body?: unknown
  /** Where a `redirect` points, and only a redirect. */
  readonly location?: string
}

/** A fault in force, with what it has met so far. */
export interface ActiveFault extends Fault {
  readonly id: string
  /** Matching calls so far. */
  readonly seen: number
  /** Calls it made fail so far. */
  readonly fired: number
}

/** The faults of one emulator. */
export interface Faults {
  /** To be mounted before PingOne's routes, not before the console. */
  readonly middleware: RequestHandler
  /**
   * Puts a fault in force.
   *
   * @throws {TypeError} When a member is unknown or out of range; the message names it.
   */
  add(fault: Fault): ActiveFault
  /** Ends every fault. */
  clear(): void
  /** Every fault added since the last `clear`, spent ones too. */
  list(): readonly ActiveFault[]
}

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  let active: ActiveFault[] = []

  function faultMiddleware(req: Request, res: Response, next: NextFunction): void {
    const due = active.filter((fault) => isMetBy(fault, req)).filter((fault) => isDue(fault))
    const delays = due.filter((fault) => fault.kind === 'delay')
    const answering = due.find((fault) => fault.kind !== 'delay')
    const firing = new Set([...delays, ...(answering === undefined ? [] : [answering])])
    active = active.map((fault) => ({
      ...fault,
      seen: fault.seen + (isMetBy(fault, req) ? 1 : 0),
      fired: fault.fired + (firing.has(fault) ? 1 : 0),
    }))
    const delayMs = [...firing].reduce((sum, fault) => sum + (fault.delayMs ?? 0), 0)
    after(delayMs, res, () => {
      if (answering === undefined) next()
      else answerWithFault(answering, req, res, next)
    })
  }

  return {
    middleware: faultMiddleware,
    add(fault) {
      const added = { ...parseFault(fault), id: randomUUID(), seen: 0, fired: 0 }
      active = [...active, added]
      return added
    },
    clear: () => {
      active = []
    },
    list: () => active,
  }
}

function isMetBy(fault: Fault, req: Request): boolean {
  return (
    (fault.endpoint === '*' || fault.endpoint === endpointOf(req.baseUrl + req.path)) &&
    (fault.method === undefined || fault.method.toUpperCase() === req.method) &&
    (fault.action === undefined || fault.action === flowActionOf(req))
  )
}

/** Is the call about to be counted one of those the fault is for? */
function isDue(fault: ActiveFault): boolean {
  const first = fault.nth ?? 1
  const times = fault.times ?? (fault.nth === undefined ? Infinity : 1)
  return fault.seen + 1 >= first && fault.fired < times
}

/** Runs what follows, after a while if need be; not at all once the client has gone. */
function after(delayMs: number, res: Response, run: () => void): void {
  if (delayMs === 0) {
    run()
    return
  }
  const timer = setTimeout(run, delayMs)
  res.once('close', () => clearTimeout(timer))
}
