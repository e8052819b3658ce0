// Terms become blocks of text: what PingOne's markup says is kept, the markup is not.
import { describe, expect, test } from 'vitest'
import { parseAgreement, type AgreementBlock } from '../../src/models/agreement-blocks.js'

const html = (text: string): AgreementBlock[] => parseAgreement(text, 'text/html')

describe('the text of an agreement', () => {
  test('has headings, paragraphs, lists, strong words and https links', () => {
    const blocks = html(
      '<h2>One</h2>\n<p>You <b>must</b> read <a href="https://a.example/x?a=1&amp;b=2">this</a>.</p><ul><li>first</li><li>second <strong>part</strong></li></ul>after',
    )
    expect(blocks).toEqual([
      { kind: 'heading', parts: [{ kind: 'text', text: 'One' }] },
      {
        kind: 'paragraph',
        parts: [
          { kind: 'text', text: 'You ' },
          { kind: 'strong', text: 'must' },
          { kind: 'text', text: ' read ' },
          { kind: 'link', text: 'this', href: 'https://a.example/x?a=1&b=2' },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        items: [
          [{ kind: 'text', text: 'first' }],
          [
            { kind: 'text', text: 'second ' },
            { kind: 'strong', text: 'part' },
          ],
        ],
      },
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'after' }] },
    ])
  })

  test.each([
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<a href="http://a.example">x</a>', 'x'],
    ['<a href="//a.example">x</a>', 'x'],
    ['<a href="data:text/html,x">x</a>', 'x'],
    ['<a href="&#106;avascript:alert(1)">x</a>', 'x'],
    ['<img src=x onerror=alert(1)>x', 'x'],
    ['<script>alert(1)</script>x', 'x'],
    ['<style>*{}</style>x', 'x'],
    ['<!-- <p>hidden</p> -->x', 'x'],
    ['<p title=">">x</p>', 'x'],
    ['<svg onload=alert(1)>x</svg>', 'x'],
  ])('of %s is text alone', (text, shown) => {
    expect(html(text)).toEqual([{ kind: 'paragraph', parts: [{ kind: 'text', text: shown }] }])
  })

  test('has the characters that entities stand for, and no control characters', () => {
    expect(html('<p>5 &lt; 6 &amp; 7 &euro; &#8364; &#x41; &#0; &bogus;</p>')[0]).toEqual({
      kind: 'paragraph',
      parts: [{ kind: 'text', text: '5 < 6 & 7 € € A  &bogus;'.replace(/ {2}/, ' ') }],
    })
  })

  test('of plain text is its paragraphs, with every sign as it stands', () => {
    expect(parseAgreement('One <b>\nline\n\nTwo &amp;', 'text/plain')).toEqual([
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'One <b> line' }] },
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'Two &amp;' }] },
    ])
  })

  test.each([
    ['an unclosed tag', '<p>'.repeat(20_000)],
    ['open quotes', `<a href="${'x'.repeat(50_000)}`],
    ['many less-than signs', '<'.repeat(50_000)],
    ['nested lists', '<ul><li>'.repeat(10_000)],
    ['an open comment', `<!--${'<p>x'.repeat(10_000)}`],
    ['an open script', `<script>${'<'.repeat(50_000)}`],
  ])('with %s ends', (_name, text) => {
    expect(Array.isArray(html(text))).toBe(true)
  })
})
