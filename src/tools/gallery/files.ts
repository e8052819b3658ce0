// The files of the gallery by their paths: pages of ours in every scheme and direction, what they load, and an index.
import { buildStepView } from '../../steps/index.js'
import { createViewAssets } from '../../views/assets.js'
import { defaultViews } from '../../views/default-views.js'
import { drawStep } from '../../views/draw-step.js'
import { forcePage, forceScheme, type Direction, type Scheme } from './forced-scheme.js'
import { listEditions, type Edition } from './editions.js'
import { drawIndex, drawShow, galleryStylesheet, type Place } from './frames.js'
import { galleryBrand, listPictures, type Picture } from './pictures.js'

/** A file, made when it is asked for. */
export interface GalleryFile {
  readonly contentType: string
  readonly read: () => Promise<string>
}

const schemes: readonly Scheme[] = ['light', 'dark']
const directions: readonly Direction[] = ['ltr', 'rtl']
const htmlType = 'text/html; charset=utf-8'
const assets = createViewAssets(galleryBrand)

/** Every file of the gallery in these languages, by its path without the first slash; the first language is at the root. */
export function listGalleryFiles(locales: readonly string[]): ReadonlyMap<string, GalleryFile> {
  const editions = listEditions(locales)
  return new Map([
    ['gallery.css', made('text/css; charset=utf-8', () => galleryStylesheet)],
    ...schemes.flatMap(listAssets),
    ...editions.flatMap((edition) => listEdition(edition, editions)),
  ])
}

function listEdition(
  edition: Edition,
  editions: readonly Edition[],
): readonly (readonly [string, GalleryFile])[] {
  const pictures = listPictures(edition.locale)
  const place = { edition, editions }
  const files = [
    ['index.html', made(htmlType, () => drawIndex(pictures, place))] as const,
    ...pictures.flatMap((picture) => listPages(picture, place)),
  ]
  return files.map(([path, file]) => [edition.folder + path, file])
}

function listPages(picture: Picture, place: Place): readonly (readonly [string, GalleryFile])[] {
  return directions.flatMap((direction) => [
    [
      `show/${picture.name}.${direction}.html`,
      made(htmlType, () => drawShow(picture, { direction, ...place })),
    ] as const,
    ...schemes.map(
      (scheme) =>
        [
          `page/${picture.name}.${direction}.${scheme}.html`,
          made(htmlType, () => drawPicture(picture, { scheme, direction }, place)),
        ] as const,
    ),
  ])
}

async function drawPicture(
  { facts }: Picture,
  forced: { readonly scheme: Scheme; readonly direction: Direction },
  { edition }: Place,
): Promise<string> {
  const up = edition.folder === '' ? '../' : '../../'
  const at = (file: string): string => `${up}assets/${forced.scheme}/${file}`
  const context = {
    locale: facts.locale,
    brand: facts.brand,
    assets: {
      stylesheet: at(assets.stylesheetFile),
      stepsStylesheet: at(assets.stepsStylesheetFile),
      brandStylesheet: at(assets.brandStylesheetFile),
      resumeScript: at(assets.resumeScriptFile),
      passwordScript: at(assets.passwordScriptFile),
      passkeyScript: at(assets.passkeyScriptFile),
      pageScript: at(assets.pageScriptFile),
      waitScript: at(assets.waitScriptFile),
      icon: at(assets.iconFile),
    },
    render: () => Promise.reject(new Error('the gallery has no template engine')),
  }
  return forcePage(await drawStep(defaultViews(), { view: buildStepView(facts), context }), forced)
}

function listAssets(scheme: Scheme): readonly (readonly [string, GalleryFile])[] {
  const { read: _read, imageSources: _sources, ...names } = assets
  return Object.values(names).flatMap((name) => {
    const file = assets.read(name)
    if (file === undefined) return []
    const { contentType, body } = file
    const isStylesheet = contentType.startsWith('text/css')
    const text = isStylesheet ? forceScheme(body, scheme) : body
    return [[`assets/${scheme}/${name}`, made(contentType, () => text)] as const]
  })
}

function made(contentType: string, read: () => string | Promise<string>): GalleryFile {
  return { contentType, read: async () => read() }
}
