// Makes PingOne's endpoints misbehave on purpose, as networks and services do.
import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Fault } from './fault.js'
import { endpointOf, flowActionOf } from './fault-endpoint.js'
import { answerWithFault } from './fault-kinds.js'
import { parseFault } from './parse-fault.js'

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
