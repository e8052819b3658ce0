// What a sign-on may ask for beside devices: rules of passwords, agreements, other services.
import type { Reference, Resource } from './resource.js'

/** What passwords have to be like; what is absent is not asked for. */
export interface PasswordPolicy extends Resource {
  name: string
  default?: boolean
  excludesCommonlyUsed: boolean
  excludesProfileData: boolean
  notSimilarToCurrent: boolean
  length?: { min?: number; max?: number }
  /** By all characters of a kind: how many of them. */
  minCharacters?: Record<string, number>
  maxRepeatedCharacters?: number
  minUniqueCharacters?: number
  minComplexity?: number
  history?: { count?: number; retentionDays?: number }
  lockout?: { failureCount?: number; durationSeconds?: number }
  maxAgeDays?: number
  minAgeDays?: number
}

/** Terms that users consent to. */
export interface Agreement extends Resource {
  name: string
  enabled: boolean
  description?: string
  /** Absent: a consent never expires. */
  reconsentPeriodDays?: number
}

/** An agreement in one language. */
export interface AgreementLanguage extends Resource {
  agreement: Reference
  locale: string
  displayName: string
  enabled: boolean
  userExperience?: {
    acceptCheckboxText?: string
    continueButtonText?: string
    declineButtonText?: string
  }
}

/** The words of an agreement in one language, from a moment on. */
export interface AgreementRevision extends Resource {
  agreement: Reference
  language: Reference
  contentType: 'text/html' | 'text/plain'
  effectiveAt: string
  requireReconsent: boolean
  text: string
}

/** What a user last said to an agreement. */
export interface AgreementConsent extends Resource {
  user: Reference
  agreement: Reference
  language: Reference
  revision: Reference
  status: 'ACCEPTED' | 'REVOKED'
  at: string
}

/** Another service that users sign on with. */
export interface IdentityProvider extends Resource {
  name: string
  type: string
  enabled: boolean
}
