// What our middleware adds to Express's request and response.
import type { PingOneRequestState, PingOneResponseActions } from './request-state.js'

declare global {
  // eslint wants modules; Express's types are extended through this namespace.
  namespace Express {
    interface Request {
      /** Who is signed on, by express-pingone-mfa. */
      pingone: PingOneRequestState
    }
    interface Response {
      /** What express-pingone-mfa can start from here. */
      pingone: PingOneResponseActions
    }
  }
}

export type { PingOneRequestState, PingOneResponseActions }
