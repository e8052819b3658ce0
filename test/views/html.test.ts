// The escaping template tag.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml, html } from '../../src/views/html.js'

describe('html', () => {
  test('escapes every character that could leave a text or a quoted attribute', () => {
    expect(html`<p title="${`&<>"'\``}">${`&<>"'\``}</p>`.toString()).toBe(
      '<p title="&amp;&lt;&gt;&quot;&#39;&#96;">&amp;&lt;&gt;&quot;&#39;&#96;</p>',
    )
  })

  test('keeps nested HTML and arrays of it, and escapes their values once', () => {
    const items = ['a&b', '<c>'].map((item) => html`<b>${item}</b>`)
    expect(html`${items}, ${[html`<i>x</i>`, 'y']}`.toString()).toBe(
      '<b>a&amp;b</b><b>&lt;c&gt;</b>, <i>x</i>y',
    )
  })

  test('leaves out undefined and false, and writes 0', () => {
    expect(html`[${undefined}${false}${0}]`.toString()).toBe('[0]')
  })

  test('escapes a text that looks like HTML made by hand', () => {
    const forged = { toString: () => '<script>' }
    // @ts-expect-error an object is not HTML because it can be printed
    expect(() => html`${forged}`).toThrow(
      new TypeError('html: a value must be text, a number, html`…`, or an array of these'),
    )
  })

  test('refuses what is no text at all', () => {
    // @ts-expect-error null is not a value
    expect(() => html`${null}`).toThrow(TypeError)
    // @ts-expect-error a function is not a value
    expect(() => html`${() => ''}`).toThrow(TypeError)
  })

  test.each([
    ['a NUL', '\u0000'],
    ['an escape', '\u001B'],
    ['a delete', '\u007F'],
    ['a C1 control', '\u0085'],
    ['a right-to-left override', '\u202E'],
    ['a pop isolate', '\u2069'],
    ['a lone surrogate', '\uD800'],
    ['a noncharacter', '\uFFFF'],
  ])('makes %s visible instead of passing it on', (_name, character) => {
    expect(escapeHtml(`a${character}b`)).toBe('a\uFFFDb')
  })

  test('keeps tabs, line ends, and names in every script', () => {
    const text = 'Łukasz\tمها\n李雷 👩‍🚀'
    expect(escapeHtml(text)).toBe(text)
  })

  test('never lets any text write a tag, an entity or a quote', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '"', "'", '`', '&', '#', ';', 'a', '\u0000', '\uD800'),
        }),
        (text) => {
          const left = escapeHtml(text).replace(/&(amp|lt|gt|quot|#39|#96);/g, '')
          return !/[<>"'`&]/.test(left)
        },
      ),
    )
  })
})
