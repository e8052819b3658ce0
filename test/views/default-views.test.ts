// The pages as they come: escaped, without script or inline style, small, and well made.
import { describe, expect, test } from 'vitest'
import { defaultViews } from '../../src/views/default-views.js'
import { drawStep } from '../../src/views/draw-step.js'
import { buildStepView } from '../../src/steps/index.js'
import type { Brand } from '../../src/models/model.js'
import type { StepView } from '../../src/steps/index.js'
import type { ViewContext } from '../../src/views/views.js'
import { alderBank, pageOf, pages } from './pages.js'

const hostile = `"><script>alert('\`1\`')</script><img src=x onerror=alert(1)>&amp;{{7*7}}\${7*7}`

describe('every page', () => {
  const names = Object.keys(pages)

  test.each(names)('%s has the same tags whatever its texts are', async (name) => {
    const view = buildStepView(pageOf(name))
    const attacked = await draw(makeHostile(view), {
      ...alderBank,
      name: hostile,
      logoUrl: '/logo.svg',
      logoAlt: hostile,
    })
    const drawnWithLogo = await draw(view, {
      ...alderBank,
      logoUrl: '/logo.svg',
      logoAlt: alderBank.name,
    })
    expect(dropResumeScript(attacked)).not.toMatch(/<script|<img src=x/)
    expect(attacked).toContain('&lt;script&gt;')
    expect(listTags(attacked).length).toBeGreaterThan(20)
    expect(listTags(attacked)).toEqual(listTags(drawnWithLogo))
  })

  test.each(names)('%s makes hidden characters visible', async (name) => {
    const view = buildStepView(pageOf(name))
    const page = await draw(mapTexts(view, (text) => `${text}\u0000\u202E\uD800`))
    expect(page).toContain('\uFFFD')
    expect(dropHeldFields(page)).not.toMatch(/[\u0000\u202E\uD800-\uDFFF]/)
  })

  test.each(names)('%s has no script, no inline style and nothing from elsewhere', async (name) => {
    const page = dropAgreementLinks(dropResumeScript(await drawPage(name)))
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|https?:\/\//i)
    expect(page).not.toMatch(/placeholder=|disabled|maxlength=|pattern=|http-equiv/i)
  })

  test.each(names)('%s is at most 8 KB', async (name) => {
    expect(Buffer.byteLength(await drawPage(name))).toBeLessThanOrEqual(8 * 1024)
  })

  test.each(names)(
    '%s has one heading, a title and what the head of a page needs',
    async (name) => {
      const page = await drawPage(name)
      const view = buildStepView(pageOf(name))
      expect(page.startsWith('<!doctype html>')).toBe(true)
      expect(page).toMatch(/<html lang="en" dir="ltr">/)
      expect(page.match(/<h1>/g)).toHaveLength(1)
      expect(page).toContain(`<title>${view.title}</title>`)
      expect(page).toContain('name="viewport" content="width=device-width, initial-scale=1"')
      expect(page).toContain('name="robots" content="noindex')
      expect(page).toContain('content="telephone=no,date=no,address=no,email=no"')
      expect(page).toContain('href="/login/assets/pages.1.css"')
      expect(page).toContain('href="/login/assets/brand.1.css"')
    },
  )

  test.each(names)('%s has every button of its model, and each form its proof', async (name) => {
    const page = await drawPage(name)
    const view = buildStepView(pageOf(name))
    for (const { value, waitSeconds = 0 } of view.buttons) {
      const found = page.includes(`name="action" value="${value}"`)
      expect(found, value).toBe(waitSeconds <= 60)
    }
    const forms = page.match(/<form [^>]*>/g) ?? []
    const ours = forms.filter((form) => !form.includes(' data-resume'))
    expect(forms.length - ours.length).toBe('heldFields' in view ? 1 : 0)
    for (const form of ours) {
      expect(form).toMatch(
        /method="post" action="\/login\/flow\/h4nd1e" autocomplete="off" novalidate/,
      )
    }
    expect(page.match(/name="csrf" value="c5rf"/g) ?? []).toHaveLength(ours.length)
  })

  test.each(names)(
    '%s has ids that are unique and references that lead somewhere',
    async (name) => {
      const page = await drawPage(name)
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const references = [...page.matchAll(/(?:for|aria-describedby)="([^"]*)"/g)]
      for (const id of references.flatMap(([, list = '']) => list.split(' '))) {
        expect(ids).toContain(id)
      }
    },
  )
})

