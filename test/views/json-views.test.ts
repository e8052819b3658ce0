// Pages as JSON.
import { describe, expect, test } from 'vitest'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { isJsonViews, jsonViews, toJson } from '../../src/views/json-views.js'
import { buildStepView } from '../../src/steps/index.js'
import { alderBank, common, pageOf, pages } from './pages.js'

const context = {
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
  render: () => Promise.reject(new Error('no template engine')),
}

describe('jsonViews', () => {
  test.each(Object.keys(pages))('answers %s with its model and nothing else', async (name) => {
    const view = buildStepView(pageOf(name))
    expect(JSON.parse(await drawStep(jsonViews(), { view: view, context: context }))).toEqual(view)
  })

  test('are told from views that draw HTML, also step by step', () => {
    expect(isJsonViews(jsonViews())).toBe(true)
    expect(isJsonViews({ ...jsonViews() })).toBe(true)
    expect(isJsonViews(defaultViews())).toBe(false)
    const mixed = { ...jsonViews(), otp: () => '<p>' }
    expect(isJsonViews(mixed)).toBe(false)
    expect(isJsonViews(mixed, 'username')).toBe(true)
    expect(isJsonViews(mixed, 'otp')).toBe(false)
  })
})

describe('toJson', () => {
  test('writes nothing that a browser could take for a tag', () => {
    const username = '</script><script>alert(1)</script>\u2028&'
    const text = toJson(buildStepView({ ...common, step: 'username', username }))
    expect(text).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(text)).toMatchObject({ fields: [{ value: username }] })
  })
})
