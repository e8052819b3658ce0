// The condition of an action, as POST and PUT take it: the forms PingOne documents, and nothing else.
import { leavesOf, parseCondition } from '../condition.js'
import type { FieldReader } from './fields.js'

/** Notes what is wrong with a condition; `priority` says whether a user is known when it runs. */
export function checkCondition(
  body: FieldReader,
  { value, priority }: { readonly value: unknown; readonly priority: number },
): void {
  const condition = parseCondition(value)
  if (condition === undefined) {
    body.refuse('condition', 'must be a tree of "and", "or", "not" and conditions that PingOne has')
    return
  }
  const isAboutUser = leavesOf(condition).some(
    ({ kind }) => kind === 'equals' || kind === 'contains',
  )
  if (priority === 1 && isAboutUser) {
    body.refuse('condition', 'cannot look at the user in the first action')
  }
}
