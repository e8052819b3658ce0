// GET, POST and DELETE /_emulator/clock: what time it is, moving it, and back to real time.
import express from 'express'
import type { Router } from 'express'
import type { Clock } from '../clock.js'

/** The routes of the clock. */
export function clockRoutes({ clock }: { readonly clock: Clock }): Router {
  const router = express.Router()
  const answer = (): { now: string } => ({ now: new Date(clock.now()).toISOString() })

  router.get('/', (_req, res) => {
    res.json(answer())
  })
  router.post('/', (req, res) => {
    const change: unknown = req.body
    moveClock(clock, change)
    res.json(answer())
  })
  router.delete('/', (_req, res) => {
    clock.reset()
    res.json(answer())
  })
  return router
}

function moveClock(clock: Clock, change: unknown): void {
  const { advanceSeconds, now } = readMembers(change)
  if (typeof advanceSeconds === 'number' && now === undefined) {
    clock.advance(advanceSeconds * 1000)
  } else if (advanceSeconds === undefined && isMoment(now)) {
    clock.set(new Date(now).getTime())
  } else {
    throw new TypeError(
      'The clock takes { "advanceSeconds": number } or { "now": ISO 8601 date or epoch milliseconds }.',
    )
  }
}

function readMembers(change: unknown): { advanceSeconds?: unknown; now?: unknown } {
  return typeof change === 'object' && change !== null ? change : {}
}

function isMoment(value: unknown): value is string | number {
  return (
    typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
  )
}
