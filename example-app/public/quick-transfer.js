// Sends a transfer as JSON. When the bank wants an approval first, the page of the approval is opened, and the same
// request is sent again, with the approval's id, when the person comes back.

const form = document.querySelector('form[data-quick-transfer]')
const answer = document.querySelector('[data-answer]')
/** What waits for its approval; each tab has its own. */
const WAITING = 'quick-transfer'
const UNKNOWN =
  'We don’t know yet whether this went through. Don’t send it again: look at your accounts.'

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const payee = form.querySelector('#payee')
  void send({
    id: form.querySelector('[name="id"]').value,
    recipient: payee.selectedOptions[0].dataset.recipient,
    account: payee.value,
    amount: form.querySelector('#amount').value,
  })
})
void goOn()

async function send(transfer, approvalId) {
  say('Sending …')
  try {
    const response = await fetch('/api/transfers', {
      method: 'POST',
      // helmet's policy tells no address; this page is where the person comes back to from an approval.
      referrerPolicy: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(approvalId !== undefined && { Approval: approvalId }),
      },
      body: JSON.stringify(transfer),
    })
    act(response, await response.json(), { transfer, approvalId })
  } catch {
    say(UNKNOWN)
  }
}

function act(response, result, { transfer, approvalId }) {
  if (response.ok) {
    location.assign(result.page)
  } else if (result.approval !== undefined && approvalId === undefined) {
    const { id, url } = result.approval
    sessionStorage.setItem(WAITING, JSON.stringify({ transfer, approvalId: id }))
    location.assign(url)
  } else if (result.login !== undefined) {
    location.assign(result.login)
  } else {
    say(response.status >= 500 ? UNKNOWN : explain(result))
  }
}

/** Taken out before it is sent: however this ends, it is sent once. */
async function goOn() {
  const waiting = sessionStorage.getItem(WAITING)
  if (waiting === null) return
  sessionStorage.removeItem(WAITING)
  const { transfer, approvalId } = JSON.parse(waiting)
  await send(transfer, approvalId)
}

function explain({ code, problems }) {
  if (problems !== undefined) return `${Object.values(problems).join('. ')}.`
  switch (code) {
    case 'ERR_PINGONE_APPROVAL_REQUIRED':
      return 'You did not approve this, so nothing was sent.'
    case 'ERR_PINGONE_APPROVAL_DENIED':
      return 'Cancelled. Nothing was sent.'
    case 'ERR_PINGONE_APPROVAL_EXPIRED':
      return 'That approval has ended. Nothing was sent.'
    case 'ERR_PINGONE_APPROVAL_USED':
      return 'This was sent already.'
    case 'ERR_PINGONE_THROTTLED':
      return 'Too many approvals are open. Finish or cancel one, or wait a few minutes.'
    default:
      return 'We can’t do this right now. Nothing was sent.'
  }
}

function say(text) {
  answer.textContent = text
  answer.hidden = false
}
