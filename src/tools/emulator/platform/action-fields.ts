// What an action of a sign-on policy may be, type by type.
import { notImplemented } from '../problem.js'
import type { Draft, SignOnPolicyAction } from '../resources.js'
import { checkCondition } from './conditions.js'
import { constraint, present, type FieldReader } from './fields.js'
import type { PlatformCall } from './operation.js'

type ActionFields = Draft<SignOnPolicyAction, 'id' | 'signOnPolicy'>

const types = ['LOGIN', 'IDENTIFIER_FIRST', 'MULTI_FACTOR_AUTHENTICATION'] as const

/** Types that PingOne has, and that no flow here could run. */
const otherTypes = [
  'IDENTITY_PROVIDER',
  'PROGRESSIVE_PROFILING',
  'PROGRESSIVE_PROFILING_FORM',
  'AGREEMENT',
  'PINGID_AUTHENTICATION',
  'PINGID_WINLOGIN_PASSWORDLESS_AUTHENTICATION',
] as const

/** The members that name methods in the older form. */
const methodFlags = [
  'sms',
  'email',
  'voice',
  'authenticator',
  'boundBiometrics',
  'securityKey',
] as const

/**
 * The whole action, as POST and PUT give it.
 *
 * @throws {PingOneProblem} 400 with every violation; 501 for a type the emulator does not have.
 */
export function readAction(
  call: PlatformCall,
  before: SignOnPolicyAction | undefined,
): ActionFields {
  const { body } = call
  const type = body.required('type', readType(body, before), 'LOGIN')
  const priority = body.required(
    'priority',
    body.whole('priority', { min: 1, max: 2_147_483_647 }),
    1,
  )
  const condition = body.anything('condition')
  if (condition !== undefined) checkCondition(body, condition, priority)
  const members =
    type === 'MULTI_FACTOR_AUTHENTICATION' ? readMfa(call) : readLogin(body, type, call)
  body.finish()
  return { type, priority, ...members, ...present({ condition }) }
}

function readType(
  body: FieldReader,
  before: SignOnPolicyAction | undefined,
): (typeof types)[number] | undefined {
  const type = body.choice('type', [...types, ...otherTypes])
  if (type !== undefined && before !== undefined && before.type !== type) {
    body.refuse('type', 'cannot be changed')
  }
  const other = otherTypes.find((each) => each === type)
  if (other !== undefined) throw notImplemented(`the sign-on policy action ${other}`)
  return types.find((each) => each === type)
}

/** By flags, by a device authentication policy, or, with neither, by the default one. */
function readMfa({ body, environment }: PlatformCall): Partial<ActionFields> {
  const flags = methodFlags.flatMap((name) => {
    const flag = body.object(name)
    return flag === undefined ? [] : [{ name, enabled: flag.flag('enabled') ?? false }]
  })
  const policy = body.reference('deviceAuthenticationPolicy')
  const policies = environment.deviceAuthenticationPolicies
  if (policy !== undefined && !policies.some(({ id }) => id === policy.id)) {
    body.refuse('deviceAuthenticationPolicy.id', 'does not name a device authentication policy')
  }
  const applications = body.list('applications')?.map((each) => each.raw)
  const isAnyEnabled = flags.some(({ enabled }) => enabled) || (applications ?? []).length > 0
  if (policy === undefined && flags.length > 0 && !isAnyEnabled) {
    body.note(constraint('type', 'must enable at least one MFA device type'))
  }
  return {
    ...Object.fromEntries(flags.map(({ name, enabled }) => [name, { enabled }])),
    ...present({
      applications,
      deviceAuthenticationPolicy: policy,
      noDevicesMode: body.choice('noDevicesMode', ['BYPASS', 'BLOCK']),
    }),
  }
}

/** The environment has no identity providers and no gateways, so none can be named. */
function readLogin(
  body: FieldReader,
  type: string,
  { environment }: PlatformCall,
): Record<string, unknown> {
  const recovery = body.object('recovery')?.flag('enabled') ?? false
  refuseEach(body, 'socialProviders')
  const gateways = body.object('newUserProvisioning')
  if (gateways !== undefined) refuseEach(gateways, 'gateways')
  const rules = type === 'IDENTIFIER_FIRST' ? body.list('discoveryRules', { max: 100 }) : undefined
  for (const rule of rules ?? []) {
    rule.required('condition', rule.anything('condition'), {})
    rule.required('identityProvider', rule.reference('identityProvider'), { id: '' })
    if (rule.has('identityProvider')) {
      rule.refuse('identityProvider.id', 'does not name an identity provider')
    }
  }
  const registration = body.object('registration')
  const population = registration?.reference('population')
  if (
    registration !== undefined &&
    population !== undefined &&
    !environment.populations.some(({ id }) => id === population.id)
  ) {
    registration.refuse('population.id', 'does not name a population')
  }
  return present({
    recovery: { enabled: recovery },
    registration: registration?.raw,
    ...body.kept('newUserProvisioning', 'socialProviders'),
    discoveryRules: rules?.map((rule) => rule.raw),
    enforceLockoutForIdentityProviders: body.flag('enforceLockoutForIdentityProviders'),
  })
}

function refuseEach(body: FieldReader, name: string): void {
  body.list(name)?.forEach((_, index) => {
    body.refuse(`${name}[${index}].id`, 'does not name a resource of the environment')
  })
}
