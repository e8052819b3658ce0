// Apps and code devices: the code each shows now, and the questions that are asked on phones.
import type { OwnDevice, PhonePush } from '../phones.js'
import { html, type Html } from './html.js'
import type { AppPhone } from './inbox.js'

/** The section of all of them. */
export function appPhones(phones: readonly AppPhone[], path: string): Html {
  return html`<section class="apps" aria-labelledby="apps">
    <h2 id="apps">Apps and code devices</h2>
    ${phones.map((phone) => card(phone, path))}
  </section>`
}

function card({ device, pushes }: AppPhone, path: string): Html {
  return html`<article class="card">
    <h3><bdi>${device.user.displayName}</bdi> · ${nameOf(device)}</h3>
    ${device.code === undefined ? '' : html`<p class="code"><mark>${device.code}</mark></p>`}
    ${pushes.map((push) => question(push, path))}
  </article>`
}

function nameOf({ type, nickname }: OwnDevice): string {
  if (nickname !== undefined) return nickname
  if (type === 'TOTP') return 'authenticator app'
  return type === 'OATH_TOKEN' ? 'code device' : 'app'
}

function question(push: PhonePush, path: string): Html {
  const words = html`${push.title === undefined ? '' : html`<strong>${push.title}</strong><br />`}
    <bdi lang="${push.locale}">${push.text}</bdi>`
  if (push.status !== 'waiting') return html`<p>${words} · ${push.status}</p>`
  const own = `${path}/pushes/${push.id}`
  const choices = push.numbers ?? [undefined]
  return html`<p>${words}</p>
    <form method="post" action="${own}/approve">
      ${choices.map((number) => approveButton(number))}
    </form>
    <form method="post" action="${own}/deny">
      <button type="submit" class="button">Deny</button>
    </form>`
}

function approveButton(number: string | undefined): Html {
  return number === undefined
    ? html`<button type="submit" class="button">Approve</button>`
    : html`<button type="submit" class="button" name="number" value="${number}">${number}</button> `
}
