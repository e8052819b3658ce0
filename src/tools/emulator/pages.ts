// The pages PingOne would host: plain HTML, no inline script or style, every value escaped.
import type { Response } from 'express'
import { html, renderHtml, type Html } from './console/html.js'
import { setDocumentHeaders } from './document-headers.js'

/** Sends a whole page. */
export function sendPage(
  res: Response,
  base: string,
  page: { readonly title: string; readonly main: Html; readonly status?: number },
): void {
  const style = `${base}/signon/assets/signon.css`
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <main>
          <h1>${page.title}</h1>
          ${page.main}
        </main>
        <footer>PingOne emulator · local only</footer>
      </body>
    </html> `
  setDocumentHeaders(res)
  sendDocument(res, document, page.status ?? 200)
}

/** Sends the page that posts an authorization response to the client, by itself or by a button. */
export function sendFormPostPage(
  res: Response,
  base: string,
  action: string,
  parameters: URLSearchParams,
): void {
  const fields = [...parameters].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `,
  )
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Signing on</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <form method="post" action="${action}" autocomplete="off">
          ${fields}
          <button type="submit">Continue</button>
        </form>
        <script src="${base}/signon/assets/form-post.js"></script>
      </body>
    </html> `
  // The post goes to another origin, which may want to know whose it is.
  setDocumentHeaders(res, { referrer: 'strict-origin' })
  sendDocument(res, document, 200)
}

/** No `form-action`: Chromium applies it to the redirect back to the application, too. */
function sendDocument(res: Response, document: Html, status: number): void {
  res.status(status)
  res.setHeader('Content-Type', 'text/html;charset=UTF-8')
  res.end(renderHtml(document))
}
