// What a text is.

/** A text, or one text per plural form of the parameter `by`. */
export type Text = string | Plural

/** Plural forms as `Intl.PluralRules` names them; `other` always stands. */
export type Plural = { readonly by: string; readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>
