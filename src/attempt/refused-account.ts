// A refused registration: what is wrong with what was typed is told, that somebody has the address never is. Pure.
import type { MessageFact } from '../models/model.js'
import { natureOf } from '../steps/index.js'
import { absorb } from './decoy.js'
import type { PendingSignOn } from './pending-sign-on.js'
import type { Refused } from './refused.js'
import { uncount } from './tries.js'

/** The page once more, or, for everything that is about somebody else's account, the page that a new one would lead to. */
export function applyRefusedAccount(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const told = findTold(refused)
  if (told === undefined) return absorb(forgetAsked(pending), refused)
  return { ...uncount(pending, refused.action), messages: [told] }
}

/** A decoy remembers what its page says, and no more. */
function forgetAsked({ typed: _typed, ...pending }: PendingSignOn): PendingSignOn {
  return pending
}

function findTold({ rejection, action, settings }: Refused): MessageFact | undefined {
  const { meaning, target, unsatisfiedRequirements: rules = [] } = rejection
  switch (meaning) {
    case 'password_requirements':
      return { code: 'password_rules', rules }
    case 'invalid':
      return { code: malformed[target ?? ''] ?? natureOf(action).wrong ?? 'not_checked' }
    // Who chooses a name has to be told that it is taken; an address is nobody's choice.
    case 'taken':
      return settings.askUsername === true && target === 'username'
        ? { code: 'username_taken' }
        : undefined
    default:
      return undefined
  }
}

const malformed: Readonly<Partial<Record<string, MessageFact['code']>>> = {
  email: 'email_malformed',
  username: 'username_malformed',
}