describe('the code field', () => {
  test('is one plain field that a phone fills in', async () => {
    const [field = ''] = /<input\s+class="input code"[^>]*>/.exec(await drawPage('otp-sms')) ?? []
    for (const attribute of [
      'id="otp"',
      'name="otp"',
      'type="text"',
      'inputmode="numeric"',
      'autocomplete="one-time-code"',
      'autocapitalize="off"',
      'spellcheck="false"',
      'enterkeyhint="done"',
      'dir="ltr"',
      'required',
      'autofocus',
      'aria-describedby="lead otp-hint"',
    ]) {
      expect(field).toContain(attribute)
    }
    expect(field).not.toMatch(/\svalue=/)
  })

  test('after an error is described by the error first, and is empty', async () => {
    const page = await drawPage('otp-sms-wrong')
    const [field = ''] = /<input\s+class="input code"[^>]*>/.exec(page) ?? []
    expect(field).toContain('aria-describedby="otp-error lead otp-hint"')
    expect(field).toContain('aria-invalid="true"')
    expect(field).not.toMatch(/\svalue=/)
    expect(readText(page)).toContain('Error: That code is not right. You have 3 attempts left.')
  })
})

describe('other fields', () => {
  test('the username keeps what was typed', async () => {
    const facts = { ...pageOf('username'), step: 'username' as const, username: 'o’neil & "co"' }
    const page = await draw(buildStepView(facts))
    expect(page).toContain('value="o’neil &amp; &quot;co&quot;"')
    expect(page).toMatch(/autocapitalize="none"\s+spellcheck="false"/)
  })

  test('the password page has the name for password managers, and does not post it', async () => {
    const page = await drawPage('password')
    const [name = ''] = /<input[^>]*autocomplete="username"[^>]*>/.exec(page) ?? []
    expect(name).toContain('value="maya.lindqvist"')
    expect(name).toContain('readonly')
    expect(name).not.toContain('name=')
    expect(page).toMatch(/type="password"[^>]*autocomplete="current-password"/)
  })
})

describe('the wait for a new code', () => {
  test.each([
    [1, 'wait-5"'],
    [24, 'wait-25"'],
    [60, 'wait-60"'],
  ])('of %d seconds runs down from %s', async (waitSeconds, className) => {
    const page = await drawOtp({ waitSeconds })
    expect(page).toContain(className)
    expect(page).toContain('value="resend"')
  })

  test('of more than a minute is words only', async () => {
    const page = await drawOtp({ waitSeconds: 61 })
    expect(readText(page)).toContain('New code in 2 minutes')
    expect(page).not.toContain('value="resend"')
  })

  test('tells a screen reader once', async () => {
    const page = await drawOtp({ waitSeconds: 24 })
    const spoken = page.replace(/<span aria-hidden="true">.*?<\/span\s*>\s*seconds<\/span\s*>/s, '')
    expect(readText(spoken).match(/New code in 25 seconds/g)).toHaveLength(1)
  })

  async function drawOtp(resend: { waitSeconds: number }): Promise<string> {
    const facts = pageOf('otp-sms')
    if (facts.step !== 'otp') throw new Error(facts.step)
    return draw(buildStepView({ ...facts, resend }))
  }
})

describe('who is signing on', () => {
  test('stands above the form in a form of its own', async () => {
    const page = await drawPage('otp-sms')
    expect(page.indexOf('value="restart"')).toBeLessThan(page.indexOf('<h1>'))
    expect(page.slice(0, page.indexOf('<h1>'))).toContain('</form>')
  })

  test('cannot be changed in a step-up', async () => {
    const page = await drawPage('otp-step-up')
    expect(page).toContain('maya.lindqvist')
    expect(page).not.toContain('value="restart"')
  })

  test('without a name leaves the way to start again', async () => {
    const facts = pageOf('otp-sms')
    if (facts.step !== 'otp') throw new Error(facts.step)
    const { username: _username, ...nameless } = facts
    const page = await draw(buildStepView(nameless))
    expect(page).toContain('value="restart"')
    expect(readText(page)).toContain('Start again')
  })

  test('is not said in an approval', async () => {
    const page = await draw(buildStepView({ ...pageOf('otp-sms'), purpose: 'approval' }))
    expect(page).not.toContain('maya.lindqvist')
  })
})

