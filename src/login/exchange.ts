// What a route is handed, and what it hands on to what works for it: one request, its answer, and whose it is.
import type { Request, Response } from 'express'
import type { Instance } from '../instance.js'

/** A request to one of our routes, and the answer to it. */
export interface Exchange {
  readonly instance: Instance
  readonly req: Request
  readonly res: Response
}

/** A request that is read, and not answered here. */
export type Asked = Pick<Exchange, 'instance' | 'req'>

/** An answer that needs nothing more of the request. */
export type Answering = Pick<Exchange, 'instance' | 'res'>
