// The classes of our stylesheets are an interface: each is documented, drawn by a page, and there is no other.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import { messageNatures } from '../../src/models/message-natures.js'
import type { MessageCode } from '../../src/models/model.js'
import { listPictures, type Picture } from '../../src/tools/gallery/pictures.js'
import { contents } from '../../src/views/assets/contents.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { readSection, readText } from '../package/source.js'
import { exampleContext } from './example-context.js'

/** Every count-down. */
const waits = Array.from({ length: 12 }, (_, at) => at * 5 + 5)
const styled = readClasses(contents['pages.css'] + contents['steps.css'])
const documented = readDocumented()

describe('a class of the stylesheets', () => {
  test.each([...styled])('%s is documented', (name) => {
    expect([...documented]).toContain(name)
  })

  test.each([...styled])('%s is drawn by a page', async (name) => {
    expect([...(await drawn)]).toContain(name)
  })
})

describe('the classes', () => {
  test('that pages have are documented', async () => {
    expect([...(await drawn)].filter((name) => !documented.has(name))).toEqual([])
  })

  test('that are documented are styled, or had by a page', async () => {
    const known = new Set([...styled, ...(await drawn)])
    expect([...documented].filter((name) => !known.has(name))).toEqual([])
  })
})

const codes = Object.keys(messageNatures).filter((code): code is MessageCode =>
  Object.hasOwn(messageNatures, code),
)

const drawn = drawEverything()

/** All classes of all pages: every picture, and every message on one page of each step. */
async function drawEverything(): Promise<ReadonlySet<string>> {
  const pictures = listPictures('en')
  const brand = { name: 'Alder Bank', logoUrl: '/logo.svg' }
  const told = [...new Map(pictures.map((picture) => [picture.step, picture])).values()]
  const pages = await Promise.all([
    ...pictures.map((picture) => drawPicture(picture, {})),
    ...told.map((picture) => drawPicture(picture, { brand })),
    ...told.flatMap((picture) =>
      codes.map((code) => drawPicture(picture, { messages: [{ code }] })),
    ),
    ...waits.map((waitSeconds) =>
      drawPicture(
        told.find(({ step }) => step === 'otp'),
        { resend: { waitSeconds } },
      ),
    ),
  ])
  const lists = [...pages.join('').matchAll(/ class="([^"]*)"/g)]
  return new Set(lists.flatMap(([, list = '']) => list.split(/\s+/)).filter((name) => name !== ''))
}

function drawPicture(picture: Picture | undefined, more: object): Promise<string> {
  if (picture === undefined) throw new Error('there is no such picture')
  const facts = { ...picture.facts, ...more }
  const languages = ['en', 'de'].map((lang) => ({
    ...{ lang, dir: 'ltr' as const, name: lang, href: `?lang=${lang}`, current: lang === 'en' },
  }))
  const context = { ...exampleContext(facts), languages }
  return drawStep(defaultViews(), { view: buildStepView(facts), context })
}

function readClasses(stylesheet: string): ReadonlySet<string> {
  const selectors = stylesheet.replaceAll(/\/\*.*?\*\/|\{[^{}]*\}/gs, ' ')
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name))
}

/** The words in code of the first column; `wait-5` to `wait-60` stand for those between them. */
function readDocumented(): ReadonlySet<string> {
  const rows = readSection(readText('docs/views.md'), 'Classes')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const words = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`<]+)`/g)].flatMap(([, code = '']) =>
      code.split(' '),
    ),
  )
  return new Set([...words, ...waits.map((seconds) => `wait-${String(seconds)}`)])
}
