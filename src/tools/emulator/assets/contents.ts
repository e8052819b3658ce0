// Made by `npm run generate` from the files beside it, so that a bundle holds them. Do not edit.
type Name = 'form-post.js' | 'inbox.css' | 'inbox.js' | 'signon.css'

/** The text of each file of this folder. */
export const contents: Readonly<Record<Name, string>> = {
  'form-post.js': `// Posts the authorization response on; the button does the same where scripts do not run.
document.querySelector('form').submit()
`,
  'inbox.css': `/* The emulator's inbox. Base unit 4 px; one column to 900 px, then phones beside mail. */
:root {
  color-scheme: light dark;
  --canvas: #f3f5f6;
  --surface: #ffffff;
  --sunken: #f6f8f9;
  --ink: #12181d;
  --muted: #515c66;
  --control: #77828c;
  --line: #dce1e5;
  --focus: #0b57d0;
  --link: #1f4fd8;
  --quiet: #e8ecef;
  --frame: #1c2329;
  --mark: #ffe9a8;
  --shadow: 0 1px 2px rgb(18 24 29 / 5%), 0 16px 32px -20px rgb(18 24 29 / 16%);
}

@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #0d1013;
    --surface: #15191d;
    --sunken: #1b2025;
    --ink: #ecf0f3;
    --muted: #a3aeb8;
    --control: #77838e;
    --line: #2a3138;
    --focus: #9cc2ff;
    --link: #6d9aff;
    --quiet: #262d34;
    --frame: #333c45;
    --mark: #5a4a12;
    --shadow: none;
  }
}

@media (prefers-contrast: more) {
  :root {
    --muted: var(--ink);
    --line: var(--control);
  }
}

*,
*::before,
*::after {
  box-sizing: border-box;
}

html {
  font-family:
    system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Noto Sans',
    'Helvetica Neue',
    Arial,
    sans-serif;
  line-height: 1.5;
  text-size-adjust: 100%;
}

body {
  margin: 0;
  min-block-size: 100svh;
  padding-block: 1.5rem 4rem;
  padding-inline: 1rem;
  background: var(--canvas);
  color: var(--ink);
  overflow-wrap: anywhere;
}

h1,
h2,
h3,
p,
dl,
dd,
ol {
  margin: 0;
  padding: 0;
}

ol {
  list-style: none;
}

[hidden] {
  display: none !important;
}

.hidden {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
}

a {
  color: var(--link);
  text-decoration-thickness: 1px;
  text-underline-offset: 0.2em;
}

a:hover {
  text-decoration-thickness: 2px;
}

h1 {
  font-size: 1.25rem;
  line-height: 1.75rem;
  font-weight: 600;
  letter-spacing: -0.01em;
}

h2 {
  margin-block-end: 1.25rem;
  font-size: 1.0625rem;
  line-height: 1.5rem;
  font-weight: 600;
}

/* The bar at the top. */
body > header,
.title,
.controls {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
}

body > header {
  justify-content: space-between;
  gap: 0.5rem 1.25rem;
  margin-block-end: 1.25rem;
}

.title,
.controls {
  gap: 0.5rem 1.25rem;
}

.label {
  padding-inline: 0.5rem;
  border: 1px solid var(--line);
  border-radius: 0.375rem;
  background: var(--sunken);
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
  font-weight: 600;
}

.controls p {
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.button {
  display: inline-block;
  min-block-size: 2.25rem;
  padding: 0.4375rem 0.875rem;
  border: 1px solid var(--control);
  border-radius: 0.625rem;
  background: var(--surface);
  color: var(--ink);
  font: inherit;
  font-size: 0.875rem;
  line-height: 1.25rem;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
  transition: background-color 120ms;
}

.button:hover {
  border-color: var(--ink);
  background: var(--sunken);
}

/* Phones beside mail. */
main {
  display: grid;
  gap: 2.25rem 2rem;
}

.heading {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1.25rem;
  margin-block-end: 1.25rem;
}

.heading h2 {
  margin: 0;
}

.jump {
  display: flex;
  gap: 1.25rem;
  font-size: 0.875rem;
  line-height: 1.5rem;
}

.frames {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(18.5rem, 100%), 1fr));
  gap: 1.5rem;
}

.phone {
  display: flex;
  inline-size: 100%;
  max-inline-size: 22.5rem;
  min-block-size: 28rem;
  padding: 0.625rem;
  border-radius: 3rem;
  background: var(--frame);
  box-shadow: var(--shadow);
}

.phone.empty {
  min-block-size: 19rem;
}

.screen {
  display: flex;
  flex: 1;
  flex-direction: column;
  min-inline-size: 0;
  overflow: hidden;
  border-radius: 2.375rem;
  background: var(--surface);
}

.status {
  display: grid;
  grid-template-columns: 1fr auto 1fr;
  align-items: center;
  padding: 0.75rem 1.5rem 0.5rem;
  background: var(--sunken);
  font-size: 0.8125rem;
  line-height: 1.25rem;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.status > :last-child {
  text-align: end;
}

.island {
  inline-size: 5rem;
  block-size: 1.375rem;
  border-radius: 1rem;
  background: var(--frame);
}

.screen header {
  padding: 0.25rem 1.25rem 0.75rem;
  border-block-end: 1px solid var(--line);
  background: var(--sunken);
  text-align: center;
}

.avatar {
  display: grid;
  place-items: center;
  inline-size: 2.75rem;
  block-size: 2.75rem;
  margin-inline: auto;
  border-radius: 50%;
  background: var(--quiet);
  color: var(--muted);
  font-weight: 600;
}

.screen h3 {
  margin-block-start: 0.25rem;
  font-size: 0.9375rem;
  line-height: 1.375rem;
  font-weight: 600;
}

.number {
  margin-block-start: 0.125rem;
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
  font-variant-numeric: tabular-nums;
}

.nothing {
  margin: auto;
  padding: 1.5rem;
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.3125rem;
  text-align: center;
}

.conversation {
  padding: 1.5rem 1rem 1.75rem;
}

.conversation li + li,
.conversation details + ol {
  margin-block-start: 0.75rem;
}

.conversation summary,
.when {
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
  text-align: center;
}

.conversation summary {
  min-block-size: 1.5rem;
  cursor: pointer;
}

.conversation details[open] summary {
  margin-block-end: 0.5rem;
}

.bubble {
  inline-size: fit-content;
  max-inline-size: 16.125rem;
  margin-block-start: 0.125rem;
  padding: 0.5625rem 0.875rem;
  border: 1px solid var(--quiet);
  border-radius: 1rem;
  border-end-start-radius: 0.25rem;
  background: var(--quiet);
  font-size: 0.9375rem;
  line-height: 1.375rem;
  white-space: pre-line;
}

li:not(.valid) > .bubble {
  border-color: var(--line);
  background: var(--surface);
  color: var(--muted);
}

.below {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.75rem;
  margin-block-start: 0.375rem;
  padding-inline-start: 0.375rem;
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
}

.below .button {
  min-block-size: 1.75rem;
  padding: 0.1875rem 0.625rem;
  border-radius: 0.5rem;
  font-size: 0.8125rem;
}

/* Codes: marked while they are worth something; one click selects one. */
mark,
s {
  font-variant-numeric: tabular-nums;
}

mark {
  padding: 0.0625rem 0.3125rem;
  border-radius: 0.25rem;
  background: var(--mark);
  color: var(--ink);
  font-weight: 600;
  letter-spacing: 0.02em;
  user-select: all;
  -webkit-user-select: all;
}

s {
  text-decoration-thickness: 2px;
}

/* Mail. */
.card {
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 1rem;
  background: var(--surface);
  box-shadow: var(--shadow);
}

.card + .card {
  margin-block-start: 1.25rem;
}

.mail > header,
.mail summary {
  padding: 1rem 1.25rem;
  background: var(--sunken);
}

.mail > header,
.mail details[open] > summary {
  border-block-end: 1px solid var(--line);
}

.mail summary {
  list-style: none;
  cursor: pointer;
}

.mail summary::-webkit-details-marker {
  display: none;
}

.mail summary:hover h3 {
  text-decoration: underline;
}

.mail summary:focus-visible {
  border-radius: 1rem;
  outline-offset: -3px;
}

.mail h3 {
  font-size: 1rem;
  line-height: 1.5rem;
  font-weight: 600;
  letter-spacing: -0.01em;
}

.mail h3 mark {
  letter-spacing: normal;
}

.facts {
  display: block;
  color: var(--muted);
  font-size: 0.8125rem;
  line-height: 1.25rem;
}

.body {
  display: grid;
  gap: 0.875rem;
  padding: 1.25rem;
}

.body p {
  font-size: 1rem;
  line-height: 1.5rem;
}

.body dl > div {
  display: grid;
  grid-template-columns: 34% 1fr;
  padding-block: 0.4375rem;
  font-size: 0.9375rem;
  line-height: 1.5rem;
}

.body dl > div + div {
  border-block-start: 1px solid var(--line);
}

.body dt {
  color: var(--muted);
}

.body dd {
  font-weight: 600;
}

.body .code {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.75rem;
}

.body .code mark,
.body .code s {
  font-size: 1.75rem;
  line-height: 2.25rem;
  font-weight: 600;
  letter-spacing: 0.12em;
}

.body .code mark {
  padding: 0.25rem 0.75rem;
  border-radius: 0.375rem;
}

.body .code .button {
  min-block-size: 2.75rem;
  padding: 0.625rem 1rem;
  font-size: 1rem;
  line-height: 1.375rem;
}

.body .code ~ p {
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.3125rem;
}

.no-mail {
  padding: 1.5rem 1.25rem;
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.3125rem;
  text-align: center;
}

/* Whom to try. */
.aside {
  display: grid;
  align-content: start;
  gap: 2.25rem;
}

.people h2 {
  margin-block-end: 0.5rem;
}

.people dl {
  font-size: 0.875rem;
  line-height: 1.25rem;
}

.people div {
  display: grid;
  grid-template-columns: 5rem 1fr;
  gap: 0.75rem;
  padding-block: 0.5rem;
  border-block-end: 1px solid var(--line);
}

.people dt {
  font-weight: 600;
}

.people dd {
  color: var(--muted);
}

.password {
  margin-block-start: 0.75rem;
  color: var(--muted);
  font-size: 0.875rem;
  line-height: 1.25rem;
}

code {
  color: var(--ink);
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  user-select: all;
  -webkit-user-select: all;
}

@media (min-width: 56.25rem) {
  body {
    padding-inline: 3.5rem;
  }

  main {
    grid-template-columns: minmax(0, 1fr) 24rem;
  }

  .jump {
    display: none;
  }

  .phone {
    min-block-size: 35.25rem;
  }
}

@media (min-width: 75rem) {
  main {
    grid-template-columns: minmax(0, 1fr) 28rem;
  }
}

@media (max-width: 30rem) {
  .controls {
    gap: 0.5rem 1.25rem;
  }

  .controls p {
    flex-basis: 100%;
  }

  .body dl > div {
    grid-template-columns: 1fr;
    line-height: 1.375rem;
  }
}

@media (forced-colors: active) {
  .phone {
    border: 1px solid;
  }

  .bubble,
  mark {
    border: 1px solid;
  }

  .island {
    visibility: hidden;
  }
}
`,
  'inbox.js': `// Saves the inbox's reader a click: new messages without a reload, Copy buttons, times that run.
const path = document.body.dataset.path
const refreshing = document.getElementById('refreshing')
const pause = document.getElementById('pause')
const announcement = document.getElementById('announcement')

let paused = new URLSearchParams(location.search).get('pause') === '1'
let clockAheadMs = Number(document.querySelector('main').dataset.now) - Date.now()
let shown = document.querySelector('main').dataset.state

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]')
  if (copy) void copyCode(copy)
  if (event.target.closest('#pause')) {
    event.preventDefault()
    setPaused(!paused)
  }
})

showCopyButtons()
setInterval(tellAges, 1000)
setInterval(() => void poll(), 1500)
void poll()

function setPaused(value) {
  paused = value
  history.replaceState(null, '', paused ? '?pause=1' : path)
  refreshing.textContent = paused ? 'Paused' : 'New messages appear by themselves'
  pause.textContent = paused ? 'Go on' : 'Pause'
  pause.href = paused ? path : \`\${path}?pause=1\`
  document.querySelector('.controls form').action = \`\${path}/messages/clear\${location.search}\`
  if (!paused) void poll()
}

async function poll() {
  if (paused) return
  try {
    const response = await fetch(\`\${path}/messages\`)
    const messages = await response.json()
    if (paused) return
    if (shown !== describeState(messages)) await redraw()
    refreshing.textContent = 'New messages appear by themselves'
  } catch {
    if (!paused) refreshing.textContent = 'The emulator does not answer'
  }
}

/** As the server writes it into the page: the newest message, and what each code is worth. */
function describeState(messages) {
  return \`\${messages.at(-1)?.id ?? ''} \${messages.map(({ status }) => status[0]).join('')}\`
}

/** Takes the new page's messages, and keeps what was unfolded and what had the focus. */
async function redraw() {
  const response = await fetch(path, { headers: { accept: 'text/html' } })
  if (paused) return
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const main = document.querySelector('main')
  const unfolded = [...main.querySelectorAll('details[open]')].map((details) => details.id)
  const focused = main.contains(document.activeElement) ? document.activeElement.id : ''
  const known = new Set([...main.querySelectorAll('[data-copy]')].map((button) => button.id))

  main.replaceWith(document.adoptNode(next.querySelector('main')))
  document.title = next.title
  shown = document.querySelector('main').dataset.state
  clockAheadMs = Number(document.querySelector('main').dataset.now) - Date.now()
  for (const id of unfolded) document.getElementById(id)?.setAttribute('open', '')
  showCopyButtons()
  if (focused) document.getElementById(focused)?.focus()

  const arrived = [...document.querySelectorAll('[data-copy]')].filter(({ id }) => !known.has(id))
  if (arrived.length > 0) {
    announcement.textContent = arrived.length === 1 ? 'A new code.' : \`\${arrived.length} new codes.\`
  }
}

function showCopyButtons() {
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false
}

async function copyCode(button) {
  const copied = await writeToClipboard(button.dataset.copy)
  button.textContent = copied ? 'Copied' : 'Not copied'
  announcement.textContent = copied ? 'Copied.' : 'The browser did not allow copying.'
  setTimeout(() => {
    button.textContent = 'Copy code'
  }, 2000)
}

/** Pages that came over plain http from another machine have no clipboard of their own. */
async function writeToClipboard(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    const copied = document.execCommand('copy')
    field.remove()
    return copied
  }
}

function tellAges() {
  for (const time of document.querySelectorAll('time.ago')) {
    const ageMs = Date.now() + clockAheadMs - Date.parse(time.dateTime)
    time.textContent = \`sent \${describeAge(ageMs)} ago\`
  }
}

function describeAge(ageMs) {
  const seconds = Math.max(0, Math.floor(ageMs / 1000))
  if (seconds < 60) return count(seconds, 'second')
  if (seconds < 3600) return count(Math.floor(seconds / 60), 'minute')
  if (seconds < 86_400) return count(Math.floor(seconds / 3600), 'hour')
  return count(Math.floor(seconds / 86_400), 'day')
}

function count(number, unit) {
  return \`\${number} \${unit}\${number === 1 ? '' : 's'}\`
}
`,
  'signon.css': `:root {
  color-scheme: light dark;
  font:
    16px/1.5 system-ui,
    sans-serif;
}
body {
  margin: 0 auto;
  max-width: 24rem;
  padding: 2rem 1rem;
}
h1 {
  font-size: 1.5rem;
}
form {
  margin: 0 0 1rem;
}
label {
  display: block;
  font-weight: 600;
  margin: 0 0 1rem;
}
input {
  box-sizing: border-box;
  display: block;
  font: inherit;
  margin-top: 0.25rem;
  padding: 0.5rem;
  width: 100%;
}
button {
  font: inherit;
  min-height: 2.75rem;
  width: 100%;
}
[role='alert'] {
  border-left: 4px solid #b3261e;
  padding-left: 0.75rem;
}
footer {
  border-top: 1px solid;
  font-size: 0.875rem;
  margin-top: 2rem;
  padding-top: 0.5rem;
}
`,
}
