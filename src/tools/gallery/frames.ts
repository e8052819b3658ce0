// The pages around our pages: the index, and one with a picture narrow and wide, light and dark.
import { html, type Html } from '../../views/html.js'
import type { Edition } from './editions.js'
import type { Direction } from './forced-scheme.js'
import type { Picture } from './pictures.js'

/** Which edition a page is of, among which. */
export interface Place {
  readonly edition: Edition
  readonly editions: readonly Edition[]
}

/** The list of all pictures, step by step. */
export function drawIndex(pictures: readonly Picture[], place: Place): string {
  const steps = [...new Set(pictures.map(({ step }) => step))].toSorted()
  const content = html`${languages(place, 'index.html')}
  ${steps.map(
    (step) => html`
      <h2 id="${step}">${step}</h2>
      <ul>
        ${pictures.filter((picture) => picture.step === step).map(drawEntry)}
      </ul>
    `,
  )}`
  return drawFrame({ title: 'Every page', base: baseOf(place), content })
}

function drawEntry({ name }: Picture): Html {
  return html`<li>
    <a href="show/${name}.ltr.html">${name}</a>
    <a href="show/${name}.rtl.html">right to left</a>
  </li>`
}

/** A picture in both widths and both schemes. */
export function drawShow(
  { name, step }: Picture,
  { direction, ...place }: Place & { readonly direction: Direction },
): string {
  const other = direction === 'ltr' ? 'rtl' : 'ltr'
  const base = `../${baseOf(place)}`
  const content = html`
    <p>
      <a href="../index.html#${step}">All pages</a>
      <a href="${name}.${other}.html">${other === 'rtl' ? 'Right to left' : 'Left to right'}</a>
    </p>
    ${languages(place, `show/${name}.${direction}.html`, base)}
    ${[360, 1280].flatMap((width) =>
      ['light', 'dark'].map((scheme) => drawPictureFrame(`${name}.${direction}`, width, scheme)),
    )}
  `
  return drawFrame({ title: name, base, content })
}

/** From an index to the root. */
function baseOf({ edition }: Place): string {
  return edition.folder === '' ? '' : '../'
}

/** The same page in each language; nothing where there is one language. */
function languages(place: Place, path: string, base: string = baseOf(place)): Html | undefined {
  const { edition, editions } = place
  if (editions.length < 2) return undefined
  const entries = editions.map(({ locale, name, folder }) => {
    const mark = folder === edition.folder && html` aria-current="page"`
    return html`<a href="${base}${folder}${path}" lang="${locale}" ${mark}>${name}</a> `
  })
  return html`<nav aria-label="Languages"><p>${entries}</p></nav>`
}

function drawPictureFrame(name: string, width: number, scheme: string): Html {
  const address = `../page/${name}.${scheme}.html`
  return html`<figure>
    <figcaption><a href="${address}">${width} px, ${scheme}</a></figcaption>
    <iframe src="${address}" title="${width} px, ${scheme}" width="${width}" height="800"></iframe>
  </figure>`
}

function drawFrame({
  title,
  base,
  content,
}: {
  readonly title: string
  readonly base: string
  readonly content: Html | readonly Html[]
}): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} – gallery of express-pingone-mfa</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="${base}gallery.css" />
      </head>
      <body>
        <h1>${title}</h1>
        ${content}
      </body>
    </html> `.toString()
}

/** How the pages around ours look. */
export const galleryStylesheet = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }
h1, h2 { font-size: 1.125rem; }
li a + a, p a + a { margin-inline-start: 1rem; }
[aria-current] { font-weight: 600; text-decoration: none; }
figure { display: inline-block; vertical-align: top; margin: 0 1rem 1rem 0; }
iframe { border: 1px solid GrayText; }
`
