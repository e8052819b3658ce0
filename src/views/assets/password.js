// Shows a password at the press of a button, and hides it before it leaves; marks the rules of a new one while it is typed.
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
