// A page and its stylesheets as they are in one scheme and one direction, whatever the reader prefers.

/** Light or dark. */
export type Scheme = 'light' | 'dark'

/** The direction a page is written in. */
export type Direction = 'ltr' | 'rtl'

/** A stylesheet whose question for the scheme is answered. */
export function forceScheme(stylesheet: string, scheme: Scheme): string {
  return stylesheet
    .replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`)
}

/** The page in that scheme and direction; its forms send nothing, also not by themselves, and its scripts ask nobody. */
export function forcePage(
  page: string,
  { scheme, direction }: { readonly scheme: Scheme; readonly direction: Direction },
): string {
  return page
    .replace(/(<html lang="[^"]*") dir="\w+"/, `$1 dir="${direction}"`)
    .replace('name="color-scheme" content="light dark"', `name="color-scheme" content="${scheme}"`)
    .replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
    .replace(/ data-resume="[^"]*"/, '')
    .replace(/ data-poll-ms="\d+"/, ` data-poll-ms="${never}"`)
    .replace('<meta charset="utf-8" />', `<meta charset="utf-8" />${quiet}`)
}

/** The longest time a browser can wait: a page that asks by itself never does. */
const never = 2 ** 31 - 1

const quiet = `<meta http-equiv="Content-Security-Policy" content="form-action 'none'; connect-src 'none'" />`
