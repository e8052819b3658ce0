// Reads an email address as people type it: one address and nothing else that a mail program could take for more.

/** RFC 5321: the longest path, less its brackets. */
const MAX_LENGTH = 254
const MAX_LOCAL_LENGTH = 64

/** The address as typed, without space around it, or what is wrong with it. */
export function readEmail(
  typed: string,
): { readonly email: string } | { readonly mistake: 'email_empty' | 'email_malformed' } {
  // Not `trim` alone: a line break is no space that somebody types by mistake.
  const email = typed.normalize('NFC').replaceAll(/^[ \t\u00A0\u3000]+|[ \t\u00A0\u3000]+$/g, '')
  if (email === '') return { mistake: 'email_empty' }
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@')))
  const fits = email.length <= MAX_LENGTH && local.length <= MAX_LOCAL_LENGTH
  return fits && ADDRESS.test(email) ? { email } : { mistake: 'email_malformed' }
}

/** No space, no control or hidden character, none of the characters that separate or quote addresses. */
const WORD = String.raw`[^\s\p{C}\p{Default_Ignorable_Code_Point}@<>()\[\]\\,;:"]`
const ADDRESS = new RegExp(`^${WORD}+@${WORD}+\\.${WORD}+$`, 'u')
