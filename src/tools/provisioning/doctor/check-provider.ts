// Whether PingOne is where the app looks for it, and whether its ID Tokens can be verified.
import type { Finding } from './diagnosis.js'
import { judgeOwn } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'

const discovery = {
  check: 'discovery',
  title: 'PingOne is reached, and is the issuer that the app expects',
}

/** The discovery document names our issuer, and endpoints on its own host. */
export function checkDiscovery({ open }: Facts): Finding {
  return judgeOwn({ topic: discovery, fact: open.provider }, ({ issuer }) =>
    passed(discovery, `The issuer is ${issuer}.`),
  )
}

const signingKeys = {
  check: 'signing-keys',
  title: 'PingOne publishes keys that verify its ID Tokens',
}

/** At least one key that RS256 can be verified with. */
export function checkSigningKeys({ open }: Facts): Finding {
  return judgeOwn({ topic: signingKeys, fact: open.keys }, ({ count, usable }) =>
    usable.length > 0
      ? passed(
          signingKeys,
          `${usable.length} of ${count} keys can verify RS256 (kid ${usable.join(', ')}).`,
        )
      : failed(signingKeys, {
          evidence: `None of ${count} keys is an RSA key of 2048 bits or more for RS256.`,
          cure: 'Look at Certificates & Key Pairs in the console: the environment needs a valid key pair for signing. If there is one, look for a proxy that changes the answer.',
        }),
  )
}

const clock = { check: 'clock', title: 'The clock of this machine is right' }
const warnSeconds = 30
const failSeconds = 60
const cureClock =
  'Set the clock by NTP (for example `timedatectl set-ntp true`): tokens are refused that are more than 60 seconds from it.'

/** Tokens are taken within 60 seconds. */
export function checkClock({ open }: Facts): Finding {
  if (open.clock === undefined) return skipped(clock, 'no answer of PingOne carried a date')
  const { aheadSeconds } = open.clock
  const seconds = Math.abs(aheadSeconds)
  const evidence =
    seconds === 0
      ? 'It is the same as that of PingOne.'
      : `It is ${seconds} seconds ${aheadSeconds > 0 ? 'ahead of' : 'behind'} that of PingOne.`
  if (seconds > failSeconds) return failed(clock, { evidence, cure: cureClock })
  return seconds > warnSeconds
    ? warned(clock, { evidence, cure: cureClock })
    : passed(clock, evidence)
}
