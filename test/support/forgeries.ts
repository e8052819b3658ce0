// ID Tokens that must be refused, each with the words of the refusal; for every way a sign-on can end.
import type { ForgeryCase, ForgingKeys } from './forgeries/case.js'
import { bindings, issuersAndAudiences, subjects, times } from './forgeries/claims.js'
import { forms, kinds } from './forgeries/forms.js'
import { algorithms, headers, signatures } from './forgeries/signatures.js'
import { createSigningKey } from './hostile-provider.js'

export type { ForgeryCase, ForgingKeys } from './forgeries/case.js'

/** Makes the forging keys, once for a test file. */
export async function createForgingKeys(): Promise<ForgingKeys> {
  const [rogue, es256, ps256, rs384] = await Promise.all([
    createSigningKey(),
    createSigningKey({ alg: 'ES256' }),
    createSigningKey({ alg: 'PS256' }),
    createSigningKey({ alg: 'RS384' }),
  ])
  return { rogue, es256, ps256, rs384 }
}

/** Every forgery that one sign-on without `max_age` must refuse. */
export function listForgeries(): readonly ForgeryCase[] {
  return [
    ...signatures(),
    ...algorithms(),
    ...headers(),
    ...issuersAndAudiences(),
    ...subjects(),
    ...times(),
    ...bindings(),
    ...kinds(),
    ...forms(),
  ]
}
