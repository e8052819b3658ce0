// What an app may say about its looks.
import { describe, expect, test } from 'vitest'
import { findBrandProblems, isHelpAddress, isPageAddress } from '../../src/models/brand.js'

describe('findBrandProblems', () => {
  test.each([
    { name: 'Alder Bank' },
    { name: 'Ålder & <Söhne>' },
    { name: 'x'.repeat(40) },
    { name: '🏦'.repeat(40) },
    {
      name: 'Alder Bank',
      logoUrl: '/logo.svg',
      logoDarkUrl: 'https://cdn.example/logo.svg?v=1',
      logoAlt: 'Alder Bank',
      accent: '#0f5b46',
      helpUrl: 'mailto:help@alder.example',
      privacyUrl: 'https://alder.example/privacy',
    },
  ])('finds nothing wrong with %j', (brand) => {
    expect(findBrandProblems(brand)).toEqual([])
  })

  const address = 'must be a path that starts with /, or an https address'
  const help = 'must be a path that starts with /, an https address, or a mailto: address'
  const colour = 'must be a colour like #1F4FD8'

  test.each([
    [{}, 'brand.name', 'must be a text that is not empty'],
    [{ name: ' ' }, 'brand.name', 'must be a text that is not empty'],
    [{ name: 7 }, 'brand.name', 'must be a text that is not empty'],
    [{ name: 'x'.repeat(41) }, 'brand.name', 'must have at most 40 characters'],
    [{ name: 'a\nb' }, 'brand.name', 'must not contain control characters or line breaks'],
    [{ name: 'a\u202Eb' }, 'brand.name', 'must not contain control characters or line breaks'],
    [{ name: 'A', accent: 'green' }, 'brand.accent', colour],
    [{ name: 'A', accent: '#FFF' }, 'brand.accent', colour],
    [{ name: 'A', accent: '#0F5B46;}' }, 'brand.accent', colour],
    [{ name: 'A', logoUrl: 'http://cdn.example/a.png' }, 'brand.logoUrl', address],
    [{ name: 'A', logoUrl: '//cdn.example/a.png' }, 'brand.logoUrl', address],
    [{ name: 'A', logoUrl: 'data:image/svg+xml,x' }, 'brand.logoUrl', address],
    [{ name: 'A', logoUrl: 'logo.svg' }, 'brand.logoUrl', address],
    [{ name: 'A', helpUrl: 'javascript:alert(1)' }, 'brand.helpUrl', help],
    [{ name: 'A', helpUrl: 'mailto:a@b.example?subject=x y' }, 'brand.helpUrl', help],
    [{ name: 'A', privacyUrl: 'mailto:a@b.example' }, 'brand.privacyUrl', address],
    [{ name: 'A', logoDarkUrl: '/dark.svg' }, 'brand.logoDarkUrl', 'needs a `brand.logoUrl`'],
    [{ name: 'A', logoAlt: 3 }, 'brand.logoAlt', 'must be a text'],
    [{ name: 'A', font: 'Inter' }, 'brand.font', 'is not an option; there are name, logoUrl'],
    [undefined, 'brand', 'must be an object with a `name`'],
    ['Alder Bank', 'brand', 'must be an object with a `name`'],
  ])('finds in %j what is wrong', (brand, option, problem) => {
    const problems = findBrandProblems(brand)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.option).toBe(option)
    expect(problems[0]?.problem.startsWith(problem)).toBe(true)
  })

  test('lists every problem at once', () => {
    const options = findBrandProblems({ accent: 'red', helpUrl: 'x' }).map(({ option }) => option)
    expect(options).toEqual(['brand.name', 'brand.accent', 'brand.helpUrl'])
  })
})

describe('addresses', () => {
  test.each([
    '/\\evil.example',
    '/\tx',
    '/a b',
    'https://user@alder.example/',
    'https://user:secret@alder.example/',
    'https:/alder.example',
    'https://',
    ' https://alder.example/',
    'HTTPS://alder.example/a\nb',
    'vbscript:x',
    '',
  ])('%j is none that a page may lead to', (address) => {
    expect(isPageAddress(address)).toBe(false)
    expect(isHelpAddress(address)).toBe(false)
  })
})