describe('the brand', () => {
  test('is its name alone where there is no logo', async () => {
    const page = await drawPage('username')
    expect(page).toMatch(/<header class="brand">\s*<span translate="no">Alder Bank<\/span>/)
    expect(page).not.toContain('<img')
  })

  test('is its logo beside its name, and another logo in the dark', async () => {
    const brand = { ...alderBank, logoUrl: '/logo.svg', logoDarkUrl: 'https://cdn.example/a,b.svg' }
    const page = await draw(buildStepView(pageOf('username')), brand)
    expect(page).toMatch(
      /<source\s+srcset="https:\/\/cdn\.example\/a%2Cb\.svg"\s+media="\(prefers-color-scheme: dark\)"/,
    )
    expect(page).toMatch(/<img\s+class="logo"\s+src="\/logo\.svg"\s+alt=""/)
    expect(page).toContain('<span translate="no">Alder Bank</span>')
  })

  test('is said once when the logo has the name in it', async () => {
    const brand = { ...alderBank, logoUrl: '/logo.svg', logoAlt: 'Alder Bank' }
    const page = await draw(buildStepView(pageOf('username')), brand)
    expect(page).toContain('alt="Alder Bank"')
    expect(page).not.toContain('<span translate="no">Alder Bank</span>')
  })

  test('takes no picture from an address that is not allowed', async () => {
    const brand = { ...alderBank, logoUrl: 'http://tracker.example/p.gif' }
    const page = await draw(buildStepView(pageOf('username')), brand)
    expect(page).not.toContain('tracker')
  })

  test('of defaultViews stands before the brand of the context', async () => {
    const views = defaultViews({ brand: { name: 'Kite Parcel' } })
    const page = await drawStep(views, {
      view: buildStepView(pageOf('username')),
      context: contextOf(alderBank),
    })
    expect(page).toContain('<span translate="no">Kite Parcel</span>')
  })

  test('that can not be used is refused with every reason', () => {
    expect(() => defaultViews({ brand: { name: '', accent: 'red' } })).toThrow(
      new TypeError(
        'defaultViews: `brand.name` must be a text that is not empty; `brand.accent` must be a colour like #1F4FD8',
      ),
    )
  })
})

test('a device is posted by its handle alone', async () => {
  const page = await drawPage('select-device')
  expect(
    [...page.matchAll(/name="device"\s+value="([^"]*)"/g)].map(([, handle]) => handle),
  ).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6'])
  expect(page).toMatch(/type="hidden"\s+name="action"\s+value="continue"/)
})

test('a replaced page leaves the others as they are', async () => {
  const views = { ...defaultViews(), otp: () => 'mine' }
  const context = contextOf(alderBank)
  expect(await drawStep(views, { view: buildStepView(pageOf('otp-sms')), context: context })).toBe(
    'mine',
  )
  expect(
    await drawStep(views, { view: buildStepView(pageOf('username')), context: context }),
  ).toContain('<h1>Sign on')
})

