// What an action of a sign-on policy may be, type by type.
import { notImplemented } from '../problem.js'
import type { Draft, SignOnPolicyAction } from '../resources.js'
import { checkCondition } from './conditions.js'
import { constraint, present, type FieldReader } from './fields.js'
import { readLogin, readRegistration } from './login-action-fields.js'
import type { PlatformCall } from './operation.js'

type ActionFields = Draft<SignOnPolicyAction, 'id' | 'signOnPolicy'>

const types = [
  'LOGIN',
  'IDENTIFIER_FIRST',
  'MULTI_FACTOR_AUTHENTICATION',
  'IDENTITY_PROVIDER',
  'AGREEMENT',
  'PROGRESSIVE_PROFILING',
] as const

/** Types that PingOne has, and that no flow here could run. */
const otherTypes = [
  'PROGRESSIVE_PROFILING_FORM',
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
  if (condition !== undefined) checkCondition(body, { value: condition, priority })
  const members = readMembers(call, type)
  body.finish()
  return { type, priority, ...members, ...present({ condition }) }
}

function readMembers(
  call: PlatformCall,
  type: (typeof types)[number],
): Partial<ActionFields> & Record<string, unknown> {
  switch (type) {
    case 'LOGIN':
    case 'IDENTIFIER_FIRST':
      return readLogin(call, type)
    case 'MULTI_FACTOR_AUTHENTICATION':
      return readMfa(call)
    case 'IDENTITY_PROVIDER':
      return readHandOver(call)
    case 'AGREEMENT':
      return readAgreement(call)
    case 'PROGRESSIVE_PROFILING':
      return readProfiling(call)
  }
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

/** The person goes on at another service. */
function readHandOver(call: PlatformCall): Partial<ActionFields> {
  const { body, environment } = call
  const identityProvider = body.required(
    'identityProvider',
    body.reference('identityProvider'),
    undefined,
  )
  const { identityProviders = [] } = environment
  const isKnown = identityProviders.some(({ id }) => id === identityProvider?.id)
  if (identityProvider !== undefined && !isKnown) {
    body.refuse('identityProvider.id', 'does not name an identity provider')
  }
  return present({
    identityProvider,
    acrValues: body.text('acrValues'),
    passUserContext: body.flag('passUserContext'),
    registration: readRegistration(call),
  })
}

/** Only an agreement that can be shown. */
function readAgreement({ body, environment }: PlatformCall): Partial<ActionFields> {
  const agreement = body.required('agreement', body.reference('agreement'), undefined)
  const found = (environment.agreements ?? []).find(({ id }) => id === agreement?.id)
  if (agreement !== undefined && found?.enabled !== true) {
    body.refuse('agreement.id', 'does not name an enabled agreement')
  }
  return present({ agreement, disableDeclineOption: body.flag('disableDeclineOption') })
}

function readProfiling({ body }: PlatformCall): Partial<ActionFields> {
  const listed = body.required('attributes', body.list('attributes', { min: 1 }), [])
  const seconds = { min: 1, max: 2_147_483_647 }
  const flag = 'preventMultiplePromptsPerFlow'
  return {
    attributes: listed.map((each) => ({
      name: each.required('name', each.text('name'), ''),
      required: each.required('required', each.flag('required'), false),
    })),
    [flag]: body.required(flag, body.flag(flag), false),
    promptIntervalSeconds: body.required(
      'promptIntervalSeconds',
      body.whole('promptIntervalSeconds', seconds),
      1,
    ),
    promptText: body.required('promptText', body.text('promptText'), ''),
  }
}
