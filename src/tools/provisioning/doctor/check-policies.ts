// Whether the application has sign-on policies, and what is in them.
import { describeCondition } from '../conditions/describe-condition.js'
import { asksAboutAddress } from '../conditions/condition.js'
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, warned } from './finding.js'
import type { PolicyFact } from './gather-platform.js'
import { applyRecipe } from './cures.js'
import { usedPolicies } from './policy-use.js'
import { quoteAll } from '../words.js'

const place = 'Applications → the application → Policies'

const assignedTopic = {
  check: 'policies-assigned',
  title: 'The application has sign-on policies of its own',
}

/** In their order: the first one signs on. */
export function checkPoliciesAssigned({ platform }: Facts): Finding {
  return judgeOwn({ topic: assignedTopic, fact: platform.policies }, ({ assigned, fallback }) => {
    const names = assigned.map(({ name }) => name)
    if (names.length > 0) return passed(assignedTopic, `In this order: ${quoteAll(names)}.`)
    const instead =
      fallback === undefined ? '' : `, so "${fallback.name}" of the environment applies`
    return failed(assignedTopic, {
      evidence: `None is assigned${instead}.`,
      cure: `Assign a policy with MFA (${place}), or ${applyRecipe}. acr_values may name assigned policies only.`,
    })
  })
}

const actionsTopic = { check: 'policy-actions', title: 'Every policy has steps' }

/** An empty policy may not be assigned; one that was emptied later lets nobody in, or anybody. */
export function checkPolicyActions({ platform }: Facts): Finding {
  return judgeWith({ topic: actionsTopic, fact: platform.policies }, (policies) => {
    const used = usedPolicies(policies)
    const empty = used.filter(({ actions }) => actions.length === 0).map(({ name }) => name)
    return empty.length === 0
      ? passed(actionsTopic, used.map(describe).join('; ') + '.')
      : failed(actionsTopic, {
          evidence: `${quoteAll(empty)} has no steps.`,
          cure: `Add a step to ${quoteAll(empty)} (Authentication → Authentication), or take it from the application (${place}).`,
        })
  })
}

function describe({ name, actions }: PolicyFact): string {
  return `"${name}": ${actions.map(({ type }) => type).join(', ')}`
}

const bypassTopic = {
  check: 'no-devices-mode',
  title: 'Nobody passes MFA for want of a device',
}

/** With BYPASS a step-up or an approval of a user without device is done at once. */
export function checkNoDevicesMode({ platform }: Facts): Finding {
  return judgeWith({ topic: bypassTopic, fact: platform.policies }, (policies) => {
    const lenient = usedPolicies(policies)
      .filter(({ actions }) => actions.some(({ noDevicesMode }) => noDevicesMode === 'BYPASS'))
      .map(({ name }) => name)
    return lenient.length === 0
      ? passed(bypassTopic, 'No MFA step is passed without a device.')
      : warned(bypassTopic, {
          evidence: `${quoteAll(lenient)} lets users without a device pass (noDevicesMode BYPASS).`,
          cure: `Set noDevicesMode of the MFA step of ${quoteAll(lenient)} to BLOCK (Authentication → Authentication): step-up and approval name the user, and would be done at once.`,
        })
  })
}

const addressTopic = {
  check: 'address-conditions',
  title: 'No step depends on an IP address that PingOne cannot see',
}

/** Embedded sign-on, step-up and approval call from this server, and nobody tells PingOne for whom. */
export function checkAddressConditions({ app, platform }: Facts): Finding {
  return judgeWith({ topic: addressTopic, fact: platform.policies }, (policies) => {
    const asking = usedPolicies(policies).flatMap(({ name, actions }) =>
      actions.flatMap(({ type, condition }) =>
        condition !== undefined && asksAboutAddress(condition)
          ? [
              {
                name,
                says: `"${name}" has a ${type} step that runs if ${describeCondition(condition)}.`,
              },
            ]
          : [],
      ),
    )
    if (asking.length === 0) return passed(addressTopic, 'No step depends on the IP address.')
    const names = quoteAll([...new Set(asking.map(({ name }) => name))])
    const where = app.signOn === 'hosted' ? 'In step-up and approval' : 'In embedded sign-on'
    return warned(addressTopic, {
      evidence: `${asking.map(({ says }) => says).join(' ')} ${where} PingOne sees the address of this server, the same for everybody.`,
      cure: `Take the condition on the IP address from ${names} (Authentication → Authentication). PingOne sees the address of the person only in a signed request object with pi.remoteIp, and this package sends none.`,
    })
  })
}
