// docs/configuration.md and docs/deploy.md leave out nothing that the source has.
import { existsSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config.js'
import { limitNames } from '../../src/limits/table.js'
import { variables } from '../../src/options/environment.js'
import { readFirstCells, readLiterals, readSection, readText, root } from './source.js'

const configuration = readText('docs/configuration.md')
const config = resolveConfig(
  {
    environmentId: '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f',
    clientId: 'bank',
    clientSecret: 'the secret of a test',
  },
  {},
)

describe('docs/configuration.md', () => {
  test.each(Object.entries(variables))('speaks of %s', (option, variable) => {
    expect(new RegExp(`\\b${option}\\b`).exec(configuration), option).not.toBeNull()
    if (variable !== undefined) expect(configuration).toContain(`\`${variable}\``)
  })

  test.each([
    ['`throttle`', config.throttle],
    ['`timeouts`', config.timeouts],
    ['Where the app is', config.paths],
  ])('the table under %s has every member with its default', (heading, members) => {
    const section = readSection(configuration, heading)
    expect(readFirstCells(section)).toEqual(Object.keys(members))
    const written = { limits: 'below', sharedAddresses: 'none' }
    for (const [member, value] of Object.entries({ ...members, ...written })) {
      if (!Object.hasOwn(members, member)) continue
      const row = section.split('\n').find((line) => line.startsWith(`| \`${member}\` `)) ?? ''
      expect(row.split('|')[2]?.trim().replaceAll('`', '')).toBe(String(value))
    }
  })

  test('the table of limits has every limit with its figures', () => {
    const section = readSection(configuration, 'Limits')
    expect(readFirstCells(section)).toEqual(limitNames)
    for (const [limit, { points, seconds }] of Object.entries(config.throttle.limits)) {
      const row = section.split('\n').find((line) => line.startsWith(`| \`${limit}\` `)) ?? ''
      const [, , few = '', window = ''] = row.split('|').map((cell) => cell.trim())
      expect([few, window.split(' ')[0]]).toEqual([String(points), String(seconds)])
    }
  })

  test.each([
    'absoluteLifetimeSeconds',
    'pendingLifetimeSeconds',
    'clockToleranceSeconds',
  ] as const)('%s has its default', (option) => {
    // The first row is that of the table of all options.
    const row =
      configuration.split('\n').findLast((line) => line.startsWith(`| \`${option}\` `)) ?? ''
    expect(row.split('|')[2]?.trim()).toBe(String(config[option]))
  })
})

describe('docs/deploy.md', () => {
  test('says of every event what it means, and of no other', () => {
    const section = readSection(readText('docs/deploy.md'), 'What to alert on')
    const events = readLiterals('src/events.ts', 'EventName')
    expect(readFirstCells(section).toSorted()).toEqual(events.toSorted())
  })
})

describe('the documents of the package', () => {
  const docs = readdirSync(`${root}/docs`).filter((file) => file.endsWith('.md'))
  const packed = [
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'LICENSE',
    ...docs.map((file) => `docs/${file}`),
  ]

  test('are those that package.json packs', () => {
    const manifest: unknown = JSON.parse(readText('package.json'))
    expect(manifest).toMatchObject({
      files: [
        'dist',
        'docs/*.md',
        'docs/schemas/*.json',
        'README.md',
        'CHANGELOG.md',
        'SECURITY.md',
        'LICENSE',
      ],
    })
  })

  test.each(packed)(
    '%s links to nothing that is not packed, and to headings that are there',
    (path) => {
      const broken = readLinks(readText(path)).filter((link) => !leadsSomewhere(link, path))
      expect(broken).toEqual([])
    },
  )

  function isSchema(path: string): boolean {
    return (
      path.startsWith('docs/schemas/') && path.endsWith('.json') && existsSync(`${root}/${path}`)
    )
  }

  function leadsSomewhere(link: string, from: string): boolean {
    if (/^(https:|mailto:)/.test(link)) return true
    const [file = '', heading] = link.split('#')
    const target = file === '' ? from : posix.join(posix.dirname(from), file)
    if (isSchema(target)) return heading === undefined
    if (!packed.includes(target)) return false
    return heading === undefined || readHeadings(readText(target)).includes(heading)
  }
})

/** Targets of links and pictures, outside of code. */
function readLinks(document: string): readonly string[] {
  const prose = document.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')
  const links = prose.matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]: (\S+)|(?:href|src)="([^"]+)"/gm)
  return [...links].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** The anchors that GitHub and npm give to headings. */
function readHeadings(document: string): readonly string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
