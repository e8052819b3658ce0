// Whose is a name?

/**
 * Says whether a name carries a prefix: it begins with it, and no word is split between them. So
 * `bank-web` and `Bank Online` carry theirs, and `bank2-web` carries that of somebody else.
 */
export function carriesPrefix(name: string, prefix: string): boolean {
  if (!name.startsWith(prefix)) return false
  const isWordSplit =
    /[\p{L}\p{N}]$/u.test(prefix) && /^[\p{L}\p{N}]/u.test(name.slice(prefix.length))
  return !isWordSplit
}
