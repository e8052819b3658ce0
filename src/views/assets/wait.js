// Asks whether an answer is there, and goes on when it is. It holds no words: they stand in the page.
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
