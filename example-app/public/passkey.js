// Makes a passkey: PingOne says what for, the browser asks the person, PingOne checks what came of it.

const button = document.querySelector('[data-add]')
const answer = document.querySelector('[data-answer]')

if (window.PublicKeyCredential === undefined) say('This browser can’t use passkeys.')
else button.hidden = false
button.addEventListener('click', () => {
  add().then(say, () => say('No passkey was made. Nothing has changed: try it again.'))
})

async function add() {
  const { device, options } = await post('/passkey/options')
  const made = await navigator.credentials.create({ publicKey: readOptions(JSON.parse(options)) })
  const attestation = JSON.stringify({
    id: made.id,
    type: made.type,
    rawId: asBase64(made.rawId),
    response: {
      clientDataJSON: asBase64(made.response.clientDataJSON),
      attestationObject: asBase64(made.response.attestationObject),
    },
    clientExtensionResults: made.getClientExtensionResults(),
  })
  await post('/passkey', { device, attestation })
  button.hidden = true
  return 'Passkey added. Sign off, and sign on with it.'
}

/** PingOne writes bytes as numbers, also below zero, and may write `alg` as a text. */
function readOptions(options) {
  const readBytes = (list) => Uint8Array.from(list, (byte) => byte & 255)
  return {
    ...options,
    challenge: readBytes(options.challenge),
    user: { ...options.user, id: readBytes(options.user.id) },
    pubKeyCredParams: options.pubKeyCredParams.map((each) => ({ ...each, alg: Number(each.alg) })),
    excludeCredentials: (options.excludeCredentials ?? []).map((each) => ({
      ...each,
      id: readBytes(each.id),
    })),
  }
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

function asBase64(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
}

function say(text) {
  answer.textContent = text
  answer.hidden = false
}
