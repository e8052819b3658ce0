// Do acr, amr and auth_time satisfy what a guard asks? Pure; a missing fact is "not met".

/** How a person was authenticated, as the ID Token says it. */
export interface Assurance {
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Epoch seconds. */
  readonly authTime?: number
}

/** What a guard asks. */
export interface MfaRequirement {
  /** One of these; none given or empty: any. */
  readonly acrValues?: readonly string[]
  /** One of these in `amr`. Default: {@link MFA_METHODS}. */
  readonly methods?: readonly string[]
  /** Longest time since `auth_time`. Default: any. */
  readonly maxAgeSeconds?: number
}

/** Met, or the first fact that fails. */
export type MfaVerdict =
  | { readonly met: true }
  | {
      readonly met: false
      readonly reason:
        'acr_missing' | 'acr_unmet' | 'amr_missing' | 'amr_unmet' | 'auth_time_missing' | 'too_old'
    }

/** The `amr` values (RFC 8176) that count as a second factor when a guard names none. */
export const MFA_METHODS: readonly string[] = Object.freeze([
  'otp',
  'mfa',
  'sms',
  'hwk',
  'swk',
  'pop',
  'fpt',
  'face',
])

/** True when `acr` is one of `acrValues`, or when none are asked. */
export function isAcrMet(acr: string | undefined, acrValues: readonly string[] = []): boolean {
  return acrValues.length === 0 || (acr !== undefined && acrValues.includes(acr))
}

/** Decides whether a sign-on satisfies a guard; without leeway, as of `nowSeconds`. */
export function isMfaMet(
  { acr, amr, authTime }: Assurance,
  {
    requirement: { acrValues = [], methods = MFA_METHODS, maxAgeSeconds },
    nowSeconds,
  }: { readonly requirement: MfaRequirement; readonly nowSeconds: number },
): MfaVerdict {
  if (!isAcrMet(acr, acrValues)) {
    return { met: false, reason: acr === undefined ? 'acr_missing' : 'acr_unmet' }
  }
  // Without amr only a named policy (acr) can tell that a second factor was used.
  if (amr === undefined && acrValues.length === 0) return { met: false, reason: 'amr_missing' }
  if (amr?.some((method) => methods.includes(method)) === false) {
    return { met: false, reason: 'amr_unmet' }
  }
  return isRecent(authTime, { maxAgeSeconds, nowSeconds })
}

function isRecent(
  authTime: number | undefined,
  {
    maxAgeSeconds,
    nowSeconds,
  }: { readonly maxAgeSeconds: number | undefined; readonly nowSeconds: number },
): MfaVerdict {
  if (maxAgeSeconds === undefined) return { met: true }
  if (authTime === undefined) return { met: false, reason: 'auth_time_missing' }
  return nowSeconds - authTime <= maxAgeSeconds ? { met: true } : { met: false, reason: 'too_old' }
}
