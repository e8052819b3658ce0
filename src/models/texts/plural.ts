// The forms of a count in a language that has one of its own for whole millions, which no page ever counts to.

/** The forms of French, Spanish, Italian and Portuguese: the one for millions is that of all others. */
export function buildPlural(
  by: string,
  { one, other }: { readonly one: string; readonly other: string },
): { readonly by: string } & Readonly<Record<'one' | 'many' | 'other', string>> {
  return { by, one, many: other, other }
}
