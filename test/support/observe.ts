// What a stranger can compare of two answers: status, headers, cookies, and the page without what is random or typed.
import type { Page } from './browser.js'

/** The answer with everything blurred that differs between any two attempts. */
export function observe(page: Page, username: string): unknown {
  const { date: _date, etag: _etag, 'content-length': _length, ...headers } = page.headers
  const blur = (text: string): string =>
    text
      // When an attempt began, and its secret.
      .replaceAll(/(?<![A-Za-z0-9_-])[0-9a-z]{8,9}\.[A-Za-z0-9_-]{43}/g, 'RANDOM')
      .replaceAll(/[A-Za-z0-9_-]{43}/g, 'RANDOM')
      .replaceAll(/Expires=[^;]*/g, 'Expires')
      .replaceAll(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/g, 'REFERENCE')
      .replaceAll(username, 'USERNAME')
      .replaceAll(/pingone\.wait=.*/g, 'A FIXED WAIT')
      .replaceAll(/(?:datetime="[^"]*" data-local>)[^<]*/g, 'A FIXED TIME')
      .replaceAll(
        /wait-\d+|in \d+ (?:second|minute|hour)s?|\d+ more seconds?|data-(?:wait|after)="\d+"/g,
        'WAIT',
      )
  return {
    status: page.status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => name !== 'retry-after')
        .map(([name, value]) => [name, blur(String(value))]),
    ),
    hasRetryAfter: 'retry-after' in headers,
    html: blur(page.html),
  }
}
