// Pages drawn by the app's own template engine, through a real Express.
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { expressViews } from '../../src/views/express-views.js'
import { buildStepView } from '../../src/steps/index.js'
import type { ViewContext } from '../../src/views/views.js'
import { alderBank, pageOf } from './pages.js'

const express4 = createRequire(import.meta.url)('express4') as typeof express

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-'))
  writeFileSync(join(folder, 'pingone-otp.t'), 'OTP {{heading}}')
  writeFileSync(join(folder, 'pingone-locked.t'), 'broken')
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
])('on %s', (_name, createApp) => {
  test('the template of the step is given the model and what else may be shown', async () => {
    const { context, given } = start(createApp)
    const page = await drawStep(expressViews('pingone-'), {
      view: buildStepView(pageOf('otp-sms')),
      context: context,
    })
    expect(page).toBe('OTP Check your phone')
    const own = Object.keys(given[0] ?? {}).filter((key) => !addedByExpress.has(key))
    expect(own.sort()).toEqual(['assets', 'brand', 'locale', 'page', 'view'])
    expect(given[0]?.['view']).toEqual(buildStepView(pageOf('otp-sms')))
  })

  test('a step without a template is an error that names the template', async () => {
    const { context } = start(createApp)
    const drawn = drawStep(expressViews('pingone-'), {
      view: buildStepView(pageOf('username')),
      context: context,
    })
    await expect(drawn).rejects.toThrow('Failed to lookup view "pingone-username"')
  })

  test('a step without a template is drawn by the fallback', async () => {
    const { context } = start(createApp)
    const views = expressViews('pingone-', { fallback: defaultViews() })
    const page = await drawStep(views, {
      view: buildStepView(pageOf('username')),
      context: context,
    })
    expect(page).toContain('<h1>Sign on</h1>')
  })

  test('a template that fails is an error, not the fallback', async () => {
    const { context } = start(createApp)
    const views = expressViews('pingone-', { fallback: defaultViews() })
    const drawn = drawStep(views, { view: buildStepView(pageOf('locked')), context: context })
    await expect(drawn).rejects.toThrow('the template is broken')
  })
})

test('a prefix is a text', () => {
  // @ts-expect-error a prefix is needed
  expect(() => expressViews()).toThrow(new TypeError('expressViews: `prefix` must be a text'))
})

/** Members that Express itself adds to every template's locals. */
const addedByExpress = new Set(['settings', '_locals', 'cache'])

function start(createApp: typeof express): {
  context: ViewContext
  given: Readonly<Record<string, unknown>>[]
} {
  const app = createApp()
  const given: Readonly<Record<string, unknown>>[] = []
  app.engine('t', (path: string, locals: object, done: (error: unknown, page?: string) => void) => {
    given.push({ ...locals })
    void drawTemplate(path, locals).then((page) => done(null, page), done)
  })
  app.set('views', folder)
  app.set('view engine', 't')
  const context: ViewContext = {
    locale: 'en',
    brand: alderBank,
    assets: {
      stylesheet: '/a/pages.css',
      brandStylesheet: '/a/brand.css',
      stepsStylesheet: '/a/steps.css',
      resumeScript: '/a/resume.js',
      passwordScript: '/a/password.js',
      passkeyScript: '/a/passkey.js',
      pageScript: '/a/page.js',
      waitScript: '/a/wait.js',
      icon: '/a/icon.svg',
    },
    render: (name, model) =>
      new Promise((resolve, reject) => {
        app.render(name, model, (error: Error | null, page?: string) => {
          if (error === null) resolve(page ?? '')
          else reject(error)
        })
      }),
  }
  return { context, given }
}

async function drawTemplate(path: string, locals: object): Promise<string> {
  const text = await readFile(path, 'utf8')
  if (text === 'broken') throw new Error('the template is broken')
  const { view } = locals as { view: { heading: string } }
  return text.replace('{{heading}}', view.heading)
}