describe('an approval', () => {
  test('shows the details before the code, each under its word, whole and untranslated', async () => {
    const page = await drawPage('approve')
    const rows = [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => readText(row))
    expect(rows).toEqual([
      'Amount 1,250.00 EUR',
      'Recipient Charlie Parker',
      'Account SE45 5000 0000 0583 9825 7466',
    ])
    expect(page.indexOf('</table>')).toBeLessThan(page.indexOf('id="lead"'))
    expect(page.indexOf('id="lead"')).toBeLessThan(page.indexOf('id="otp"'))
    expect(page.match(/<bdi class="datum" translate="no">/g)).toHaveLength(3)
    expect(page.match(/<th scope="row"/g)).toHaveLength(3)
    expect(page).toContain(
      '<bdi class="datum" translate="no"><span>1,250.00</span> <span>EUR</span></bdi>',
    )
  })

  test('puts no white space of its own into a value', async () => {
    const value = '  two  spaces '
    const page = await drawDetails({ note: value })
    expect(page).toContain(`<bdi class="datum" translate="no">${value}</bdi>`)
  })

  test.each([
    [{ sum: '1', currency: 'EUR' }, ['1 EUR'], true],
    [{ amount: '1 EUR' }, ['1 EUR'], true],
    [{ sum: '1', note: 'x', currency: 'EUR' }, ['1', 'x', 'EUR'], true],
    [{ currency: 'EUR', sum: '1' }, ['EUR', '1'], false],
    [{ recipient: 'C', sum: '1', currency: 'EUR' }, ['C', '1 EUR'], false],
    [{ sum: '1', currency: '' }, ['1 Empty'], true],
  ])('of %j shows %j', async (details, cells, isLarge) => {
    const page = await drawDetails(details)
    const shown = [...page.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
      readText(cell),
    )
    expect(shown).toEqual(cells)
    expect(page.includes('class="large"')).toBe(isLarge)
  })

  test('without a detail has no empty table', async () => {
    expect(await drawDetails({})).not.toContain('<table')
  })

  test.each(['approve', 'approve-select-device', 'approve-password'])(
    '%s can be cancelled after the details',
    async (name) => {
      const page = await drawPage(name)
      expect(page.indexOf('value="cancel"')).toBeGreaterThan(page.indexOf('</table>'))
    },
  )

  test('has Approve as the first button of its form', async () => {
    const page = await drawPage('approve')
    const buttons = [...page.matchAll(/<button[^>]*value="([^"]*)"/g)].map(([, value]) => value)
    expect(buttons).toEqual(['continue', 'cancel', 'resend', 'choose'])
  })

  test('says who never asks for a code, and leads on who did not ask for this', async () => {
    const page = readText(await drawPage('approve'))
    expect(page).toContain('Ends at 14:33 UTC, in 5 minutes. Alder Bank never asks you to read')
    expect(page).toMatch(/I did not ask for this Help Privacy$/)
  })

  test('whose comparison is made says in a word which line changed', async () => {
    const page = await drawPage('mismatch')
    const rows = [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => readText(row))
    expect(rows).toEqual([
      'Detail You approved What arrived',
      'Amount You approved 1,250.00 EUR What arrived 1,250.00 EUR',
      'Recipient Changed You approved Charlie Parker What arrived C. Parker Holdings',
      'Account Changed You approved SE45 5000 0000 0583 9825 7466 What arrived LT12 1000 0111 0100 1000',
    ])
  })

  test('whose lines differ in number says which are not there', async () => {
    const text = readText(await drawPage('mismatch-other-lines'))
    expect(text).toContain('Amount You approved 1,250.00 What arrived 1,250.00 ')
    expect(text).toContain('Currency Changed You approved EUR What arrived Not there')
    expect(text).toContain('Note Changed You approved Not there What arrived Rent')
    expect(text).toMatch(/Account Changed You approved SE45 .* What arrived Empty/)
  })

  test('that was stopped leads on twice, and gives its reference to who changed nothing', async () => {
    const page = await drawPage('mismatch')
    expect(page).toMatch(/class="button primary" href="\/transfers\/new"/)
    expect(page).toMatch(/class="button quiet" href="\/accounts"/)
    expect(readText(page)).toContain(
      'If you did not change anything, tell us and give this reference: 7F3K-92QD',
    )
  })

  async function drawDetails(details: Readonly<Record<string, string>>): Promise<string> {
    const facts = pageOf('approve')
    if (facts.step !== 'approve') throw new Error(facts.step)
    return draw(buildStepView({ ...facts, approval: { ...facts.approval, details } }))
  }
})

