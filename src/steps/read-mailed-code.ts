// Reads a code of an email as people type or paste it: 8 letters and digits, with spaces and hyphens between.

/** The code as PingOne wrote it, or what is wrong with it. */
export function readMailedCode(
  typed: string,
): { readonly code: string } | { readonly mistake: 'empty' | 'wrong' } {
  const code = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}\p{Pd}\u2212]/gu, '')
    .toUpperCase()
  if (code === '') return { mistake: 'empty' }
  return /^[A-Z\d]{4,32}$/.test(code) ? { code } : { mistake: 'wrong' }
}
