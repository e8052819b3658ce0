// The command gallery: every example is shown, in both schemes and directions, by our own pages, and nothing can be sent.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as steps from '../../../src/steps/all.js'
import { shippedTags } from '../../../src/models/texts/language.js'
import { runCommandLine } from '../../../src/tools/cli/command-line.js'
import { listGalleryFiles } from '../../../src/tools/gallery/files.js'
import { createFakeTerminal } from '../cli/support/fake-terminal.js'

const files = listGalleryFiles(['en', 'de', 'ar'])
const english = listGalleryFiles(['en'])
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gallery-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function read(path: string, all = files): Promise<string> {
  return (await all.get(path)?.read()) ?? expect.fail(`there is no ${path}`)
}

describe('the gallery', () => {
  test('has every example of every step, linked from its index', async () => {
    const index = await read('index.html')
    for (const example of Object.values(steps).flatMap((step) => Object.keys(step.examples))) {
      expect(index).toMatch(new RegExp(`href="show/${example}\\.[\\w-]+\\.ltr\\.html"`))
      expect(index).toMatch(new RegExp(`href="show/${example}\\.[\\w-]+\\.rtl\\.html"`))
    }
  })

  test('leads nowhere else: every link, frame and file of ours is there', async () => {
    const missing: string[] = []
    for (const [path, { contentType, read: readText }] of files) {
      if (!contentType.startsWith('text/html')) continue
      const tags = (await readText()).match(/<(?:link|script|iframe)[^>]*|<a href="(?!\/)[^>]*/g)
      for (const [, address = ''] of (tags ?? []).join('').matchAll(/ (?:href|src)="([^"#]+)/g)) {
        if (/^(?:https:|mailto:)/.test(address)) continue
        const { pathname } = new URL(address, `http://localhost/${path}`)
        if (!files.has(pathname.slice(1))) missing.push(`${path}: ${address}`)
      }
    }
    expect(missing).toEqual([])
  })

  test('shows a page narrow and wide, light and dark', async () => {
    const shown = await read('show/otp-sms.sign-on.rtl.html')
    const frames = [...shown.matchAll(/<iframe src="([^"]+)"[^>]* width="(\d+)"/g)]
    expect(frames.map(([, address, width]) => [address, width])).toEqual([
      ['../page/otp-sms.sign-on.rtl.light.html', '360'],
      ['../page/otp-sms.sign-on.rtl.dark.html', '360'],
      ['../page/otp-sms.sign-on.rtl.light.html', '1280'],
      ['../page/otp-sms.sign-on.rtl.dark.html', '1280'],
    ])
  })

  test('lists each language, and every page leads to itself in the others', async () => {
    const index = await read('index.html')
    expect(findLanguageLinks(index)).toEqual([
      ['index.html', 'en', 'English'],
      ['de/index.html', 'de', 'Deutsch'],
      ['ar/index.html', 'ar', 'العربية'],
    ])
    const shown = await read('de/show/otp-sms.sign-on.ltr.html')
    expect(findLanguageLinks(shown)).toEqual([
      ['../../show/otp-sms.sign-on.ltr.html', 'en', 'English'],
      ['../../de/show/otp-sms.sign-on.ltr.html', 'de', 'Deutsch'],
      ['../../ar/show/otp-sms.sign-on.ltr.html', 'ar', 'العربية'],
    ])
    expect(await read('ar/page/otp-sms.sign-on.rtl.light.html')).toContain('lang="ar" dir="rtl"')
  })

  test('asks nobody for the scheme or the direction', async () => {
    for (const [path, file] of files) {
      if (!/^(\w+\/)?(page|assets)\//.test(path) || path.endsWith('.js')) continue
      const text = await file.read()
      expect(text, path).not.toMatch(/prefers-color-scheme|light dark/)
      if (path.includes('page/')) {
        const [, direction = '', scheme = ''] = /\.(ltr|rtl)\.(\w+)\.html$/.exec(path) ?? []
        expect(text).toContain(`dir="${direction}"`)
        expect(text).toContain(`name="color-scheme" content="${scheme}"`)
        expect(text).toContain("form-action 'none'")
      }
    }
  })

  test('is served to this machine, takes nothing, and ends when told', async () => {
    const answers: unknown[] = []
    const terminal = createFakeTerminal({
      onPrint: (text) =>
        void visit(/http:\S+/.exec(text)?.[0] ?? '').finally(() => terminal.stop()),
    })
    const visit = async (url: string): Promise<void> => {
      const index = await fetch(url)
      answers.push(new URL(url).hostname, index.status, await index.text())
      const page = await fetch(`${url}page/otp-sms.sign-on.ltr.dark.html`)
      answers.push(page.status, page.headers.get('content-security-policy'))
      answers.push((await fetch(`${url}../package.json`)).status)
      answers.push((await fetch(url, { method: 'POST' })).status)
    }
    expect(await runCommandLine(['gallery', '--port', '0'], terminal)).toBe(0)
    const served = await read('index.html', listGalleryFiles(shippedTags))
    expect(answers.slice(0, 4)).toEqual(['127.0.0.1', 200, served, 200])
    expect(answers.slice(4)).toEqual([expect.stringContaining("form-action 'none'"), 404, 404])
  })

  test('is written to a folder', async () => {
    const terminal = createFakeTerminal()
    expect(await runCommandLine(['gallery', '--out', folder], terminal)).toBe(0)
    expect(terminal.printed.join()).toContain(join(folder, 'index.html'))
    expect(await readdir(folder)).toEqual(['assets', 'gallery.css', 'index.html', 'page', 'show'])
    const path = 'page/approve.approval.ltr.light.html'
    expect(await readFile(join(folder, path), 'utf8')).toBe(await read(path, english))
  })

  test.each([
    [['--locale', 'tlh'], 'The pages have no texts for --locale tlh.'],
    [['--port', '70000'], '--port takes a number from 0 to 65535, not "70000".'],
    [['--out', 'x', '--port', '1'], '--port does nothing beside --out.'],
  ])('%j are refused: %s', async (words, message) => {
    const terminal = createFakeTerminal()
    expect(await runCommandLine(['gallery', ...words], terminal)).toBe(2)
    expect(terminal.warned).toEqual([message])
  })
})

function findLanguageLinks(page: string): readonly (readonly string[])[] {
  const links = page.matchAll(/<a href="([^"]+)" lang="(\w+)"[^>]*>([^<]+)</g)
  return [...links].map(([, ...parts]) => parts)
}
