// The whole emulator at once: its state, its requests, its keys, and back to the seed.
import express from 'express'
import type { NextFunction, Response, Router } from 'express'
import type { RequestLog } from '../request-log.js'

/** The routes of state, reset, keys and requests. */
export function stateRoutes(options: {
  readonly requestLog: RequestLog
  readState(): unknown
  writeState(state: unknown): void
  resetState(): void
  rotateKeys(): Promise<void>
}): Router {
  const router = express.Router()
  router.get('/state', (_req, res) => {
    res.json(options.readState())
  })
  router.put('/state', (req, res) => {
    const state: unknown = req.body
    options.writeState(state)
    res.json(options.readState())
  })
  router.post('/reset', (_req, res) => {
    options.resetState()
    res.status(204).end()
  })
  router.post('/keys/rotate', (_req, res, next) => {
    void rotate(options, res, next)
  })
  router.get('/requests', (_req, res) => {
    res.json(options.requestLog.list())
  })
  router.delete('/requests', (_req, res) => {
    options.requestLog.clear()
    res.status(204).end()
  })
  return router
}

async function rotate(
  options: { rotateKeys(): Promise<void> },
  res: Response,
  next: NextFunction,
): Promise<void> {
  try {
    await options.rotateKeys()
    res.status(204).end()
  } catch (error) {
    next(error)
  }
}
