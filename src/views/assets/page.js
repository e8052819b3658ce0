// Times on the reader's clock, time that is left, codes that go on once pasted.
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
      time.title = `${ends.slice(11, 16)} UTC`
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
      const digits = field.value.replace(/[\s\p{Default_Ignorable_Code_Point}\p{Pd}\u2212]/gu, '')
      const isWhole = /^\p{Nd}+$/u.test(digits) && [...digits].length === +form.dataset.autoSubmit
      const isTyped = /^insert(Composition)?Text$/.test(event.inputType)
      if (before === '' && isWhole && !isTyped) form.requestSubmit()
      before = field.value
    })
  }
})()
