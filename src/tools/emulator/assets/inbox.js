// Saves the inbox's reader a click: new messages without a reload, Copy buttons, times that run.
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
  pause.href = paused ? path : `${path}?pause=1`
  document.querySelector('.controls form').action = `${path}/messages/clear${location.search}`
  if (!paused) void poll()
}

async function poll() {
  if (paused) return
  try {
    const response = await fetch(`${path}/messages`)
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
  return `${messages.at(-1)?.id ?? ''} ${messages.map(({ status }) => status[0]).join('')}`
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
    announcement.textContent = arrived.length === 1 ? 'A new code.' : `${arrived.length} new codes.`
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
    time.textContent = `sent ${describeAge(ageMs)} ago`
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
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}
