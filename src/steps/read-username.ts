// Reads a username as people type it, or says what is wrong with it.

const MAX_LENGTH = 256

/** Characters that nobody can see in a name, or that turn what stands beside them. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u

/** The name, in one spelling (NFC) and without space around it. */
export function normalizeUsername(typed: string): string {
  return typed.normalize('NFC').trim()
}

/** What is wrong with a name that was normalized. */
export function findUsernameMistake(
  username: string,
): 'username_empty' | 'username_too_long' | 'username_malformed' | undefined {
  if (username === '') return 'username_empty'
  if (username.length > MAX_LENGTH) return 'username_too_long'
  return HIDDEN.test(username) ? 'username_malformed' : undefined
}
