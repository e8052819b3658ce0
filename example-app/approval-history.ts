// Which approvals a customer was asked for: the bank keeps their ids, the middleware what became of each.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Request, RequestHandler } from 'express'
import type { ApprovalRecord, OnEvent } from 'express-pingone-mfa'

/** The ids of this process. A real bank keeps them in its database. */
export interface ApprovalHistory {
  /** Goes before the guard: an event names no person, but the request in which it happened does. */
  readonly follow: RequestHandler
  /** For the option `onEvent`. */
  readonly note: OnEvent
  /** The newest approvals of the person signed on, newest first. */
  read(req: Request): Promise<readonly ApprovalRecord[]>
}

const SHOWN = 20

/** Creates an empty history. */
export function createApprovalHistory(): ApprovalHistory {
  const ids = new Map<string, readonly string[]>()
  const requests = new AsyncLocalStorage<Request>()
  return {
    follow(req, _res, next) {
      requests.run(req, next)
    },
    note({ event, approvalId }) {
      const userId = requests.getStore()?.pingone.user.sub
      if (event !== 'approval.requested' || approvalId === undefined || userId === undefined) return
      ids.set(userId, [approvalId, ...(ids.get(userId) ?? [])].slice(0, SHOWN))
    },
    async read(req) {
      const { user, approvals } = req.pingone
      const records = await Promise.all((ids.get(user.sub) ?? []).map((id) => approvals.read(id)))
      return records.filter((record) => record !== undefined)
    },
  }
}
