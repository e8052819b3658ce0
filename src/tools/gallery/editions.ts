// The gallery in several languages: the first one stands at the root, each other one in a folder of its own.
import { readLanguage } from '../../models/texts/catalogue.js'

/** The gallery in one language. */
export interface Edition {
  readonly locale: string
  /** What those who speak it call it. */
  readonly name: string
  /** Its folder with the slash at its end; none for the first. */
  readonly folder: string
}

/** The editions of these languages. */
export function listEditions(locales: readonly string[]): readonly Edition[] {
  return locales.map((locale, at) => ({
    locale,
    name: readLanguage(locale).name,
    folder: at === 0 ? '' : `${locale}/`,
  }))
}
