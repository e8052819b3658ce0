// An external identity provider, as flows name it.
import { readList, readMember, readText, readWord } from '../../pingone/json.js'

/** An external identity provider. */
export interface FlowProvider {
  /** Absent where PingOne names the provider only. */
  readonly id?: string
  readonly name?: string
  /** PingOne's type: OPENID_CONNECT, SAML, GOOGLE, … */
  readonly type?: string
}

const maxProviders = 20
const maxNameLength = 60

/** The providers that a sign-on offers. */
export function parseProviders(body: unknown): {
  readonly providers?: readonly (FlowProvider & { readonly id: string })[]
} {
  const listed = readList(readMember(body, '_embedded'), 'socialProviders', maxProviders)
  const providers = listed.flatMap((each) => {
    const provider = parseProviderOf(each)
    return provider?.id === undefined ? [] : [{ ...provider, id: provider.id }]
  })
  return providers.length === 0 ? {} : { providers }
}

/** The one provider that a flow is about. */
export function parseProvider(body: unknown): { readonly provider?: FlowProvider } {
  const provider = parseProviderOf(
    readMember(readMember(body, '_embedded'), 'identityProvider') ??
      readMember(body, 'identityProvider'),
  )
  return provider === undefined ? {} : { provider }
}

function parseProviderOf(value: unknown): FlowProvider | undefined {
  const id = readWord(value, 'id', 64)
  const name = readText(value, 'name', maxNameLength)
  const type = readWord(value, 'type', 64)
  if (id === undefined && name === undefined) return undefined
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(type !== undefined && { type }),
  }
}
