// Sends the form of an approved request once, by itself. Without this file there is a button.
;(() => {
  // Fields of the form may be named like any member of a form or of the document: only prototypes are asked.
  const form = Document.prototype.querySelector.call(document, 'form[data-resume]')
  // Kept with this entry of the history: who comes back to it is not sent on a second time.
  if (form === null || history.state?.resumed === true) return
  history.replaceState({ resumed: true }, '')
  HTMLFormElement.prototype.submit.call(form)
})()
