// Whether PingOne verifies what a step-up and an approval sign with the client secret.
import { writeAnswer } from './check-client.js'
import type { Finding } from './diagnosis.js'
import { judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped } from './finding.js'
import type { AuthorizeAnswer, RefusalDetail, SignatureAnswers } from './gather-probes.js'

const topic = {
  check: 'hint-signature',
  title: 'PingOne accepts what step-up and approval sign with the client secret',
}

/** After a rotation with a grace period the previous secret still signs on, and verifies nothing. */
export function checkHintSignature({ open }: Facts): Finding {
  return judgeWith({ topic, fact: open.redirectAnswers }, ({ ours }) => {
    if (ours.status === 404 || ours.details.some(({ target = '' }) => /redirect/i.test(target))) {
      return skipped(topic, 'PingOne refuses the redirect URI or the application before')
    }
    return judgeWith({ topic, fact: open.signatureAnswers }, judgeAnswers)
  })
}

function judgeAnswers({ hint, wrongHint, request }: SignatureAnswers): Finding {
  const evidence = `PingOne answered a login_hint_token for nobody with ${writeAnswer(hint)}, and a request for a template that does not exist with ${writeAnswer(request)}`
  if (!isAlike(hint, wrongHint)) {
    return passed(topic, `${evidence}; with a wrong secret it refuses the hint otherwise.`)
  }
  if (targetsOf(request).some((target) => target.startsWith('pi.template'))) {
    return passed(topic, `${evidence}: it read what is in it.`)
  }
  if (!targetsOf(hint).includes('login_hint_token') || !targetsOf(request).includes('request')) {
    return skipped(
      topic,
      `the refusals do not tell (${writeAnswer(hint)}, ${writeAnswer(request)})`,
    )
  }
  return failed(topic, {
    evidence: `${evidence}: both as with a wrong secret.`,
    cure: 'Write the current client secret to PINGONE_CLIENT_SECRET (Applications → the application → Overview). After a rotation with a grace period the previous one still signs people on, but PingOne verifies no signature with it, so every step-up and approval fails.',
  })
}

function targetsOf({ details }: AuthorizeAnswer): readonly string[] {
  return details.flatMap(({ target }) => target ?? [])
}

/** In PingOne's words as well: a signature that is wrong and a user who is not there may share their codes. */
function isAlike(one: AuthorizeAnswer, other: AuthorizeAnswer): boolean {
  const write = ({ status, code, details }: AuthorizeAnswer): string =>
    JSON.stringify([status, code, details.map(writeDetail)])
  return write(one) === write(other)
}

/** Ids and times differ from answer to answer. */
function writeDetail({ code, target = '', message = '' }: RefusalDetail): readonly string[] {
  return [code, target, message.replaceAll(/[0-9a-f-]{8,}|\d+/gi, '#')]
}
