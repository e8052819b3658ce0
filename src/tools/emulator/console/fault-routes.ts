// GET, POST and DELETE /_emulator/faults: which faults are in force, one more, none.
import express from 'express'
import type { Router } from 'express'
import type { Faults } from '../faults.js'
import { parseFault } from '../parse-fault.js'

/** The routes of the faults. */
export function faultRoutes({ faults }: { readonly faults: Faults }): Router {
  const router = express.Router()
  router.get('/', (_req, res) => {
    res.json(faults.list())
  })
  router.post('/', (req, res) => {
    res.status(201).json(faults.add(parseFault(req.body)))
  })
  router.delete('/', (_req, res) => {
    faults.clear()
    res.status(204).end()
  })
  return router
}
