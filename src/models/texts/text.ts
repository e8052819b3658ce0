// What a text is, and a catalogue of all of them.
import type { English } from './english/all.js'

/** The name of a text. */
export type TextKey = keyof English

/** A text, or one text per plural form of the parameter `by`. */
export type Text = string | Plural

/** Plural forms as `Intl.PluralRules` names them; `other` always stands. */
export type Plural = { readonly by: string; readonly other: string } & Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>>
>

/** All texts of a language, each plural with every form that the language has. */
export type Catalogue<Form extends Intl.LDMLPluralRule = 'other'> = Readonly<
  Record<TextKey, string | ({ readonly by: string } & Readonly<Record<Form | 'other', string>>)>
>

/** Texts of an app in a language, and its direction where it is not the one of its script. */
export type LanguageTexts = Readonly<Partial<Record<TextKey, Text>>> & {
  readonly dir?: 'ltr' | 'rtl'
}
