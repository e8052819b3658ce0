// The headers of every HTML document of the emulator: sign-on pages, form_post page, inbox, e-mails.
import type { Response } from 'express'

/** What one document may do beyond the rest. */
export interface DocumentRules {
  /** Further directives of its Content Security Policy. */
  readonly policy?: string
  /** Default: `same-origin`; addresses of these pages carry ids of flows. */
  readonly referrer?: 'same-origin' | 'strict-origin'
}

/** Nothing from elsewhere, no inline script or style, in no frame, kept by nobody. */
export function setDocumentHeaders(res: Response, rules: DocumentRules = {}): void {
  const { policy, referrer = 'same-origin' } = rules
  const own = policy === undefined ? [] : [policy]
  res.set({
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      // The empty icon of the inbox, without which browsers ask for /favicon.ico.
      'img-src data:',
      "base-uri 'none'",
      "frame-ancestors 'none'",
      ...own,
    ].join('; '),
    'referrer-policy': referrer,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
}
