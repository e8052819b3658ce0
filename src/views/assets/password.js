// Shows a password at the press of a button, and hides it before it leaves. Without this file there is no button.
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
})()
