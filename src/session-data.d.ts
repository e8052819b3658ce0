// What req.session has of ours, for this repository: an app that has no types of express-session needs none for ours.
import type { StoredSignOn } from './session.js'

declare module 'express-session' {
  interface SessionData {
    pingone?: Record<string, StoredSignOn>
  }
}
