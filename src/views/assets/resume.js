// Sends the form of an approved request once, by itself. Without this file there is a button.
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