describe('the held form', () => {
  test('has its fields as they came, and nothing of ours', async () => {
    const [form = ''] = /<form.*<\/form>/s.exec(await drawPage('resume')) ?? []
    expect(form).toMatch(
      /^<form\s+class="form"\s+method="post"\s+action="\/transfers"\s+autocomplete="off"\s+data-resume="Your transfer continues by itself\./,
    )
    const names = [...form.matchAll(/\sname="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['recipient', 'sum', 'pingone_approval'])
    expect(form).toMatch(/<button class="button primary" type="submit">\s*Finish\s*<\/button>/)
  })

  test('a page has the script it can do without, and no other', async () => {
    for (const [name, { step }] of Object.entries(pages)) {
      const scripts = (await drawPage(name)).match(/<script[^>]*>/g) ?? []
      const isLater = ['limit-hosted', 'limit-wait'].includes(name)
      const script = name === 'resume-elsewhere' ? undefined : isLater ? 'page' : scriptOf[step]
      const needed = name === 'passkey-unusable' ? [] : [script ?? []].flat()
      const all = name.startsWith('approve-passkey') ? [...needed, 'page'] : needed
      const also = name === 'push-approval' ? ['page', ...all] : all
      const tags = also.map((file) => `<script src="/login/assets/${file}.1.js" defer>`)
      expect(scripts, name).toEqual(tags)
    }
  })

  test('writes every line end so that a browser reads it back', async () => {
    const facts = pageOf('resume')
    if (facts.step !== 'resume') throw new Error(facts.step)
    const held = [{ name: 'a\r\nb', value: '\n<"&\t\u202E\u0085' }]
    const page = await draw(buildStepView({ ...facts, held }))
    expect(page).toContain('name="a&#13;&#10;b"')
    expect(page).toContain('value="&#10;&lt;&quot;&amp;&#9;\u202E\u0085"')
  })
})

async function drawPage(name: string): Promise<string> {
  return draw(buildStepView(pageOf(name)))
}

async function draw(view: StepView, brand: Brand = alderBank): Promise<string> {
  return drawStep(defaultViews(), { view: view, context: contextOf(brand) })
}

function contextOf(brand: Brand): ViewContext {
  return {
    locale: 'en',
    brand,
    assets: {
      stylesheet: '/login/assets/pages.1.css',
      brandStylesheet: '/login/assets/brand.1.css',
      stepsStylesheet: '/login/assets/steps.1.css',
      resumeScript: '/login/assets/resume.1.js',
      passwordScript: '/login/assets/password.1.js',
      passkeyScript: '/login/assets/passkey.1.js',
      pageScript: '/login/assets/page.1.js',
      waitScript: '/login/assets/wait.1.js',
      icon: '/login/assets/icon.1.svg',
    },
    render: () => Promise.reject(new Error('these views need no template engine')),
  }
}

/** Members that are words of the program, not texts. */
const fixed = new Set([
  'step',
  'purpose',
  'name',
  'kind',
  'code',
  'reason',
  'type',
  'field',
  'autocomplete',
])

function makeHostile(view: StepView): StepView {
  return mapTexts(view, () => hostile)
}

function mapTexts(view: StepView, change: (text: string) => string): StepView {
  const text = JSON.stringify(view, (key, value: unknown) =>
    typeof value === 'string' && value !== '' && !fixed.has(key) && !isButtonValue(value)
      ? change(value)
      : value,
  )
  return JSON.parse(text) as StepView
}

function isButtonValue(value: string): boolean {
  return [
    'continue',
    'cancel',
    'resend',
    'choose',
    'restart',
    'register',
    'agree',
    'refuse',
    'forgot',
    'check',
    'use-code',
  ].includes(value)
}

/** Every tag with the names of its attributes. */
function listTags(page: string): string[] {
  return [...page.matchAll(/<(\/?[a-z!][\w-]*)((?:[^>"]|"[^"]*")*)>/gi)].map(
    ([, name = '', attributes = '']) =>
      `${name} ${attributes
        .replace(/="[^"]*"/g, '')
        .replace(/\s+/g, ' ')
        .trim()}`,
  )
}

/** What a reader is given, without tags. */
function readText(page: string): string {
  return page
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The one script a page may have, as it has to be written. */
const scriptOf: Readonly<Partial<Record<string, string>>> = {
  resume: 'resume',
  password: 'password',
  'new-password': 'password',
  'link-account': 'password',
  'recover-password': 'password',
  register: 'password',
  passkey: 'passkey',
  approve: 'page',
  locked: 'page',
  push: 'wait',
}

/** The one place where a page may lead elsewhere: an agreement names other pages, to be read beside. */
function dropAgreementLinks(page: string): string {
  return page.replace(
    /<a\s+href=\"https:[^\"]*\"\s+target=\"_blank\"\s+rel=\"noopener noreferrer\"\s*>/g,
    '',
  )
}

function dropResumeScript(page: string): string {
  return page.replace(
    /<script src="\/login\/assets\/(?:resume|password|passkey|page|wait)\.1\.js" defer><\/script>/g,
    '',
  )
}

/** What goes back to the app unseen is not made readable. */
function dropHeldFields(page: string): string {
  return page.replace(/(<form[^>]* data-resume="[^"]*">).*?(<div class="actions")/s, '$1$2')
}
