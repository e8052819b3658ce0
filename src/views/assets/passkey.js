// Asks the browser for a passkey when the button is pressed, never by itself. Without this file the page says so.
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
