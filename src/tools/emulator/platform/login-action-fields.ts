// What LOGIN and IDENTIFIER_FIRST may offer beside the password: recovery, registration, other services.
import type { Draft, SignOnPolicyAction } from '../resources.js'
import { present, type FieldReader } from './fields.js'
import type { PlatformCall } from './operation.js'

/** Such an action; the environment has no gateways, so none can be named. */
export function readLogin(
  call: PlatformCall,
  type: 'LOGIN' | 'IDENTIFIER_FIRST',
): Partial<Draft<SignOnPolicyAction>> & Record<string, unknown> {
  const { body } = call
  const recovery = body.object('recovery')
  return present({
    recovery: { enabled: recovery?.flag('enabled') ?? false },
    registration: readRegistration(call),
    socialProviders: readProviders(call),
    newUserProvisioning: readProvisioning(body),
    discoveryRules: type === 'IDENTIFIER_FIRST' ? readRules(call) : undefined,
    enforceLockoutForIdentityProviders: body.flag('enforceLockoutForIdentityProviders'),
  })
}

/** How new users come into being, here or elsewhere. */
export function readRegistration({
  body,
  environment,
}: PlatformCall): SignOnPolicyAction['registration'] {
  const own = body.object('registration')
  if (own === undefined) return undefined
  const enabled = own.required('enabled', own.flag('enabled'), false)
  const population = own.reference('population')
  const isKnown = environment.populations.some(({ id }) => id === population?.id)
  if (population !== undefined && !isKnown) {
    own.refuse('population.id', 'does not name a population')
  }
  return {
    enabled,
    ...present({
      population,
      external: readExternal(own, enabled),
      confirmIdentityProviderAttributes: own.flag('confirmIdentityProviderAttributes'),
    }),
  }
}

function readExternal(own: FieldReader, isEnabled: boolean): { href: string } | undefined {
  const external = own.object('external')
  if (external === undefined) return undefined
  if (isEnabled) own.refuse('external', 'is only possible while enabled is false')
  const href = external.required('href', external.text('href'), '')
  if (href !== '' && !URL.canParse(href)) external.refuse('href', 'must be a URL')
  return { href }
}

function readProviders({ body, environment }: PlatformCall): { id: string }[] | undefined {
  const { identityProviders = [] } = environment
  return body.list('socialProviders')?.map((each) => {
    const id = each.required('id', each.text('id'), '')
    if (id !== '' && !identityProviders.some((provider) => provider.id === id)) {
      each.refuse('id', 'does not name a resource of the environment')
    }
    return { id }
  })
}

function readProvisioning(body: FieldReader): Record<string, unknown> | undefined {
  const own = body.object('newUserProvisioning')
  own?.list('gateways')?.forEach((_, index) => {
    own.refuse(`gateways[${index}].id`, 'does not name a resource of the environment')
  })
  return own && { ...own.raw }
}

function readRules({ body, environment }: PlatformCall): Record<string, unknown>[] | undefined {
  const { identityProviders = [] } = environment
  return body.list('discoveryRules', { max: 100 })?.map((rule) => {
    rule.required('condition', rule.anything('condition'), {})
    const named = rule.required('identityProvider', rule.reference('identityProvider'), undefined)
    if (named !== undefined && !identityProviders.some(({ id }) => id === named.id)) {
      rule.refuse('identityProvider.id', 'does not name an identity provider')
    }
    return { ...rule.raw }
  })
}
