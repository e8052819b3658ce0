// What a step promises is seen when it changes: of every example, in each purpose where it can be met, the model; and each of its pages once. `-u` writes them anew.
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildStepView, stepNames } from '../../src/steps/index.js'
import { listPictures } from '../../src/tools/gallery/pictures.js'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { outline } from '../support/outline.js'
import { exampleContext } from '../views/example-context.js'

const pictures = listPictures('en')

describe.each(stepNames)('%s', (step) => {
  const own = pictures.filter((picture) => picture.step === step)

  test('has the models that it had', async () => {
    const models = own.map(({ name, facts }) => [name, buildStepView(facts)])
    expect(models.length).toBeGreaterThan(0)
    const text = `${JSON.stringify(Object.fromEntries(models), null, 2)}\n`
    await expect(text).toMatchFileSnapshot(`snapshots/${step}.json`)
  })

  test('has the pages that it had', async () => {
    const drawn: string[] = []
    const examples = new Map(
      own.toReversed().map((picture) => [picture.name.split('.')[0], picture]),
    )
    for (const { name, facts } of [...examples.values()].toReversed()) {
      const context = exampleContext(facts)
      const page = await drawStep(defaultViews(), { view: buildStepView(facts), context })
      drawn.push(`<!-- ${name} -->\n${outline(page, 'main')}\n`)
    }
    await expect(drawn.join('\n')).toMatchFileSnapshot(`snapshots/${step}.html`)
  })
})

test('a step that is gone has no snapshot', () => {
  const kept = readdirSync(new URL('snapshots', import.meta.url))
  expect(kept.toSorted()).toEqual(
    stepNames.flatMap((step) => [`${step}.html`, `${step}.json`]).toSorted(),
  )
})
