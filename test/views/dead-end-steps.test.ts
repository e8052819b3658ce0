// The models of the pages where an attempt ends.
import { describe, expect, test } from 'vitest'
import { buildStepView } from '../../src/views/step-view.js'
import type { ErrorReason, LimitName, Purpose, StepFacts } from '../../src/views/views.js'
import { common } from './pages.js'

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
    unavailable: 'It is not something you did, and no code was used up. Try again in a minute.',
    unavailable_code_maybe_used: 'It is not something you did. Try again in a minute.',
    too_many_requests: 'There were too many tries. Wait 30 seconds.',
    acr_unmet: 'This page needs a stronger confirmation than your devices can give.',
    sign_on_failed: 'Nothing in the account has changed. Start again.',
    not_set_up: 'Something is not set up as it has to be',
    sign_on_denied: 'This account is not open for signing on here.',
    other_user: 'Nothing has changed.',
    access_denied: 'This page is not open to your account.',
    cancelled: 'You are not signed on.',
    bad_request: 'What arrived is not what this page sends.',
    other_site: 'It was sent by a page of another site',
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
    const name = endsForGood.has(reason as ErrorReason) ? 'return' : 'restart'
    expect(view.links[0]).toMatchObject({ name, href: '/account' })
    expect(view.reference).toBe('7F3K-92QD')
  })

  test('drops the words about codes once one may have been used', () => {
    expect(buildStepView(errorFacts('unavailable_code_maybe_used')).lead).not.toContain('code')
  })

  test.each([
    [undefined, 'There were too many tries. Try again later.'],
    [0.2, 'There were too many tries. Wait 1 second.'],
    [119, 'There were too many tries. Wait 119 seconds.'],
    [600, 'There were too many tries. Wait 10 minutes.'],
    [Number.NaN, 'There were too many tries. Try again later.'],
  ])('with %s seconds to wait', (retryAfterSeconds, lead) => {
    const facts = errorFacts('too_many_requests')
    const { retryAfterSeconds: _seconds, ...without } = facts
    const known = retryAfterSeconds === undefined ? without : { ...without, retryAfterSeconds }
    expect(buildStepView(known).lead).toBe(lead)
  })

  test.each<[LimitName, Purpose, string, string]>([
    ['address', 'sign-on', 'Too many tries', 'from this network. Wait 10 minutes, or use another'],
    ['address', 'approval', 'Too many tries', 'or use another network. Nothing has been sent.'],
    ['messages', 'sign-on', 'Too many codes', 'with this name. Wait 10 minutes before you start'],
    ['messages', 'step-up', 'No more codes for now', 'You can have the next one in 10 minutes.'],
    ['messages', 'approval', 'No more codes for now', 'in 10 minutes. Nothing has been sent.'],
    ['tries', 'sign-on', 'Too many tries', 'with this name. Wait 10 minutes.'],
    ['tries', 'step-up', 'Too many tries', 'You entered many codes in a short time. Wait 10'],
  ])('the limit %s in a %s says which it was', (limit, purpose, heading, words) => {
    const facts = { ...errorFacts('too_many_requests'), retryAfterSeconds: 600, limit, purpose }
    const view = buildStepView(facts)
    expect(view).toMatchObject({ heading, limit })
    expect(view.lead).toContain(words)
    expect(view.lead).not.toContain('connection')
    expect(view.links[0]?.name).toBe(purpose === 'sign-on' ? 'restart' : 'return')
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
