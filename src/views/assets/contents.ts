// Made by `npm run generate` from the files beside it, so that a bundle holds them. Do not edit.
type Name =
  'page.js' | 'pages.css' | 'passkey.js' | 'password.js' | 'resume.js' | 'steps.css' | 'wait.js'

/** The text of each file of this folder. */
export const contents: Readonly<Record<Name, string>> = {
  'page.js': `// Times on the reader's clock, time that is left, codes that go on once pasted.
;(() => {
  const { lang } = document.documentElement
  const all = (selector) => [...document.querySelectorAll(selector)]

  let language = lang
  try {
    const { region } = new Intl.Locale(navigator.language).maximize()
    language = new Intl.Locale(lang, { region })
  } catch {}

  const asTime = (iso) => {
    const date = new Date(iso)
    const isToday = date.toDateString() === new Date().toDateString()
    return new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      numberingSystem: 'latn',
      ...(isToday ? {} : { day: 'numeric', month: 'long' }),
    }).format(date)
  }
  const localize = (time) => {
    time.title = time.textContent
    time.textContent = asTime(time.dateTime)
  }
  all('time[data-local]').forEach(localize)

  // The reader's clock may be wrong: the page's age counts.
  const [loaded, started] = [Date.now(), performance.now()]
  const elapsed = () => Math.max(Date.now() - loaded, performance.now() - started) / 1000

  const keepTrue = (sentence) => {
    const { ends, seconds, soon } = sentence.dataset
    const [warning] = all('[data-warning]')
    let shown
    const write = (left) => {
      const n = Math.round(left / 60)
      if (n === shown) return
      shown = n
      const template =
        n < 1
          ? soon
          : sentence.dataset[new Intl.PluralRules(lang).select(n)] || sentence.dataset.other
      const [before, after = ''] = template.replace('{n}', n).split('{time}')
      const time = document.createElement('time')
      time.dateTime = ends
      time.title = \`\${ends.slice(11, 16)} UTC\`
      time.textContent = asTime(ends)
      sentence.replaceChildren(before, time, after)
    }
    const end = () => {
      clearInterval(timer)
      all('[data-until-ended]').forEach((part) => (part.hidden = true))
      const [ended] = all('[data-ended]')
      ended.hidden = false
      ended.focus()
    }
    const look = () => {
      const left = Number(seconds) - elapsed()
      if (left <= 0) return end()
      if (left <= 60 && warning.textContent === '') warning.textContent = warning.dataset.warning
      write(left)
    }
    const timer = setInterval(look, 1000)
    look()
  }
  all('[data-ends]').forEach(keepTrue)

  all('[data-after]').forEach((link) => {
    const look = () => (link.hidden = elapsed() < link.dataset.after)
    if (look()) setInterval(look, 1000)
  })

  for (const form of all('form[data-auto-submit]')) {
    const field = form.elements.otp
    let before = field.value
    field.addEventListener('input', (event) => {
      const digits = field.value.replace(/[\\s\\p{Default_Ignorable_Code_Point}\\p{Pd}\\u2212]/gu, '')
      const isWhole = /^\\p{Nd}+$/u.test(digits) && [...digits].length === +form.dataset.autoSubmit
      const isTyped = /^insert(Composition)?Text$/.test(event.inputType)
      if (before === '' && isWhole && !isTyped) form.requestSubmit()
      before = field.value
    })
  }
})()
`,
  'pages.css': `/* All pages. The accent comes from the brand's own stylesheet, loaded after this one. */
:root {
  color-scheme: light dark;
  --canvas: #f3f5f6;
  --surface: #ffffff;
  --sunken: #f6f8f9;
  --field: #ffffff;
  --ink: #12181d;
  --muted: #515c66;
  --control: #77828c;
  --line: #dce1e5;
  --perforation: #c5ccd2;
  --focus: #0b57d0;
  --danger: #b3261e;
  --danger-tint: #fdf2f1;
  --danger-line: #f0c4c0;
  --warn: #7a4b00;
  --warn-tint: #fff6e3;
  --warn-line: #ebd6a4;
  --ok: #15643a;
  --ok-tint: #ebf7f0;
  --ok-line: #bfe3cd;
  --shadow: 0 1px 2px rgb(18 24 29 / 5%), 0 16px 32px -20px rgb(18 24 29 / 16%);
}

@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #0d1013;
    --surface: #15191d;
    --sunken: #1b2025;
    --field: #101418;
    --ink: #ecf0f3;
    --muted: #a3aeb8;
    --control: #77838e;
    --line: #2a3138;
    --perforation: #3c454e;
    --focus: #9cc2ff;
    --danger: #ffa198;
    --danger-tint: #2b1715;
    --danger-line: #5c2b27;
    --warn: #f3c26b;
    --warn-tint: #2a2110;
    --warn-line: #57431c;
    --ok: #7fd6a4;
    --ok-tint: #12261b;
    --ok-line: #22492f;
    --shadow: 0 1px 2px rgb(0 0 0 / 20%), 0 16px 32px -20px rgb(0 0 0 / 48%);
  }
}

@media (prefers-contrast: more) {
  :root {
    --muted: var(--ink);
    --line: var(--control);
    --perforation: var(--control);
  }
}

*,
::before,
::after {
  box-sizing: border-box;
}

/* Frame: brand, panel, footer. */
html {
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}

body {
  display: grid;
  grid-template: auto 1fr auto / minmax(0, 27.5rem);
  justify-content: center;
  min-block-size: 100vh;
  min-block-size: 100svh;
  margin: 0;
  padding-block-start: clamp(1.5rem, 9vh, 6rem);
  padding-inline: 1.25rem;
  background: var(--canvas);
  color: var(--ink);
  font:
    400 1rem / 1.5 system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    'Helvetica Neue',
    Arial,
    sans-serif;
  overflow-wrap: anywhere;
}

h1,
h2,
p,
dl,
dd,
ul {
  margin: 0;
  padding: 0;
}

.wide {
  grid-template-columns: minmax(0, 35rem);
}

.brand {
  display: flex;
  align-items: center;
  gap: 0.625rem;
  min-block-size: 2rem;
  margin-block-end: 1.25rem;
  font-weight: 600;
}

.logo {
  display: block;
  block-size: 1.75rem;
  max-inline-size: 10rem;
  object-fit: contain;
}

.panel {
  align-self: start;
  min-inline-size: 0;
  padding: 2.25rem;
  border: 1px solid var(--line);
  border-radius: 1rem;
  background: var(--surface);
  box-shadow: var(--shadow);
}

.footer {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.25rem;
  grid-row: 3;
  padding-block: 1.75rem;
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.footer a {
  padding-block: 0.125rem;
  color: var(--muted);
}

/* Text. */
p,
.device-detail {
  text-wrap: pretty;
}

h1 {
  font-size: 1.5rem;
  font-weight: 600;
  line-height: 2rem;
  letter-spacing: -0.017em;
  text-wrap: balance;
}

h2 {
  font-size: 1rem;
  font-weight: 600;
  line-height: 1.5rem;
}

.lead {
  margin-block-start: 0.5rem;
  color: var(--muted);
}

.value {
  color: var(--ink);
  font-weight: 500;
}

.device-detail .value {
  color: inherit;
  font-weight: 400;
}

.hint,
.note {
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.hint {
  margin-block-start: 0.25rem;
}

.reference {
  margin-block-start: 1.5rem;
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
}

.reference code {
  color: var(--ink);
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: 1em;
  font-weight: 500;
  user-select: all;
}

a,
.link {
  color: var(--accent);
  text-decoration: underline 1px;
  text-underline-offset: 0.2em;
}

a:hover,
.link:hover {
  text-decoration-thickness: 2px;
}

.icon {
  flex: none;
  inline-size: 1.25rem;
  block-size: 1.25rem;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.icon.medium {
  inline-size: 1.5rem;
  block-size: 1.5rem;
}

.visually-hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: -1px;
  padding: 0;
  border: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Focus is seen in one way everywhere, and never in the accent. */
:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
}

/* Who is signing on. */
.person {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 0 1rem;
  min-block-size: 3.125rem;
  margin-block: -0.5rem 1.5rem;
  padding-inline: 0.875rem;
  border: 1px solid var(--line);
  border-radius: 0.625rem;
  background: var(--sunken);
  font-size: 0.875rem;
  font-weight: 500;
  line-height: 1.25rem;
}

.person-name {
  padding-block: 0.5rem;
}

.person .link {
  flex: none;
  font-size: inherit;
  font-weight: 400;
  line-height: inherit;
}

/* Fields. */
.form {
  margin-block-start: 1.5rem;
}

.field + .field {
  margin-block-start: 1.25rem;
}

label {
  display: block;
  font-weight: 500;
}

.reveal {
  display: flex;
  gap: 0.5rem;
}

.reveal .input {
  min-inline-size: 0;
}

.reveal .button {
  flex: none;
  align-self: end;
  inline-size: auto;
}

.rules {
  display: grid;
  gap: 0.375rem;
  margin-block-start: 0.75rem;
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
  list-style: none;
}

.rules li {
  display: flex;
  gap: 0.5rem;
}

.rules .met {
  color: var(--ok);
}

.rules .unmet {
  color: var(--danger);
}

.rules li:not(.met) .when-met,
.rules li:not(.unmet) .when-unmet {
  display: none;
}

[hidden] {
  display: none !important;
}

.input {
  display: block;
  inline-size: 100%;
  min-block-size: 3rem;
  margin-block-start: 0.375rem;
  padding-block: 0.6875rem;
  padding-inline: 0.875rem;
  border: 1px solid var(--control);
  border-radius: 0.625rem;
  background: var(--field);
  color: var(--ink);
  font: inherit;
  transition: border-color 120ms;
}

.hint ~ .input,
.error ~ .input {
  margin-block-start: 0.5rem;
}

.code {
  min-block-size: 3.5rem;
  font-size: 1.5rem;
  font-weight: 500;
  font-variant-numeric: tabular-nums;
  line-height: 2rem;
  letter-spacing: 0.22em;
}

[dir='rtl'] .code {
  padding-inline-end: calc(0.875rem - 0.22em);
  text-align: right;
}

.input:hover {
  border-color: var(--ink);
}

.input:focus {
  border-color: var(--focus);
  outline: 3px solid var(--focus);
  outline-offset: 1px;
}

.input[aria-invalid='true'] {
  padding-block: calc(0.6875rem - 1px);
  padding-inline-start: calc(0.875rem - 1px);
  border: 2px solid var(--danger);
}

.error:not(.notice) {
  display: flex;
  gap: 0.5rem;
  margin-block-start: 0.5rem;
  color: var(--danger);
  font-size: 0.9375rem;
  font-weight: 500;
  line-height: 1.375rem;
}

.error:not(.notice) span {
  text-wrap: balance;
}

.error .icon {
  margin-block-start: 0.0625rem;
}

/* Buttons. */
.actions {
  display: grid;
  gap: 0.75rem;
}

.field ~ .actions,
.panel > .actions {
  margin-block-start: 1.5rem;
}

.button {
  display: block;
  inline-size: 100%;
  min-block-size: 3rem;
  padding: 0.6875rem 0.75rem;
  border: 1px solid var(--fill-edge);
  border-radius: 0.625rem;
  background: var(--fill);
  color: var(--on-fill);
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  text-wrap: balance;
  cursor: pointer;
  transition:
    background-color 120ms,
    border-color 120ms;
}

.button.primary:hover {
  background: var(--fill-hover);
}

.button.quiet {
  border-color: var(--control);
  background: var(--surface);
  color: var(--ink);
}

.button.quiet:hover {
  border-color: var(--ink);
  background: var(--sunken);
}

.link {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
  padding: 0;
  border: 0;
  background: none;
  font: inherit;
  font-weight: 500;
  text-align: start;
  cursor: pointer;
}

/* What else is possible. */
.more {
  margin-block: 1.5rem -0.5rem;
  padding-block-start: 1.25rem;
  border-block-start: 1px solid var(--line);
}

.row {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 1.5rem;
}

.note + .row {
  margin-block-start: 0.25rem;
}

/* The wait for a new code: the words and the button share one place. */
@property --wait {
  syntax: '<integer>';
  inherits: false;
  initial-value: 0;
}

.wait {
  display: grid;
  align-items: center;
  min-block-size: 2.75rem;
}

.wait > * {
  grid-area: 1 / 1;
  justify-self: start;
}

.wait-text {
  visibility: hidden;
  animation: wait-words calc(var(--from) * 1s) step-end;
}

.wait > .link {
  animation: wait-button calc(var(--from) * 1s) step-end;
}

.wait-number::after {
  counter-reset: wait var(--wait);
  content: counter(wait);
  font-variant-numeric: tabular-nums;
  animation: wait-number calc(var(--from) * 1s) linear;
}

@keyframes wait-words {
  from,
  to {
    visibility: visible;
  }
}

@keyframes wait-button {
  from,
  to {
    visibility: hidden;
  }
}

@keyframes wait-number {
  from {
    --wait: var(--from);
  }
  to {
    --wait: 0;
  }
}

.wait-5 {
  --from: 5;
}
.wait-10 {
  --from: 10;
}
.wait-15 {
  --from: 15;
}
.wait-20 {
  --from: 20;
}
.wait-25 {
  --from: 25;
}
.wait-30 {
  --from: 30;
}
.wait-35 {
  --from: 35;
}
.wait-40 {
  --from: 40;
}
.wait-45 {
  --from: 45;
}
.wait-50 {
  --from: 50;
}
.wait-55 {
  --from: 55;
}
.wait-60 {
  --from: 60;
}

/* Devices. */
.devices {
  display: grid;
  gap: 0.625rem;
  list-style: none;
}

.device {
  display: flex;
  align-items: center;
  gap: 1rem;
  inline-size: 100%;
  min-block-size: 4.375rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--perforation);
  border-radius: 0.75rem;
  background: var(--surface);
  color: var(--ink);
  font: inherit;
  text-align: start;
  cursor: pointer;
  transition:
    background-color 120ms,
    border-color 120ms;
}

.device:hover {
  border-color: var(--ink);
  background: var(--sunken);
}

.tile {
  display: grid;
  flex: none;
  place-items: center;
  inline-size: 2.5rem;
  block-size: 2.5rem;
  border-radius: 0.625rem;
  background: var(--accent-tint);
  color: var(--accent);
}

.device-text {
  display: grid;
  flex: 1;
  min-inline-size: 0;
}

.device-name {
  font-weight: 600;
}

.device-detail {
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.chevron {
  display: flex;
  color: var(--muted);
}

[dir='rtl'] .chevron {
  transform: scaleX(-1);
}

/* An approval: what is approved, a perforation, what approves it. */
.pill {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  inline-size: fit-content;
  margin-block-end: 1rem;
  padding: 0.25rem 0.75rem;
  border-radius: 1rem;
  background: var(--accent-tint);
  font-size: 0.8125rem;
  font-weight: 600;
  line-height: 1.25rem;
}

.pill .icon {
  inline-size: 1rem;
  block-size: 1rem;
  color: var(--accent);
}

table {
  inline-size: 100%;
  margin-block-start: 1rem;
  border-collapse: collapse;
}

th,
td {
  padding: 0.75rem 0;
  text-align: start;
  vertical-align: baseline;
}

th,
.approved {
  padding-inline-end: 1rem;
}

th {
  color: var(--muted);
  font-weight: 400;
}

tr + tr,
.comparison tbody tr {
  border-block-start: 1px solid var(--line);
}

.comparison tbody {
  border-block-end: 1px solid var(--line);
}

.datum {
  white-space: pre-wrap;
}

.none {
  color: var(--muted);
  font-weight: 400;
}

.details th {
  inline-size: 34%;
}

.details td {
  font-weight: 600;
}

.large td {
  font-size: 1.75rem;
  font-variant-numeric: tabular-nums;
  letter-spacing: -0.02em;
  line-height: 2.25rem;
}

.stub {
  position: relative;
  margin-block-start: 1.5rem;
  margin-inline: -2.25rem;
  padding-block-start: 1.75rem;
  padding-inline: 2.25rem;
  border-block-start: 2px dashed var(--perforation);
}

.stub::before,
.stub::after {
  position: absolute;
  inset-block-start: -0.6875rem;
  inset-inline-start: -1px;
  inline-size: 0.6875rem;
  block-size: 1.25rem;
  border: solid var(--line);
  border-width: 1px;
  border-inline-start: 0;
  border-start-end-radius: 0.625rem;
  border-end-end-radius: 0.625rem;
  background: var(--canvas);
  content: '';
}

.stub::after {
  inset-inline: auto -1px;
  transform: scaleX(-1);
}

.stub > :first-child,
.stub > div > :first-child {
  margin-block-start: 0;
}

/* A comparison: what was approved beside what arrived. */
.comparison {
  font-size: 0.9375rem;
  line-height: 1.4375rem;
}

.comparison thead th {
  font-size: 0.8125rem;
  font-weight: 500;
  line-height: 1.25rem;
}

.comparison td {
  inline-size: 38%;
  font-weight: 500;
}

.changed .arrived,
.changed .arrived .none {
  color: var(--danger);
  font-weight: 600;
}

.column {
  display: none;
}

.tag {
  display: inline-block;
  padding-inline: 0.5rem;
  border-radius: 0.375rem;
  background: var(--danger-tint);
  color: var(--danger);
  font-size: 0.8125rem;
  font-weight: 600;
  line-height: 1.25rem;
}

/* Notices, badges, facts. */
.notice {
  display: flex;
  gap: 0.75rem;
  margin-block-start: 1.25rem;
  padding: 0.75rem 1rem;
  border: 1px solid var(--line);
  border-radius: 0.625rem;
  background: var(--sunken);
  color: var(--ink);
  font-size: 0.9375rem;
  line-height: 1.375rem;
}

.form > .notice,
.form > [data-told] > .notice,
.form > [data-without-script] > .notice {
  margin-block: 0 1.25rem;
}

[data-without-script] + .actions {
  margin-block-start: 0.75rem;
}

.notice .icon {
  margin-block-start: 0.0625rem;
}

.notice.info .icon {
  color: var(--accent);
}

.notice.ok {
  border-color: var(--ok-line);
  background: var(--ok-tint);
  color: var(--ok);
}

.notice.warn {
  border-color: var(--warn-line);
  background: var(--warn-tint);
  color: var(--warn);
}

.notice.error {
  border-color: var(--danger-line);
  background: var(--danger-tint);
  color: var(--danger);
}

.badge {
  display: grid;
  place-items: center;
  inline-size: 3rem;
  block-size: 3rem;
  margin-block-end: 1.25rem;
  border-radius: 50%;
}

.badge.accent {
  background: var(--accent-tint);
  color: var(--accent);
}

.badge.ok {
  background: var(--ok-tint);
  color: var(--ok);
}

.badge.danger {
  background: var(--danger-tint);
  color: var(--danger);
}

.badge.warn {
  background: var(--warn-tint);
  color: var(--warn);
}

.facts {
  margin-block-start: 1.5rem;
  border-block-start: 1px solid var(--line);
}

.facts > div {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1rem;
  padding-block: 0.75rem;
  border-block-end: 1px solid var(--line);
}

.facts dt {
  color: var(--muted);
}

.facts dd {
  font-weight: 500;
  font-variant-numeric: tabular-nums;
}

/* Small: the page is the panel. */
@media (max-width: 30rem) {
  body {
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: 1.25rem;
    background: var(--surface);
  }

  .brand {
    margin-block-end: 1.75rem;
  }

  .panel {
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    box-shadow: none;
  }

  .footer {
    padding-block: 1.75rem 1.25rem;
  }

  table {
    margin-block-start: 0.75rem;
  }

  .details :is(tr, th, td),
  .comparison :is(tr, th, td),
  .column {
    display: block;
    inline-size: auto;
    padding: 0;
  }

  .details tr,
  .comparison tr {
    padding-block: 0.75rem;
  }

  .details th,
  .column {
    color: var(--muted);
    font-size: 0.875rem;
    font-weight: 400;
    line-height: 1.25rem;
  }

  .comparison {
    font-size: 1rem;
    line-height: 1.5rem;
  }

  .comparison tbody th {
    color: var(--ink);
    font-weight: 600;
  }

  .comparison td {
    margin-block-start: 0.5rem;
  }

  .large td {
    font-size: 1.625rem;
    line-height: 2rem;
  }

  .stub {
    margin-inline: 0;
    padding-inline: 0;
  }

  .stub::before,
  .stub::after {
    display: none;
  }

  .comparison thead {
    position: absolute;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
}

@media (min-width: 30.0625rem) {
  .pair {
    grid-template-columns: 1fr 1fr;
  }
}

@media (forced-colors: active) {
  .badge,
  .pill,
  .tag,
  .tile {
    border: 1px solid;
  }

  .stub::before,
  .stub::after {
    display: none;
  }
}

@media print {
  time[title] {
    font-size: 0;
  }

  time[title]::after {
    content: attr(title);
    font-size: 0.875rem;
  }

  :root {
    --canvas: #fff;
    --surface: #fff;
    --ink: #000;
    --muted: #000;
    --danger: #000;
    --shadow: none;
  }

  .footer,
  .actions,
  .field,
  .row {
    display: none;
  }
}
`,
  'passkey.js': `// Asks the browser for a passkey when the button is pressed, never by itself. Without this file the page says so.
;(() => {
  const form = document.querySelector('form[data-public-key]')
  if (!form) return
  const all = (selector) => [...form.querySelectorAll(selector)]
  const show = (selector, isShown) => all(selector).forEach((part) => (part.hidden = !isShown))
  const field = form.elements.assertion
  const [button] = all('button[value="continue"]')

  if (!window.PublicKeyCredential) {
    const [reason] = all('[data-unsupported]')
    reason.textContent = reason.dataset.unsupported
    return
  }
  let isOpen = false
  const rest = () => {
    isOpen = false
    field.value = ''
    button.removeAttribute('aria-busy')
  }
  // A page that comes back from the browser's memory asks anew.
  addEventListener('pageshow', ({ persisted }) => persisted && rest())
  rest()
  show('[data-without-script]', false)
  show('[data-with-script]', true)
  button.hidden = false

  // PingOne writes bytes from -128 to 127 or from 0 to 255: a Uint8Array takes both modulo 256.
  const asBytes = (numbers) => Uint8Array.from(numbers)
  const asBase64 = (buffer) => (buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))) : '')

  const readOptions = () => {
    const options = JSON.parse(form.dataset.publicKey)
    return {
      ...options,
      challenge: asBytes(options.challenge),
      allowCredentials: options.allowCredentials.map((each) => ({ ...each, id: asBytes(each.id) })),
    }
  }
  const write = ({ id, rawId, type, response }) =>
    JSON.stringify({
      id,
      rawId: asBase64(rawId),
      type,
      response: {
        clientDataJSON: asBase64(response.clientDataJSON),
        authenticatorData: asBase64(response.authenticatorData),
        signature: asBase64(response.signature),
        userHandle: asBase64(response.userHandle),
      },
    })
  const send = (answer) => {
    field.value = answer
    form.requestSubmit(button)
  }
  const fail = (error) => {
    if (error.name === 'SecurityError') return send('SecurityError')
    rest()
    show('[data-told]', false)
    const [summary] = all('[data-not-used]')
    summary.hidden = false
    summary.focus()
    button.textContent = button.dataset.again
  }

  form.addEventListener('submit', (event) => {
    if (event.submitter !== button || field.value !== '') return
    event.preventDefault()
    if (isOpen) return
    isOpen = true
    button.setAttribute('aria-busy', 'true')
    navigator.credentials.get({ publicKey: readOptions() }).then(write).then(send).catch(fail)
  })
})()
`,
  'password.js': `// Shows a password at the press of a button, and hides it before it leaves; marks the rules of a new one while it is typed.
;(() => {
  for (const button of document.querySelectorAll('button[aria-pressed][aria-controls]')) {
    const field = document.getElementById(button.getAttribute('aria-controls'))
    const form = field && field.closest('form')
    if (!form) continue
    const show = (isShown) => {
      const { selectionStart, selectionEnd } = field
      const hadFocus = document.activeElement === field
      field.type = isShown ? 'text' : 'password'
      // A browser moves the caret once more when it draws the field anew.
      const keepCaret = () => field.setSelectionRange(selectionStart, selectionEnd)
      if (hadFocus) keepCaret()
      if (hadFocus) requestAnimationFrame(keepCaret)
      button.setAttribute('aria-pressed', String(isShown))
      button.firstElementChild.textContent = isShown ? button.dataset.hide : button.dataset.show
    }
    // The field keeps the focus and its caret when the button is pressed with a pointer.
    button.addEventListener('pointerdown', (event) => {
      if (document.activeElement === field) event.preventDefault()
    })
    button.addEventListener('click', () => show(field.type === 'password'))
    form.addEventListener('submit', () => show(false))
    addEventListener('pagehide', () => show(false))
    button.hidden = false
  }

  const longestRun = (typed) => {
    let [longest, run] = [0, 0]
    typed.forEach((one, at) => {
      run = at > 0 && typed[at - 1] === one ? run + 1 : 1
      longest = Math.max(longest, run)
    })
    return longest
  }
  const isMet = ({ check, count, characters }, typed) => {
    if (check === 'min') return typed.length >= count
    if (check === 'max') return typed.length <= count
    if (check === 'different') return new Set(typed).size >= count
    if (check === 'repeated') return longestRun(typed) <= count
    return typed.filter((one) => characters.includes(one)).length >= count
  }
  for (const list of document.querySelectorAll('ul[data-rules]')) {
    const field = document.getElementById(list.dataset.rules)
    const status = list.nextElementSibling
    const lines = [...list.querySelectorAll('li[data-check]')]
    let marking, telling
    const mark = () => {
      const typed = [...field.value]
      let met = 0
      for (const line of lines) {
        const isNow = typed.length > 0 && isMet(line.dataset, typed)
        if (isNow) met += 1
        line.className = isNow ? 'met' : 'open'
        line.lastElementChild.lastElementChild.textContent = list.dataset[line.className]
      }
      telling ??= setTimeout(() => {
        telling = undefined
        status.textContent = status.dataset.told
      }, 2000)
      status.dataset.told = status.dataset.rulesMet.replace('{n}', met).replace('{m}', lines.length)
    }
    field.addEventListener('input', () => {
      clearTimeout(marking)
      marking = setTimeout(mark, 300)
    })
  }
})()
`,
  'resume.js': `// Sends the form of an approved request once, by itself. Without this file there is a button.
;(() => {
  // Fields of the form may be named like any member of a form or of the document: only prototypes are asked.
  const find = (selector) => Document.prototype.querySelector.call(document, selector)
  const form = find('form[data-resume]')
  // Kept with this entry of the history: who comes back to it is not sent on a second time.
  if (form === null || history.state?.resumed === true) return
  const words = Element.prototype.getAttribute.call(form, 'data-resume')
  const lead = find('#lead')
  if (words && lead !== null) lead.textContent = words
  history.replaceState({ resumed: true }, '')
  HTMLFormElement.prototype.submit.call(form)
})()
`,
  'steps.css': `/* Beside pages.css, on pages that need it: parts of the steps that come after the code page. */

/* What needs a script is hidden until the script is there; a class must not show it. */
[hidden] {
  display: none !important;
}

/* The number that a person finds again on the phone. */
.match {
  margin-block-start: 1.5rem;
  padding: 1rem 1.25rem 1.125rem;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  background: var(--sunken);
}

.match-label {
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.match-number {
  margin-block-start: 0.125rem;
  font-size: 3rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
  line-height: 3.5rem;
  letter-spacing: 0.02em;
  text-align: -webkit-match-parent;
  text-align: match-parent;
}

.match-note {
  margin-block-start: 1rem;
}

.stub .match {
  margin-block-start: 1rem;
}

/* Waiting: one quiet ring, none where motion is not wanted. */
.badge.waiting {
  box-shadow: 0 0 0 2px color-mix(in srgb, var(--accent) 45%, transparent);
}

@media (prefers-reduced-motion: no-preference) {
  .badge.waiting {
    animation: ring 2.4s ease-in-out infinite;
  }
}

@keyframes ring {
  50% {
    box-shadow: 0 0 0 6px color-mix(in srgb, var(--accent) 12%, transparent);
  }
}

.waiting-line {
  display: flex;
  align-items: center;
  gap: 0.75rem;
}

.waiting-line .badge {
  flex: none;
  inline-size: 2.5rem;
  block-size: 2.5rem;
  margin: 0;
}

.stub .waiting-line + .lead {
  margin-block-start: 0.75rem;
}

.match + .form,
.match-note + .form {
  margin-block-start: 1.5rem;
}

@media (forced-colors: active) {
  .match {
    border: 1px solid;
  }
}

@media print {
  .match {
    display: none;
  }
}

/* Text of an agreement. */
.prose {
  margin-block-start: 1.5rem;
  padding-block: 1.25rem;
  border-block: 1px solid var(--line);
}

.prose > * + * {
  margin-block-start: 0.75rem;
}

.prose > * + h2 {
  margin-block-start: 1.25rem;
}

.prose ul {
  padding-inline-start: 1.25rem;
}

/* Languages. */
.languages {
  flex-basis: 100%;
  margin-block-start: 0.5rem;
}

.languages summary {
  display: inline-flex;
  align-items: center;
  gap: 0.375rem;
  min-block-size: 1.75rem;
  color: var(--muted);
  cursor: pointer;
  list-style: none;
  text-decoration: underline 1px;
  text-underline-offset: 0.2em;
}

.languages summary::-webkit-details-marker {
  display: none;
}

.languages summary .icon {
  inline-size: 1rem;
  block-size: 1rem;
}

.languages ul {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(9rem, 100%), 1fr));
  gap: 0 1rem;
  margin-block-start: 0.5rem;
  list-style: none;
}

.languages li a {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.25rem;
}

.languages [aria-current] {
  color: var(--ink);
  font-weight: 600;
  text-decoration: none;
}

.prose a {
  display: inline-block;
  min-block-size: 1.5rem;
  line-height: 1.5rem;
}

.notice p > a {
  display: inline-flex;
  align-items: center;
  min-block-size: 2.75rem;
}
`,
  'wait.js': `// Asks whether an answer is there, and goes on when it is. It holds no words: they stand in the page.
;(() => {
  const box = document.querySelector('[data-state-url]')
  const status = document.querySelector('[data-answered]')
  if (box === null || status === null) return
  const { stateUrl, pollMs, seconds } = box.dataset
  document.querySelectorAll('[data-without-script]').forEach((part) => (part.hidden = true))
  document.querySelectorAll('[data-with-script]').forEach((part) => (part.hidden = false))

  // The reader's clock may be wrong: the page's age counts.
  const [loaded, started] = [Date.now(), performance.now()]
  const elapsed = () => Math.max(Date.now() - loaded, performance.now() - started) / 1000
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text
  }
  let timer
  let asking
  let isOver = false

  const plan = () => {
    clearTimeout(timer)
    if (isOver || document.hidden || elapsed() > Number(seconds) + 6) return
    timer = setTimeout(ask, elapsed() < 60 ? Number(pollMs) : Math.max(5000, Number(pollMs)))
  }
  const goOn = () => {
    isOver = true
    if (elapsed() < Number(seconds)) say(status.dataset.answered)
    location.replace(box.dataset.next)
  }
  const ask = async () => {
    if (asking || isOver) return
    asking = true
    try {
      const answer = await fetch(stateUrl, {
        headers: { accept: 'application/json' },
        cache: 'no-store',
        redirect: 'error',
      })
      if (answer.ok && (await answer.json()).state === 'changed') return goOn()
    } catch {
      // No network for a moment: the next question may find it.
    } finally {
      asking = false
    }
    plan()
  }

  const look = () => {
    const left = Number(seconds) - elapsed()
    if (isOver || left <= 0) return clearInterval(clock)
    if (left < 20) {
      clearInterval(clock)
      say(status.dataset.soon)
    }
  }
  const clock = setInterval(look, 1000)
  // A press of the person goes first: nothing loads under it.
  addEventListener('submit', () => (isOver = true))
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return clearTimeout(timer)
    if (elapsed() <= Number(seconds) + 6) void ask()
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.replace(box.dataset.next)
  })
  plan()
})()
`,
}
