// The models of the pages where an attempt ends.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/steps/index.js'
import { toJson } from '../../src/views/json-views.js'
import type { ErrorReason, Purpose, ShownLimit } from '../../src/models/model.js'
import type { StepFacts, StepView } from '../../src/steps/index.js'
import { common } from '../views/pages.js'

describe('the page for too many tries', () => {
  const nowMs = Date.UTC(2026, 4, 4, 14, 28, 30)
  const locked = { ...common, step: 'locked' as const, nowMs }

  test('tells no time before a first factor is proven', () => {
    const view = buildStepView(locked)
    expect(view).toMatchObject({ heading: 'Too many tries', lead: 'Try again later.' })
    expect(view).not.toHaveProperty('retryAt')
  })

  test('says for how long, why, and when to come back, never too early', () => {
    const view = buildStepView({ ...locked, retryAtMs: nowMs + 200_000, wrongCount: 5 })
    expect(view).toMatchObject({
      heading: 'Sign-on is paused for 4 minutes',
      lead: 'The code was wrong 5 times in a row, so we paused sign-on for this account. Nothing in the account has changed.',
      retryAt: '2026-05-04T14:32:00.000Z',
      retryAtText: '14:32 UTC',
    })
  })

  test.each([
    [0, 'Sign-on is paused for 1 minute'],
    [-60_000, 'Sign-on is paused for 1 minute'],
    [119 * 60_000, 'Sign-on is paused for 119 minutes'],
    [25 * 3_600_000, 'Sign-on is paused for 25 hours'],
  ])('after %d ms says "%s"', (ms, heading) => {
    expect(buildStepView({ ...locked, retryAtMs: nowMs + ms })).toMatchObject({ heading })
  })

  test('names the day when that is not today', () => {
    const view = buildStepView({ ...locked, retryAtMs: nowMs + 24 * 3_600_000 })
    expect(view).toHaveProperty('retryAtText', 'May 5 at 14:29 UTC')
  })
})

describe('the page after the last try', () => {
  const nowMs = Date.UTC(2026, 4, 4, 14, 28, 30)
  const ended = { ...common, step: 'locked', nowMs, cause: 'tries', pauseMinutes: 30 } as const
  const lead =
    'Start again for a new code. If none arrives, wait 30 minutes before the next try: codes are paused after wrong ones.'

  test.each<Purpose>(['sign-on', 'step-up', 'approval'])('says in a %s what helps', (purpose) => {
    const view = buildStepView({ ...ended, purpose })
    expect(view).toMatchObject({
      heading: 'That was the last try',
      lead,
      limit: 'flow_locked',
      limitText: lead,
      links: [{ name: 'restart', label: 'Start again', href: '/account' }, {}, {}],
    })
    expect(JSON.parse(toJson(view))).toMatchObject({
      code: 'ERR_PINGONE_THROTTLED',
      limit: 'flow_locked',
      detail: lead,
    })
  })

  test('says the same however many were wrong, and of a password what is true of one', () => {
    expect(buildStepView({ ...ended, wrongCount: 3 })).toEqual(buildStepView(ended))
    const password = buildStepView({ ...ended, wrong: 'password', pauseMinutes: 1 })
    expect(password.lead).toContain(
      'Start again. If the right password is not taken, wait 1 minute',
    )
  })

  test('names the time of an account’s own pause where that is known', () => {
    const view = buildStepView({ ...ended, retryAtMs: nowMs + 200_000, wrongCount: 3 })
    expect(view).toMatchObject({ heading: 'Sign-on is paused for 4 minutes' })
    expect(view).not.toHaveProperty('limit')
  })
})

