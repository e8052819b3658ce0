// The templates that eject writes draw what our own pages draw: element for element, in every state, whatever stands in a model.
import { join } from 'node:path'
import ejs from 'ejs'
import nunjucks from 'nunjucks'
import { describe, expect, test } from 'vitest'
import { buildStepView, type StepView } from '../../src/steps/index.js'
import { messageNatures } from '../../src/models/message-natures.js'
import type { MessageCode } from '../../src/models/model.js'
import { galleryBrand, listPictures } from '../../src/tools/gallery/pictures.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { expressViews } from '../../src/views/express-views.js'
import type { ViewContext, Views } from '../../src/views/views.js'
import { root } from '../package/source.js'
import { outline } from '../support/outline.js'
import { findHtmlFaults } from '../support/valid-html.js'
import { exampleContext } from './example-context.js'

const folder = join(root, 'templates')
const environment = nunjucks.configure(join(folder, 'nunjucks'), { autoescape: true })
const engines: readonly (readonly [string, ViewContext['render']])[] = [
  ['EJS', (name, model) => ejs.renderFile(join(folder, 'ejs', `${name}.ejs`), model)],
  ['Nunjucks', (name, model) => Promise.resolve(environment.render(`${name}.njk`, model))],
]
const pictures = listPictures('en')
const onePerStep = [...new Map(pictures.map((picture) => [picture.step, picture])).values()]

describe.each(engines)('a page by %s', (_engine, render) => {
  test.each(pictures.map((picture) => [picture.name, picture.facts] as const))(
    '%s is ours',
    async (_name, facts) => {
      const page = await expectSame(buildStepView(facts), exampleContext(facts, render))
      expect(findHtmlFaults(page)).toEqual([])
    },
  )

  test.each(listPictures('ar').map((picture) => [picture.name, picture.facts] as const))(
    '%s is ours in Arabic',
    async (_name, facts) => {
      await expectSame(buildStepView(facts), exampleContext(facts, render))
    },
  )

  test.each(onePerStep)(
    'of $step is ours with every message, and a picture of the brand',
    async ({ facts }) => {
      const brand = { name: 'Alder', logoUrl: '/a.svg', logoDarkUrl: '/b,c.svg', iconUrl: '/i.png' }
      const context = { ...exampleContext({ ...facts, brand }, render), languages }
      for (const code of codes) {
        const told = { code, seconds: 7, minutes: 2, attemptsRemaining: 1, otpLength: 6 }
        const messages = [told, { code: 'code_sent' as const }]
        await expectSame(buildStepView({ ...facts, brand, messages }), context)
      }
    },
  )

  test.each(onePerStep)('of $step keeps every value a text', async ({ facts }) => {
    const view = spoil(buildStepView(facts))
    const brand = { ...galleryBrand, name: hostile, logoUrl: '/logo.svg', logoAlt: hostile }
    const page = await expectSame(view, exampleContext({ locale: 'en', brand }, render))
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img src=x')
  })
})

test('a page that differs is found', () => {
  const page = '<p class="a b">Code <b>1</b></p>'
  expect(outline(page)).toBe(outline('<p class="b a">\n  Code\n <b>1</b>\n</p>'))
  expect(outline(page)).not.toBe(outline('<p class="a">Code <b>1</b></p>'))
  expect(outline(page)).not.toBe(outline('<p class="a b">Code <b>2</b></p>'))
  expect(outline('<a>x</a> <a>y</a>')).not.toBe(outline('<a>x</a><a>y</a>'))
})

async function expectSame(view: StepView, context: ViewContext): Promise<string> {
  const page = await draw(expressViews(''), { view, context })
  const ours = await draw(defaultViews(), { view, context })
  expect(outline(page)).toBe(outline(ours))
  return page
}

function draw(
  views: Views,
  shown: { readonly view: StepView; readonly context: ViewContext },
): Promise<string> {
  return drawStep(views, shown)
}

const codes = Object.keys(messageNatures).filter((code): code is MessageCode =>
  Object.hasOwn(messageNatures, code),
)

const languages = ['en', 'ar'].map((lang) => ({
  ...{ lang, dir: 'ltr' as const, name: lang, href: `?lang=${lang}`, current: lang === 'en' },
}))

const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\`{{ 7 * 7 }}<%= 7 %>`

/** The model with every text of it followed by markup; what names and kinds are drawn by stays. */
function spoil(view: StepView): StepView {
  const kept = new Set([
    'step',
    'purpose',
    'kind',
    'type',
    'reason',
    'state',
    'name',
    'field',
    'limit',
  ])
  const spoiled: unknown = JSON.parse(JSON.stringify(view), (member: string, value: unknown) =>
    typeof value === 'string' && !kept.has(member) ? value + hostile : value,
  )
  return spoiled as StepView
}