describe('the page of a limit', () => {
  const hostedPath = '/login?go=hosted&returnTo=%2Faccount'
  const labels = (view: StepView) =>
    view.links
      .filter(({ name }) => !['help', 'privacy', 'not-asked'].includes(name))
      .map(({ label }) => label)

  function isShared(limit: ShownLimit): boolean {
    return ['codes_name', 'tries_name', 'network', 'busy'].includes(limit)
  }

  function limited(reason: ShownLimit, purpose: Purpose, retryAfterSeconds?: number) {
    return buildStepView({
      ...common,
      step: 'error',
      restart: true,
      reason,
      purpose,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(purpose === 'sign-on' && isShared(reason) && { hostedPath }),
      ...(purpose !== 'sign-on' && { returnLabel: 'your transfer' }),
    })
  }

  const table: readonly [ShownLimit, string, string][] = [
    [
      'codes_name',
      'No more codes for now',
      'Several codes were asked for with this username from browsers we don’t know. You can ask for the next one here in 5 minutes. A browser that has signed on with this username before is not affected.',
    ],
    [
      'codes_own',
      'We have sent you many codes',
      'Several codes were sent and not used. We can send the next one in 5 minutes. Nothing has been sent, and nothing is wrong with your account.',
    ],
    [
      'tries_name',
      'Too many wrong tries',
      'Too many wrong passwords or codes were typed for this username from browsers we don’t know. You can try again here in 5 minutes. A browser that has signed on with this username before is not affected.',
    ],
    [
      'tries_own',
      'Too many wrong tries',
      'Too many wrong passwords or codes were typed here. You can try again in 5 minutes. Nothing has changed.',
    ],
    [
      'network',
      'Many sign-ons from your network',
      'Too many sign-ons from your network were not finished. Try again in 5 minutes. Nothing is wrong with your account.',
    ],
    ['busy', 'We are very busy', 'More people than usual are signing on. Try again in 5 minutes.'],
    [
      'messages_limit',
      'No more codes for now',
      'Many codes were sent, so we can send the next one in 5 minutes. Nothing has been sent, and nothing is wrong with your account.',
    ],
    ['starts_own', 'Too many pages are open', 'Finish or close one of them, or wait 5 minutes.'],
    [
      'too_many_approvals',
      'Too many approvals are open',
      'Finish or cancel one of them, or wait a few minutes, then start again. Nothing was sent.',
    ],
  ]
  const purposes: readonly Purpose[] = ['sign-on', 'step-up', 'approval']
  const rows = table.flatMap((row) => purposes.map((purpose) => [...row, purpose] as const))

  test.each(rows)('%s: %s', (limit, heading, text, purpose) => {
    const view = limited(limit, purpose, 300)
    expect(view).toMatchObject({ heading, lead: text, limit, limitText: text, reason: limit })
    expect(view).toMatchObject({ title: `${heading} – Alder Bank`, retryAfterSeconds: 300 })
    const ways =
      purpose === 'sign-on'
        ? isShared(limit)
          ? ['Continue at the sign-on service', 'Try again']
          : ['Go back to Alder Bank']
        : ['Back to your transfer']
    expect(labels(view)).toEqual(ways)
    const asks = view.links.some(({ name }) => name === 'not-asked')
    expect(asks).toBe(purpose === 'approval')
    expect(view.buttons).toEqual([])
    const json = JSON.parse(toJson(view)) as unknown
    expect(json).toMatchObject({ code: 'ERR_PINGONE_THROTTLED', limit, detail: text })
    if (purpose === 'sign-on' && isShared(limit)) expect(json).toMatchObject({ hosted: hostedPath })
    else expect(json).not.toHaveProperty('hosted')
  })

  test.each(['codes_name', 'tries_name'] as const)('%s tells nobody of an account', (limit) => {
    const { lead } = limited(limit, 'sign-on', 300)
    expect(lead).not.toMatch(/\bsent\b|account/u)
  })

  test.each([
    [undefined, 'a few minutes'],
    [Number.NaN, 'a few minutes'],
    [0.2, '1 second'],
    [2, '2 seconds'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [121, '3 minutes'],
    [7199, '120 minutes'],
    [7200, '2 hours'],
    [7201, '3 hours'],
    [86_400, '24 hours'],
  ])('with %s seconds to wait says %s', (seconds, wait) => {
    expect(limited('busy', 'sign-on', seconds).lead).toBe(
      `More people than usual are signing on. Try again in ${wait}.`,
    )
  })

  test('has no way to PingOne’s pages unless there is one, and none that leads elsewhere', () => {
    const facts = { ...common, step: 'error', reason: 'busy', restart: true } as const
    for (const href of [undefined, 'https://evil.example', '//evil.example', 'javascript:x']) {
      const view = buildStepView({ ...facts, ...(href !== undefined && { hostedPath: href }) })
      expect(labels(view)).toEqual(['Try again'])
      expect(view).not.toHaveProperty('hostedPath')
    }
    const other = { ...facts, reason: 'unavailable', hostedPath } as const
    expect(labels(buildStepView(other))).toEqual(['Try again'])
  })
})

describe('the page that has expired', () => {
  test.each<[Purpose, string]>([
    ['sign-on', 'For your safety a sign-on must be finished within 10 minutes.'],
    ['step-up', 'For your safety a confirmation must be finished within 10 minutes.'],
    ['approval', 'This approval has ended. Nothing was sent.'],
  ])('says in a %s what was to be finished', (purpose, lead) => {
    const view = buildStepView({ ...common, purpose, step: 'expired', lifetimeMinutes: 10 })
    expect(view.lead).toContain(lead)
    expect(view.links[0]).toEqual({ name: 'restart', href: '/account', label: 'Start again' })
  })
})

describe('the error page', () => {
  const leads: Readonly<Record<ErrorReason, string>> = {
    still_working: 'We are still working on your last answer. Check again in a moment.',
    used_or_foreign_page: 'This page belongs to another sign-on, or was used already. Start again.',
    cookies_off: 'Allow cookies for this site and start again.',
    too_many_pages: 'Close the others and start again.',
    account_unusable: 'We can’t sign you on to this account. Alder Bank can help.',
    no_usable_device: 'We have no way to confirm it’s you on this account. Alder Bank can help.',
    step_not_supported: 'This sign-on needs a step we can’t show here.',
    agreement_refused: 'You did not agree, so you are not signed on.',
    unavailable: 'It is not something you did, and no code was used up. Try again in a minute.',
    unavailable_code_maybe_used: 'It is not something you did. Try again in a minute.',
    codes_name: 'from browsers we don’t know. You can ask for the next one here in 30 seconds.',
    codes_own: 'We can send the next one in 30 seconds.',
    tries_name: 'You can try again here in 30 seconds.',
    tries_own: 'You can try again in 30 seconds. Nothing has changed.',
    network: 'Try again in 30 seconds.',
    busy: 'Try again in 30 seconds.',
    messages_limit: 'Many codes were sent, so we can send the next one in 30 seconds.',
    starts_own: 'Finish or close one of them, or wait 30 seconds.',
    accounts: 'You can create the next one in 30 seconds.',
    acr_unmet: 'This page needs a stronger confirmation than your devices can give.',
    sign_on_failed: 'Nothing in the account has changed. Start again.',
    not_set_up: 'Something is not set up right',
    sign_on_denied: 'This account is not open for signing on here.',
    other_user: 'Nothing has changed.',
    access_denied: 'This page is not open to your account.',
    cancelled: 'You are not signed on.',
    bad_request: 'What arrived is not what this page sends.',
    other_site: 'The form came from another site',
    mistake_of_the_app: 'Nothing has changed. Alder Bank can help.',
    approval_cancelled: 'Nothing was sent.',
    approval_expired: 'Nothing was sent.',
    approval_used: 'It can’t be used again.',
    approval_other_request: 'What arrived is not what was approved, so nothing was sent',
    approval_refused: 'We could not confirm that it was you, so nothing was sent.',
    approval_outcome_unknown: 'Don’t send it again. Check your approvals, or ask Alder Bank.',
    too_many_approvals: 'Finish or cancel one of them',
  }

  const endsForGood: ReadonlySet<ErrorReason> = new Set([
    'access_denied',
    'mistake_of_the_app',
    'not_set_up',
    'approval_cancelled',
    'approval_used',
    'approval_outcome_unknown',
  ])
  const waits: ReadonlySet<ErrorReason> = new Set([
    'codes_own',
    'tries_own',
    'starts_own',
    'too_many_approvals',
    'messages_limit',
  ])

  test.each([...endsForGood])('%s never begins the same thing again', (reason) => {
    const facts = { ...errorFacts(reason), purpose: 'approval' as const }
    expect(buildStepView(facts).links[0]?.label).toBe('Go back to Alder Bank')
    const { returnPath: _path, ...nowhere } = facts
    expect(buildStepView(nowhere).buttons).toEqual([])
  })

  test.each<[ErrorReason, string]>([
    ['used_or_foreign_page', 'This page belongs to another approval, or was used already.'],
    ['step_not_supported', 'This approval needs a step we can’t show here.'],
    ['unavailable', 'no code was used up, and nothing has been sent.'],
    ['unavailable_code_maybe_used', 'It is not something you did, and nothing has been sent.'],
    ['cancelled', 'Nothing was sent.'],
    ['mistake_of_the_app', 'Nothing was sent. Alder Bank can help.'],
  ])('%s has words of its own in an approval', (reason, lead) => {
    const view = buildStepView({ ...errorFacts(reason), purpose: 'approval' })
    expect(view.lead).toContain(lead)
  })

  test.each(Object.entries(leads))('%s says what happened and leads on', (reason, lead) => {
    const view = buildStepView(errorFacts(reason as ErrorReason))
    expect(view.heading).not.toBe('')
    expect(view.lead).toContain(lead)
    const leadsBack = [endsForGood, waits].some((set) => set.has(reason as ErrorReason))
    const name = leadsBack ? 'return' : 'restart'
    expect(view.links[0]).toMatchObject({ name, href: '/account' })
    expect(view.reference).toBe('7F3K-92QD')
  })

  test('drops the words about codes once one may have been used', () => {
    expect(buildStepView(errorFacts('unavailable_code_maybe_used')).lead).not.toContain('code')
  })

  test('a way back is called what the app calls it', () => {
    const facts = { ...errorFacts('approval_cancelled'), returnLabel: 'your transfer' }
    expect(buildStepView({ ...facts, purpose: 'approval' }).links[0]?.label).toBe(
      'Back to your transfer',
    )
  })

  test('has no way on where there is none', () => {
    const view = buildStepView({ ...errorFacts('access_denied'), restart: false })
    expect(view.links.map(({ name }) => name)).toEqual(['help', 'privacy'])
    expect(view.buttons).toEqual([])
  })

  test('posts to start again when it knows no page to go to', () => {
    const { returnPath: _path, ...facts } = errorFacts('sign_on_failed')
    expect(buildStepView(facts).buttons).toMatchObject([{ value: 'restart' }])
    expect(buildStepView({ ...facts, csrf: '' }).buttons).toEqual([])
  })

  function errorFacts(reason: ErrorReason): Extract<StepFacts, { step: 'error' }> {
    const reference = '7F3K-92QD'
    return { ...common, reference, step: 'error', reason, restart: true, retryAfterSeconds: 30 }
  }
})
