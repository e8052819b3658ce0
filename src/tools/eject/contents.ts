// Made by `npm run generate` from templates/ and src/views/. Do not edit.

/** The text of each file, by the engine and the path. */
export const contents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ejs: {
    'approve.ejs': `<%# An approval: what is being approved first, then the code that approves it. -%>
<%- include('parts/top', { hasPill: true, hasOwnLead: true, scripts: [assets.pageScript] }) %>
<%- include('parts/slip-top') %>
<div data-until-ended>
  <%- include('parts/lead') %>
  <%- include('parts/form') %>
    <%- include('parts/summary') %>
    <%- include('parts/fields') %>
    <%- include('parts/actions') %>
    <div class="more">
      <p class="note"><%- include('parts/ends', { frame: view }) %> <%= view.advice %> <%= view.note %></p>
      <div class="row">
        <% if (page.buttons.resend) { %><%- include('parts/resend', { button: page.buttons.resend }) %><% } %>
        <% if (page.buttons.choose) { %><%- include('parts/button', { button: page.buttons.choose, look: 'link' }) %><% } %>
      </div>
    </div>
  </form>
</div>
<%- include('parts/ended', { frame: view }) %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'confirm-account.ejs': `<%# What an external provider says of a new user. -%>
<%- include('parts/top', { hasSteps: true }) %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
</form>
<%- include('parts/restart') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'confirm-sign-off.ejs': `<%# Asks before it signs off. -%>
<%- include('parts/top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <div class="actions pair">
    <% if (page.buttons.continue) { %><%- include('parts/button', { button: page.buttons.continue, look: 'primary' }) %><% } %>
    <% if (page.links.return) { %><%- include('parts/link', { link: page.links.return, look: 'quiet' }) %><% } %>
  </div>
</form>
<%- include('parts/bottom') %>
`,
    'confirm.ejs': `<%# Before a step-up that another site's link led to. -%>
<%- include('parts/top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <div class="actions">
    <% if (page.buttons.continue) { %><%- include('parts/button', { button: page.buttons.continue, look: 'primary' }) %><% } %>
    <% if (page.links.return) { %><%- include('parts/link', { link: page.links.return, look: 'quiet' }) %><% } %>
  </div>
</form>
<%- include('parts/bottom') %>
`,
    'consent.ejs': `<%# Terms to agree to: the text whole, then the two answers. -%>
<%- include('parts/top', { isWide: true, hasSteps: true }) %>
<%- include('parts/slip-top') %>
<div class="prose" dir="auto"<% if (view.agreementLanguage !== undefined) { %> lang="<%= view.agreementLanguage %>"<% } %>>
  <% for (const block of view.agreement) { %>
  <% if (block.kind === 'heading') { %><h2><%- include('parts/prose', { pieces: block.parts }) %></h2><% } %>
  <% if (block.kind === 'paragraph') { %><p><%- include('parts/prose', { pieces: block.parts }) %></p><% } %>
  <% if (block.kind === 'list') { %>
  <ul>
    <% for (const pieces of block.items) { %><li><%- include('parts/prose', { pieces }) %></li><% } %>
  </ul>
  <% } %>
  <% } %>
</div>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <div class="actions pair">
    <% if (page.buttons.agree) { %><%- include('parts/button', { button: page.buttons.agree, look: 'primary' }) %><% } %>
    <% if (page.buttons.refuse) { %><%- include('parts/button', { button: page.buttons.refuse, look: 'quiet' }) %><% } %>
  </div>
</form>
<%- include('parts/restart') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'continue-elsewhere.ejs': `<%# A link leads to PingOne's own pages. -%>
<%- include('parts/top') %>
<% if (page.links.continue) { %><div class="actions"><%- include('parts/link', { link: page.links.continue, look: 'primary' }) %></div><% } %>
<%- include('parts/restart') %>
<%- include('parts/bottom') %>
`,
    'error.ejs': `<%# Why it does not go on. -%>
<%
  const isOurs = ['unavailable', 'unavailable_code_maybe_used', 'sign_on_failed', 'step_not_supported', 'mistake_of_the_app'].includes(view.reason)
  const isSerious = isOurs || view.reason === 'approval_outcome_unknown'
  const isWait = view.limit !== undefined && view.limit !== 'too_many_approvals'
  const isLater = isWait && !page.links.return
  const badge = isWait ? ['clock', 'warn'] : isSerious ? ['alert', 'warn'] : ['info', 'accent']
-%>
<%- include('parts/top', { badge, scripts: isLater ? [assets.pageScript] : [] }) %>
<%- include('parts/details') %>
<% if (isLater) { %>
<% if (page.links.continue) { %><div class="actions"><%- include('parts/link', { link: page.links.continue, look: 'primary' }) %></div><% } %>
<% if (page.links.restart) { %><p class="row"><a class="link" href="<%= page.links.restart.href %>" data-after="<%= Math.ceil(view.retryAfterSeconds ?? 0) %>"><%= page.links.restart.label %></a></p><% } %>
<% } else { %>
<%- include('parts/check-now') %>
<%- include('parts/way-on', { look: view.reason === 'still_working' ? 'quiet' : 'primary' }) %>
<% } %>
<%- include('parts/reference', { key: isOurs ? 'give_reference' : 'reference' }) %>
<%- include('parts/bottom') %>
`,
    'expired.ejs': `<%# An attempt that took too long. -%>
<%- include('parts/top', { badge: ['clock', 'accent'] }) %>
<%- include('parts/details') %>
<%- include('parts/way-on') %>
<%- include('parts/reference') %>
<%- include('parts/bottom') %>
`,
    'link-account.ejs': `<%# The account of an external provider, and the one that is there. -%>
<%- include('parts/top', { scripts: [assets.passwordScript] }) %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
</form>
<%- include('parts/form', { className: 'more' }) %>
  <div class="row">
    <% if (page.links['forgot-password']) { %><%- include('parts/link', { link: page.links['forgot-password'], look: 'link' }) %><% } %>
    <% if (page.buttons.restart) { %><%- include('parts/button', { button: page.buttons.restart, look: 'link' }) %><% } %>
  </div>
  <%- include('parts/help-line') %>
</form>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'locked.ejs': `<%# Too many tries. -%>
<%- include('parts/top', { badge: ['clock', 'warn'], scripts: [assets.pageScript] }) %>
<%- include('parts/details') %>
<% if (view.retryAt !== undefined && view.retryAtText !== undefined) { %>
<dl class="facts">
  <div>
    <dt><%= page.text('locked_try_at') %></dt>
    <dd><time datetime="<%= view.retryAt %>" data-local><%= view.retryAtText %></time></dd>
  </div>
</dl>
<% } %>
<%- include('parts/way-on', { look: view.limit === undefined ? 'quiet' : 'primary' }) %>
<% if (page.links.help && view.retryAt !== undefined) { %>
<p class="reference">
  <%= page.text('locked_was_it_you') %> <a href="<%= page.links.help.href %>"><%= page.text('locked_tell_us') %></a>.
  <% if (view.reference !== undefined) { %><%= page.text('reference') %> <code translate="no"><%= view.reference %></code><% } %>
</p>
<% } else { %><%- include('parts/reference') %><% } %>
<%- include('parts/bottom') %>
`,
    'mismatch.ejs': `<%# The request that was stopped: what was approved beside what arrived. -%>
<%- include('parts/top', { badge: ['stop', 'danger'] }) %>
<%- include('parts/comparison') %>
<div class="actions pair">
  <% if (page.links.restart) { %><%- include('parts/link', { link: page.links.restart, look: 'primary' }) %><% } %>
  <% if (page.links.return) { %><%- include('parts/link', { link: page.links.return, look: 'quiet' }) %><% } %>
</div>
<% if (page.links.help && view.reference !== undefined) { %>
<p class="reference"><% for (const { kind, text } of page.parts('mismatch_tell_us', { link: page.text('mismatch_tell_us_link') })) { if (kind === 'value') { %><a href="<%= page.links.help.href %>"><%= text %></a><% } else { %><%= text %><% } } %> <code translate="no"><%= view.reference %></code></p>
<% } else { %><%- include('parts/reference') %><% } %>
<%- include('parts/bottom') %>
`,
    'new-password.ejs': `<%# A new password: the current one once more, the new one with its rules. -%>
<%- include('parts/top', { scripts: [assets.passwordScript] }) %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/name-for-managers') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
</form>
<%- include('parts/restart') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'otp.ejs': `<%# The code, and under the line a new code or another device. -%>
<%- include('parts/top', { scripts: view.autoSubmit ? [assets.pageScript] : [] }) %>
<%- include('parts/form', view.autoSubmit ? { autoSubmit: view.otpLength } : {}) %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
  <% if (page.buttons.resend || page.buttons.choose || view.note !== undefined) { %>
  <div class="more">
    <% if (view.note !== undefined) { %><p class="note"><%= view.note %></p><% } %>
    <div class="row">
      <% if (page.buttons.resend) { %><%- include('parts/resend', { button: page.buttons.resend }) %><% } %>
      <% if (page.buttons.choose) { %><%- include('parts/button', { button: page.buttons.choose, look: 'link' }) %><% } %>
    </div>
  </div>
  <% } %>
  <%- include('parts/branches') %>
</form>
<%- include('parts/restart') %>
<%- include('parts/bottom') %>
`,
    'parts/actions.ejs': `<%# Continue, and cancel where the page has it; in an approval side by side where there is room. -%>
<div class="actions<% if (view.purpose === 'approval') { %> pair<% } %>">
  <% if (page.buttons.continue) { %><%- include('button', { button: page.buttons.continue, look: 'primary' }) %><% } %>
  <% if (page.buttons.cancel) { %><%- include('button', { button: page.buttons.cancel, look: 'quiet' }) %><% } %>
</div>
`,
    'parts/badge.ejs': `<%# The round picture above the heading. Given: name, tint, isWaiting. -%>
<div class="badge <%= tint %><% if (locals.isWaiting) { %> waiting<% } %>"><%- include('icon', { name, size: 'medium' }) %></div>
`,
    'parts/bottom.ejs': `<%# The frame under the words of a page: the app's own links, and the languages to choose from. -%>
<%
  const below = view.links.filter(({ name }) => ['not-asked', 'help', 'privacy'].includes(name))
  const choices = locals.languages
-%>
</main>
<% if (below.length > 0 || choices) { %>
<footer class="footer">
  <% for (const { href, label } of below) { %><a href="<%= href %>"><%= label %></a>
  <% } %>
  <% if (choices) { %>
  <details class="languages">
    <summary>
      <%- include('icon', { name: 'globe' }) %><%= page.text('language_current', { language: choices.find(({ current }) => current)?.name ?? '' }) %>
    </summary>
    <ul>
      <% for (const { href, lang, dir, name, current } of choices) { %>
      <li><a href="<%= href %>" lang="<%= lang %>" hreflang="<%= lang %>" dir="<%= dir %>"<% if (current) { %> aria-current="true"<% } %>><%= name %></a></li>
      <% } %>
    </ul>
  </details>
  <% } %>
</footer>
<% } %>
</body>
</html>
`,
    'parts/branches.ejs': `<%# The way to an account, for whoever has none. -%>
<% if (page.buttons.register) { %><div class="more"><%- include('button', { button: page.buttons.register, look: 'link' }) %></div><% } %>
`,
    'parts/brand.ejs': `<%# The brand above the panel: its picture, and its name as text. In srcset a comma ends an address. -%>
<%
  const { logoUrl, logoDarkUrl, logoAlt = '' } = brand
  const isNameInPicture = logoUrl && logoAlt.includes(brand.name)
-%>
<header class="brand">
  <% if (logoUrl) { %>
  <% if (logoDarkUrl) { %><picture><source srcset="<%= logoDarkUrl.replaceAll(',', '%2C') %>" media="(prefers-color-scheme: dark)"><% } %>
  <img class="logo" src="<%= logoUrl %>" alt="<%= logoAlt %>">
  <% if (logoDarkUrl) { %></picture><% } %>
  <% } %>
  <% if (!isNameInPicture) { %><span translate="no"><%= brand.name %></span><% } %>
</header>
`,
    'parts/button.ejs': `<%# A submit button. Given: button, look ('primary', 'quiet' or 'link'). -%>
<button class="<%= look === 'link' ? 'link' : \`button \${look}\` %>" type="submit" name="<%= button.name %>" value="<%= button.value %>">
  <%= button.label %>
</button>
`,
    'parts/check-now.ejs': `<%# Looks for the result again, where the page is about one that is not there yet. -%>
<% if (page.buttons.check) { %>
<%- include('form', {}) %>
  <div class="actions"><%- include('button', { button: page.buttons.check, look: 'primary' }) %></div>
</form>
<% } else if (page.links.continue) { %>
<div class="actions"><%- include('link', { link: page.links.continue, look: 'primary' }) %></div>
<% } %>
`,
    'parts/comparison.ejs': `<%# What was approved beside what arrived, line by line; a changed line says so in a word. -%>
<%
  const lines = []
  const isOnBothSides = ({ approved, arrived }) => approved !== undefined && arrived !== undefined
  for (const detail of view.comparison) {
    const before = lines.at(-1)
    const isCurrency = detail.name === 'currency' && before?.length === 1 && before[0].name === 'sum'
    if (isCurrency && isOnBothSides(detail) && isOnBothSides(before[0])) before.push(detail)
    else lines.push([detail])
  }
-%>
<table class="comparison" role="table">
  <caption class="visually-hidden"><%= page.text('mismatch_caption') %></caption>
  <thead role="rowgroup">
    <tr role="row">
      <th scope="col" role="columnheader"><%= page.text('mismatch_detail') %></th>
      <th scope="col" role="columnheader"><%= page.text('mismatch_approved') %></th>
      <th scope="col" role="columnheader"><%= page.text('mismatch_arrived') %></th>
    </tr>
  </thead>
  <tbody role="rowgroup">
    <% for (const line of lines) { const isChanged = line.some(({ changed }) => changed) %>
    <tr role="row"<% if (isChanged) { %> class="changed"<% } %>>
      <th scope="row" role="rowheader"><%= line[0].label %><% if (isChanged) { %> <span class="tag danger"><%= page.text('mismatch_changed') %></span><% } %></th>
      <% for (const side of ['approved', 'arrived']) { const values = line.flatMap((detail) => detail[side] ?? []) %>
      <td role="cell" class="<%= side %>">
        <span class="column" aria-hidden="true"><%= page.text(\`mismatch_\${side}\`) %></span> <% if (values.length === 0) { %><span class="none"><%= page.text('mismatch_absent') %></span><% } else { %><%- include('datum', { values }) %><% } %>
      </td>
      <% } %>
    </tr>
    <% } %>
  </tbody>
</table>
`,
    'parts/datum.ejs': `<%# The values of one line as they are, in one direction; one that is empty is said to be. Given: values. -%>
<% if (values.length > 1 && !values.includes('')) { %><bdi class="datum" translate="no"><% values.forEach((value, at) => { %><%= at > 0 ? ' ' : '' %><span><%= value %></span><% }) %></bdi><% } else { for (const value of values) { if (value === '') { %><span class="none"><%= page.text('detail_empty') %></span><% } else { %><bdi class="datum" translate="no"><%= value %></bdi><% } %> <% } } %>
`,
    'parts/details.ejs': `<%# What is being approved, as a table: every line, in the app's order; a sum and its currency are one line. -%>
<%
  const lines = []
  for (const detail of view.approval?.details ?? []) {
    const before = lines.at(-1)
    const isCurrency = detail.name === 'currency' && before?.length === 1 && before[0].name === 'sum'
    if (isCurrency) before.push(detail)
    else lines.push([detail])
  }
-%>
<% if (lines.length > 0) { %>
<table class="details" role="table">
  <caption class="visually-hidden"><%= page.text('details_caption') %></caption>
  <tbody role="rowgroup">
    <% lines.forEach((line, at) => { %>
    <tr role="row"<% if (at === 0 && ['sum', 'amount'].includes(line[0].name)) { %> class="large"<% } %>>
      <th scope="row" role="rowheader"><%= line[0].label %></th>
      <td role="cell"><%- include('datum', { values: line.map(({ value }) => value) }) %></td>
    </tr>
    <% }) %>
  </tbody>
</table>
<% } %>
`,
    'parts/ended.ejs': `<%# What a script shows in place of the form once the time is over, and what it says shortly before. Given: frame. -%>
<% if (frame.ended) { %>
<p class="visually-hidden" role="status" data-warning="<%= frame.ended.warning %>"></p>
<div data-ended tabindex="-1" hidden>
  <p class="lead"><%= frame.ended.text %></p>
  <% if (frame.ended.link) { %><div class="actions"><%- include('link', { link: frame.ended.link, look: 'primary' }) %></div><% } %>
</div>
<% } %>
`,
    'parts/ends.ejs': `<%# When an approval ends: the sentence, with what a script needs to keep it true. Given: frame. -%>
<% if (frame.endsAt !== undefined && frame.endsAtTemplates) { %><span data-ends="<%= frame.endsAt %>" data-seconds="<%= frame.secondsLeft ?? 0 %>"<% for (const [form, template] of Object.entries(frame.endsAtTemplates)) { %> data-<%= form %>="<%= template %>"<% } %>><%= frame.endsAtText %></span><% } -%>
`,
    'parts/fields.ejs': `<%# All fields of the page: label, hint, error, input, in reading order and tied together. -%>
<%
  const password = 'type="password" autocapitalize="off" spellcheck="false" enterkeyhint="done"'
  const mailedCode = 'type="text" dir="ltr" autocapitalize="characters" spellcheck="false" enterkeyhint="done"'
  const name = 'autocapitalize="none" spellcheck="false" enterkeyhint="next"'
  const kinds = {
    username: \`type="text" \${name}\`,
    email: \`type="email" \${name}\`,
    password,
    current_password: password,
    new_password: password,
    recovery_code: mailedCode,
    verification_code: mailedCode,
    otp: 'type="text" dir="ltr" inputmode="numeric" autocapitalize="off" spellcheck="false" enterkeyhint="done"',
  }
  const kindsByPurpose = { email: 'type="email" autocapitalize="none" spellcheck="false"', tel: 'type="tel"' }
  const shownAs = { current_password: 'show_what_current', new_password: 'show_what_new' }
-%>
<% for (const field of view.fields) {
  const id = field.name.replace(/[^\\w-]/g, '-')
  const error = page.errors[field.name]
  const describedBy = [
    error && \`\${id}-error\`,
    view.lead !== undefined && 'lead',
    field.hint !== undefined && \`\${id}-hint\`,
    field.rules && \`\${id}-rules\`,
  ].filter(Boolean).join(' ')
%>
<div class="field">
  <label for="<%= id %>"><%= field.label %></label>
  <% if (field.hint !== undefined) { %><p class="hint" id="<%= id %>-hint"><%= field.hint %></p><% } %>
  <% if (error) { %><p class="error" id="<%= id %>-error"><%- include('icon', { name: 'alert' }) %><span><span class="visually-hidden"><%= page.text('error_prefix') %></span><%= error.text %></span></p><% } %>
  <% if (field.reveal) { %><div class="reveal"><% } %>
  <input class="input<% if (field.name === 'otp') { %> code<% } %>" id="<%= id %>" name="<%= field.name %>"
    <%- kinds[field.name] ?? kindsByPurpose[field.autocomplete] ?? 'type="text"' %>
    autocomplete="<%= field.autocomplete %>"
    <% if (!field.optional) { %>required<% } %>
    <% if (field.value !== undefined) { %>value="<%= field.value %>"<% } %>
    <% if (describedBy) { %>aria-describedby="<%= describedBy %>"<% } %>
    <% if (error) { %>aria-invalid="true"<% } %>
    <% if (field.autofocus) { %>autofocus<% } %>>
  <% if (field.reveal) { %>
  <button class="button quiet" type="button" hidden aria-pressed="false" aria-controls="<%= id %>"
    data-show="<%= page.text('show') %>" data-hide="<%= page.text('hide') %>">
    <span><%= page.text('show') %></span><span class="visually-hidden"><%= page.text(shownAs[field.name] ?? 'show_what') %></span>
  </button>
  </div>
  <% } %>
  <% if (field.rules?.length) { %><%- include('rules', { field }) %><% } %>
</div>
<% } %>
`,
    'parts/form.ejs': `<%# The beginning of a form that posts to the one URL of the page. Given: className, autoSubmit, publicKey. -%>
<form class="<%= locals.className ?? 'form' %>" method="post" action="<%= view.action %>" autocomplete="off" novalidate
  <% if (locals.autoSubmit !== undefined) { %>data-auto-submit="<%= autoSubmit %>"<% } %>
  <% if (locals.publicKey) { %>data-public-key="<%= publicKey %>"<% } %>>
  <input type="hidden" name="csrf" value="<%= view.csrf %>">
`,
    'parts/help-line.ejs': `<%# Whom to ask, where the brand has no help to link to. -%>
<% if (view.helpLine !== undefined) { %><div class="more"><p class="note"><%= view.helpLine %></p></div><% } %>
`,
    'parts/icon.ejs': `<%# A picture that screen readers skip. Given: name, size ('small' or 'medium'). -%>
<%
  const shapes = {
    alert: '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16.25v.01"/>',
    info: '<circle cx="12" cy="12" r="9"/><path d="M12 11.5v5M12 7.75v.01"/>',
    check: '<circle cx="12" cy="12" r="9"/><path d="m8.25 12.25 2.5 2.5 5-5.25"/>',
    clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7.25V12l3 1.75"/>',
    message: '<path d="M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V17h-2A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5ZM8 11v.01M12 11v.01M16 11v.01"/>',
    mail: '<rect x="3" y="5" width="18" height="14" rx="1.75"/><path d="m3.5 6.5 8.5 6 8.5-6"/>',
    call: '<path d="M7.2 3.75H4.9A1.4 1.4 0 0 0 3.5 5.2 15.6 15.6 0 0 0 18.8 20.5a1.4 1.4 0 0 0 1.45-1.4v-2.3a1.4 1.4 0 0 0-1.1-1.37l-2.75-.6a1.4 1.4 0 0 0-1.43.56l-.9 1.23a12.6 12.6 0 0 1-6.7-6.7l1.24-.9a1.4 1.4 0 0 0 .55-1.42l-.6-2.76A1.4 1.4 0 0 0 7.2 3.75Z"/>',
    phone: '<rect x="7" y="2.75" width="10" height="18.5" rx="1.75"/><path d="M11 18.25h2"/>',
    key: '<circle cx="8" cy="15.5" r="4.25"/><path d="m11 12.5 8.5-8.5M16 7.5l2.75 2.75M13.25 10.25l1.75 1.75"/>',
    passkey: '<circle cx="9.5" cy="7.5" r="4"/><path d="M3 20v-1a6 6 0 0 1 6-6h3"/><circle cx="17.5" cy="13" r="2.75"/><path d="M17.5 15.75V21l1.75-1.5M17.5 18h1.5"/>',
    app: '<circle cx="12" cy="13" r="8"/><path d="M12 9v4l2.5 1.5M9.5 2.75h5"/>',
    pencil: '<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10"/>',
    stop: '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9.25 9.25l5.5 5.5M14.75 9.25l-5.5 5.5"/>',
    globe: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.5 2.6 3.75 5.6 3.75 9S14.5 18.4 12 21c-2.5-2.6-3.75-5.6-3.75-9S9.5 5.6 12 3Z"/>',
    chevron: '<path d="m9 5.5 6.5 6.5L9 18.5"/>',
  }
-%>
<svg class="icon <%= locals.size ?? 'small' %>" viewBox="0 0 24 24" aria-hidden="true"><%- shapes[name] %></svg>
`,
    'parts/instead.ejs': `<%# Under the line of a page of a registration: a note, perhaps a new code, and the way back to the sign-on. -%>
<div class="more">
  <% if (view.note !== undefined) { %><p class="note"><%= view.note %></p><% } %>
  <div class="row">
    <% if (page.buttons.resend) { %><%- include('resend', { button: page.buttons.resend }) %><% } %>
    <% if (page.buttons.restart) { %><%- include('button', { button: page.buttons.restart, look: 'link' }) %><% } %>
  </div>
</div>
`,
    'parts/lead.ejs': `<%# The sentence under the heading. -%>
<% if (view.lead !== undefined) { %><p class="lead" id="lead"><%- include('sentence', { words: view.lead, pieces: view.leadParts }) %></p><% } %>
`,
    'parts/link.ejs': `<%# A link to a place. Given: link, look ('primary', 'quiet' or 'link'). -%>
<a class="<%= look === 'link' ? 'link' : \`button \${look}\` %>" href="<%= link.href %>"><%= link.label %></a>
`,
    'parts/more-code.ejs': `<%# Under the line of a page that asks for the code of an email: a note, and the button for a new code. -%>
<% if (page.buttons.resend) { %>
<div class="more">
  <% if (view.note !== undefined) { %><p class="note"><%= view.note %></p><% } %>
  <div class="row"><%- include('resend', { button: page.buttons.resend }) %></div>
</div>
<% } %>
`,
    'parts/name-for-managers.ejs': `<%# The name once more, for password managers only. Without a name of its own it is not posted. -%>
<% if (view.username !== undefined) { %>
<input class="visually-hidden" type="text" autocomplete="username" value="<%= view.username %>" readonly tabindex="-1" aria-hidden="true">
<% } %>
`,
    'parts/notices.ejs': `<%# Notices that report, between heading and form. -%>
<% const icons = { warn: 'alert', info: 'info', ok: 'check' } -%>
<% for (const { kind, text, field } of view.messages) { if (kind !== 'error' && field === undefined) { %>
<div class="notice <%= kind %>" role="status">
  <%- include('icon', { name: icons[kind] }) %>
  <p><%= text %></p>
</div>
<% } } %>
`,
    'parts/person.ejs': `<%# Who is signing on, with the way out for whom it is not; none in an approval. -%>
<% const restart = page.buttons.restart -%>
<% if (view.username !== undefined && view.purpose !== 'approval') { %>
<% if (restart) { %>
<%- include('form', { className: 'person' }) %>
  <bdi class="person-name" translate="no"><%= view.username %></bdi><%- include('button', { button: restart, look: 'link' }) %>
</form>
<% } else { %>
<p class="person"><bdi class="person-name" translate="no"><%= view.username %></bdi></p>
<% } %>
<% } %>
`,
    'parts/prose.ejs': `<%# Words of an agreement: plain, strong, or a link. Given: pieces. -%>
<% for (const { kind, text, href } of pieces) { if (kind === 'strong') { %><strong><%= text %></strong><% } else if (kind === 'link') { %><a href="<%= href %>" target="_blank" rel="noopener noreferrer"><%= text %><span class="visually-hidden"><%= page.text('consent_new_tab') %></span></a><% } else { %><%= text %><% } } -%>
`,
    'parts/reference.ejs': `<%# The reference that support finds an attempt by. Given: key, the name of the words before it. -%>
<% if (view.reference !== undefined) { %><p class="reference"><%= page.text(locals.key ?? 'reference') %> <code translate="no"><%= view.reference %></code></p><% } %>
`,
    'parts/resend.ejs': `<%# The button for a new code: at once, after a count-down of the stylesheet, or the wait in words. Given: button. -%>
<%
  const wait = button.waitSeconds ?? 0
  const seconds = Math.ceil(wait / 5) * 5
-%>
<% if (wait <= 0) { %>
<%- include('button', { button, look: 'link' }) %>
<% } else if (wait > 60) { %>
<div class="wait">
  <p class="note"><%= page.text('resend_wait_minutes', { m: Math.ceil(wait / 60) }) %></p>
</div>
<% } else { %>
<div class="wait wait-<%= seconds %>">
  <p class="note wait-text">
    <span aria-hidden="true"><% for (const { text } of page.parts('resend_wait', { s: seconds })) { if (text === String(seconds)) { %><span class="wait-number"></span><% } else { %><%= text %><% } } %></span><span class="visually-hidden"><%= page.text('resend_wait', { s: seconds }) %></span>
  </p>
  <%- include('button', { button, look: 'link' }) %>
</div>
<% } %>
`,
    'parts/restart.ejs': `<%# The button that starts again, on a page that shows no name to put it beside. -%>
<% const hasPerson = view.username !== undefined && view.purpose !== 'approval' -%>
<% if (page.buttons.restart && !hasPerson) { %>
<%- include('form', { className: 'more' }) %>
  <div class="row"><%- include('button', { button: page.buttons.restart, look: 'link' }) %></div>
</form>
<% } %>
`,
    'parts/rules.ejs': `<%# The rules under the field for a new password; a script turns the marks while somebody types. Given: field. -%>
<% const words = { met: page.text('rule_met'), unmet: page.text('rule_open'), open: '' } -%>
<ul class="rules" id="<%= field.name %>-rules" role="list" data-rules="<%= field.name %>"
  data-met="<%= words.met %>" data-open="<%= words.unmet %>">
  <% for (const { text, state, check } of field.rules) { %>
  <li class="<%= state %>"
    <% if (check) { %>data-check="<%= check.kind %>" data-count="<%= check.count %>"<% } %>
    <% if (check?.characters !== undefined) { %>data-characters="<%= check.characters %>"<% } %>>
    <svg class="icon small" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9"></circle>
      <path class="when-met" d="m8.25 12.25 2.5 2.5 5-5.25"></path>
      <path class="when-unmet" d="M12 7.5v5M12 16.25v.01"></path>
    </svg>
    <span><%= text %><span class="visually-hidden"><%= words[state] %></span></span>
  </li>
  <% } %>
</ul>
<p class="visually-hidden" role="status" data-rules-met="<%= page.text('rule_count', { n: '{n}', m: '{m}' }) %>"></p>
`,
    'parts/sentence.ejs': `<%# A sentence with its values set apart. Given: words, pieces. -%>
<% if (!locals.pieces) { %><%= words %><% } else { for (const { kind, text } of pieces) { if (kind === 'value') { %><bdi class="value" translate="no"><%= text %></bdi><% } else { %><%= text %><% } } } -%>
`,
    'parts/slip-bottom.ejs': `<%# The end of what stands under the perforation. -%>
<% if (view.approval?.details.length > 0) { %></div><% } %>
`,
    'parts/slip-top.ejs': `<%# What is being approved above the perforation; nothing on a page that approves nothing. -%>
<%- include('details') %>
<% if (view.approval?.details.length > 0) { %><div class="stub"><% } %>
`,
    'parts/summary.ejs': `<%# The summary of what went wrong where no field is to blame, or more than one; it takes the focus. -%>
<%
  const all = view.messages.filter(({ kind }) => kind === 'error')
  const general = all.filter(({ field }) => field === undefined)
  const listed = general.length > 0 ? general : all
-%>
<% if (general.length > 0 || all.length > 1) { %>
<div class="notice error" role="alert" tabindex="-1" autofocus>
  <%- include('icon', { name: 'alert' }) %>
  <div>
    <h2><%= page.text('problem_heading') %></h2>
    <% for (const { text, field } of listed) { %>
    <p><% if (field === undefined) { %><%= text %><% } else { %><a href="#<%= field.replace(/[^\\w-]/g, '-') %>"><%= text %></a><% } %></p>
    <% } %>
  </div>
</div>
<% } %>
`,
    'parts/top.ejs': `<%# The frame above the words of a page. Given: scripts, hasSteps, isWide, hasOwnLead, badge [icon, tint, isWaiting], hasPill. -%>
<%
  const scripts = locals.scripts ?? []
  const isWide = locals.isWide ?? view.purpose === 'approval'
  const hasSteps = locals.hasSteps || locals.languages
-%>
<!doctype html>
<html lang="<%= page.lang %>" dir="<%= page.dir %>">
<head>
  <meta charset="utf-8">
  <title><%= view.title %></title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
  <meta name="color-scheme" content="light dark">
  <link rel="stylesheet" href="<%= assets.stylesheet %>">
  <% if (hasSteps) { %><link rel="stylesheet" href="<%= assets.stepsStylesheet %>"><% } %>
  <link rel="stylesheet" href="<%= assets.brandStylesheet %>">
  <link rel="icon" href="<%= brand.iconUrl ?? assets.icon %>">
  <% for (const script of scripts) { %><script src="<%= script %>" defer></script><% } %>
</head>
<body<% if (isWide) { %> class="wide"<% } %>>
<%- include('brand') %>
<main class="panel">
  <%- include('person') %>
  <% if (locals.hasPill) { %><p class="pill"><%- include('icon', { name: 'pencil' }) %><%= page.text('approve_pill') %></p><% } %>
  <% if (locals.badge) { %><%- include('badge', { name: badge[0], tint: badge[1], isWaiting: badge[2] }) %><% } %>
  <h1><%= view.heading %></h1>
  <% if (!locals.hasOwnLead) { %><%- include('lead') %><% } %>
  <%- include('notices') %>
`,
    'parts/way-on.ejs': `<%# The link or button that leads on, where an attempt ends. Given: look. -%>
<% const link = page.links.continue ?? page.links.restart ?? page.links.return -%>
<% if (link) { %>
<div class="actions"><%- include('link', { link, look: locals.look ?? 'primary' }) %></div>
<% } else if (page.buttons.restart) { %>
<%- include('form', {}) %>
  <div class="actions"><%- include('button', { button: page.buttons.restart, look: locals.look ?? 'primary' }) %></div>
</form>
<% } %>
`,
    'passkey.ejs': `<%# Asks for a passkey: one press starts it, and without script the page says what else there is. -%>
<%
  const isApproval = view.purpose === 'approval'
  const scripts = view.publicKey ? [assets.passkeyScript] : []
  const { continue: use, cancel, choose } = page.buttons
  const hasEnd = view.endsAt !== undefined && view.endsAtTemplates !== undefined
-%>
<%- include('parts/top', {
  hasPill: isApproval,
  hasOwnLead: isApproval,
  badge: isApproval ? undefined : ['passkey', 'accent'],
  scripts: isApproval ? [...scripts, assets.pageScript] : scripts,
}) %>
<%- include('parts/slip-top') %>
<% if (isApproval) { %><div data-until-ended><%- include('parts/lead') %><% } %>
<%- include('parts/form', { publicKey: view.publicKey && JSON.stringify(view.publicKey) }) %>
  <% if (view.publicKey) { %><input type="hidden" name="assertion" value=""><% } %>
  <div data-told><%- include('parts/summary') %></div>
  <% if (view.publicKey) { %>
  <div class="notice error" role="alert" tabindex="-1" data-not-used hidden>
    <%- include('parts/icon', { name: 'alert' }) %>
    <div>
      <h2><%= view.texts.notUsedHeading %></h2>
      <p><%= view.texts.notUsed %></p>
    </div>
  </div>
  <% } %>
  <div data-without-script>
    <div class="notice warn">
      <%- include('parts/icon', { name: 'alert' }) %>
      <p data-unsupported="<%= view.texts.unsupported %>"><%= view.texts.noScript %></p>
    </div>
    <% if (choose) { %><div class="actions"><%- include('parts/button', { button: choose, look: 'quiet' }) %></div><% } %>
  </div>
  <% if (use || cancel) { %>
  <div class="actions<% if (isApproval) { %> pair<% } %>">
    <% if (use) { %><button class="button primary" type="submit" name="action" value="continue" data-again="<%= view.texts.again %>" hidden><%= use.label %></button><% } %>
    <% if (cancel) { %><%- include('parts/button', { button: cancel, look: 'quiet' }) %><% } %>
  </div>
  <% } %>
  <% if (hasEnd || (choose && view.publicKey)) { %>
  <div class="more"<% if (!hasEnd) { %> data-with-script hidden<% } %>>
    <% if (hasEnd) { %><p class="note"><%- include('parts/ends', { frame: view }) %></p><% } %>
    <% if (choose && view.publicKey) { %><div class="row" data-with-script hidden><%- include('parts/button', { button: choose, look: 'link' }) %></div><% } %>
  </div>
  <% } %>
</form>
<% if (isApproval) { %></div>
<%- include('parts/ended', { frame: view }) %><% } %>
<%- include('parts/slip-bottom') %>
<%- include('parts/restart') %>
<%- include('parts/bottom') %>
`,
    'password.ejs': `<%# The password. -%>
<%- include('parts/top', { scripts: [assets.passwordScript] }) %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/name-for-managers') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
  <% const [forgot, help, register] = [page.buttons.forgot, page.links['forgot-password'], page.buttons.register] %>
  <% if (forgot || help || register) { %><div class="more"><% if (register) { %><div class="row"><% } %>
    <% if (forgot) { %><%- include('parts/button', { button: forgot, look: 'link' }) %><% } else if (help) { %><%- include('parts/link', { link: help, look: 'link' }) %><% } %>
    <% if (register) { %><%- include('parts/button', { button: register, look: 'link' }) %></div><% } %>
  </div><% } %>
  <%- include('parts/help-line') %>
</form>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'profile.ejs': `<%# Data of the user. -%>
<%- include('parts/top', { hasSteps: true }) %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
</form>
<%- include('parts/restart') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'push-ended.ejs': `<%# After a question on the phone that was not answered with yes. -%>
<%
  const isDenied = view.reason === 'denied'
  const again = page.buttons.resend
  const restart = view.buttons.find(({ value, primary }) => value === 'restart' && primary)
-%>
<%- include('parts/top', { hasSteps: true, badge: isDenied ? ['stop', 'danger'] : ['clock', 'warn'] }) %>
<%- include('parts/slip-top') %>
<% if (isDenied) { %>
<%- include('parts/way-on') %>
<% if (page.links.help && view.notYou !== undefined) { %>
<p class="reference">
  <%= view.notYou %> <a href="<%= page.links.help.href %>"><%= page.text('locked_tell_us') %></a>.
  <% if (view.reference !== undefined) { %><%= page.text('reference') %> <code translate="no"><%= view.reference %></code><% } %>
</p>
<% } else { %><%- include('parts/reference') %><% } %>
<% } else { %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <div class="actions">
    <% if (again?.waitSeconds > 0) { %><%- include('parts/resend', { button: again }) %><% } else if (again) { %><%- include('parts/button', { button: again, look: 'primary' }) %><% } %>
    <% if (restart) { %><%- include('parts/button', { button: restart, look: 'primary' }) %><% } %>
    <% if (page.buttons.cancel) { %><%- include('parts/button', { button: page.buttons.cancel, look: 'quiet' }) %><% } %>
  </div>
  <% if (page.buttons.choose || page.buttons['use-code'] || view.note !== undefined) { %>
  <div class="more">
    <% if (view.note !== undefined) { %><p class="note"><%= view.note %></p><% } %>
    <div class="row">
      <% if (page.buttons.choose) { %><%- include('parts/button', { button: page.buttons.choose, look: 'link' }) %><% } %>
      <% if (page.buttons['use-code']) { %><%- include('parts/button', { button: page.buttons['use-code'], look: 'link' }) %><% } %>
    </div>
  </div>
  <% } %>
</form>
<% } %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'push.ejs': `<%# Waits for an answer on the phone: by itself where scripts run, with a button where they do not. -%>
<%
  const isApproval = view.waiting !== undefined
  const frame = view.approvalEnds
-%>
<%- include('parts/top', {
  hasSteps: true,
  hasOwnLead: true,
  hasPill: isApproval,
  scripts: frame ? [assets.pageScript, assets.waitScript] : [assets.waitScript],
  badge: isApproval ? undefined : ['phone', 'accent', true],
}) %>
<%- include('parts/slip-top') %>
<% if (frame) { %><div data-until-ended><% } %>
<% if (isApproval) { %>
<div class="waiting-line">
  <%- include('parts/badge', { name: 'phone', tint: 'accent', isWaiting: true }) %>
  <h2><%- include('parts/sentence', { words: view.waiting, pieces: view.waitingParts }) %></h2>
</div>
<% } %>
<p class="lead" id="lead">
  <%- include('parts/sentence', { words: view.lead, pieces: view.leadParts }) %> <span data-without-script><%= view.thenCheck %></span>
  <span data-with-script hidden><%= view.movesOn %></span>
</p>
<% if (view.number !== undefined) { %>
<div class="match">
  <p class="match-label"><%= view.numberLabel %></p>
  <p class="match-number" dir="ltr" translate="no"><%= view.number %></p>
</div>
<% } %>
<% if (view.note !== undefined) { %><p class="note match-note"><%= view.note %></p><% } %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <div class="actions">
    <% if (page.buttons.check) { %><%- include('parts/button', { button: page.buttons.check, look: 'quiet' }) %><% } %>
    <% if (page.buttons.cancel) { %><%- include('parts/button', { button: page.buttons.cancel, look: 'quiet' }) %><% } %>
  </div>
  <% if (page.buttons.choose || page.buttons['use-code'] || frame) { %>
  <div class="more">
    <% if (frame) { %><p class="note"><%- include('parts/ends', { frame }) %> <%= frame.advice %></p><% } %>
    <div class="row">
      <% if (page.buttons.choose) { %><%- include('parts/button', { button: page.buttons.choose, look: 'link' }) %><% } %>
      <% if (page.buttons['use-code']) { %><%- include('parts/button', { button: page.buttons['use-code'], look: 'link' }) %><% } %>
    </div>
  </div>
  <% } %>
</form>
<%- include('parts/restart') %>
<% if (frame) { %></div>
<%- include('parts/ended', { frame }) %><% } %>
<%- include('parts/slip-bottom') %>
<div data-state-url="<%= view.stateUrl %>" data-poll-ms="<%= view.pollMs %>" data-seconds="<%= view.secondsLeft %>" data-next="<%= view.action %>" hidden></div>
<p class="visually-hidden" role="status" data-answered="<%= view.answered %>" data-soon="<%= view.soon %>"></p>
<%- include('parts/bottom') %>
`,
    'recover-password.ejs': `<%# A forgotten password: the code, the new password, and under the line a new code. -%>
<%- include('parts/top', { scripts: [assets.passwordScript] }) %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/name-for-managers') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
  <%- include('parts/more-code') %>
</form>
<%- include('parts/restart') %>
<%- include('parts/bottom') %>
`,
    'register.ejs': `<%# An account: address, name and password, and under the line the way back to the sign-on. -%>
<%- include('parts/top', { hasSteps: true, scripts: [assets.passwordScript] }) %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
  <%- include('parts/instead') %>
</form>
<%- include('parts/bottom') %>
`,
    'resume.ejs': `<%# After an approval: the held request goes on by itself, or by a press. Nothing of ours is added to the app's form. -%>
<%
  // A line end as it stands would be read as another one.
  const exactly = (text) => escapeFn(text).replace(/[\\r\\n\\t]/g, (end) => \`&#\${end.charCodeAt(0)};\`)
-%>
<%- include('parts/top', { badge: ['check', 'ok'], scripts: view.heldFields ? [assets.resumeScript] : [] }) %>
<%- include('parts/slip-top') %>
<% if (view.heldFields) { %>
<form class="form" method="post" action="<%= view.action %>" autocomplete="off" data-resume="<%= view.leadWithScript %>">
  <% for (const { name, value } of view.heldFields) { %>
  <input <%- /^_charset_$/i.test(name) ? 'type="text" hidden' : 'type="hidden"' %> name="<%- exactly(name) %>" value="<%- exactly(value) %>">
  <% } %>
  <div class="actions"><button class="button primary" type="submit"><%= view.finishLabel %></button></div>
</form>
<% } else { %><%- include('parts/way-on') %><% } %>
<%- include('parts/reference') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'select-device.ejs': `<%# How to confirm: one press on a device selects it. -%>
<%
  const icons = {
    SMS: 'message', WHATSAPP: 'message', EMAIL: 'mail', VOICE: 'call', MOBILE: 'phone',
    FIDO2: 'key', PLATFORM: 'key', SECURITY_KEY: 'key', TOTP: 'app', OATH_TOKEN: 'app',
  }
-%>
<%- include('parts/top') %>
<%- include('parts/slip-top') %>
<%- include('parts/form') %>
  <input type="hidden" name="action" value="continue">
  <%- include('parts/summary') %>
  <ul class="devices" role="list">
    <% for (const { handle, type, label, nickname, detail, detailParts } of view.devices) { %>
    <li>
      <button class="device" type="submit" name="device" value="<%= handle %>">
        <span class="tile"><%- include('parts/icon', { name: icons[type] ?? 'phone' }) %></span>
        <span class="device-text"><span class="device-name"><%= label %></span>
          <% if (nickname !== undefined) { %><span class="device-detail"><bdi class="value" translate="no"><%= nickname %></bdi></span><% } %>
          <% if (detail !== undefined) { %><span class="device-detail"><%- include('parts/sentence', { words: detail, pieces: detailParts }) %></span><% } %></span>
        <span class="chevron"><%- include('parts/icon', { name: 'chevron' }) %></span>
      </button>
    </li>
    <% } %>
  </ul>
</form>
<% if (page.buttons.cancel) { %>
<%- include('parts/form') %>
  <div class="actions"><%- include('parts/button', { button: page.buttons.cancel, look: 'quiet' }) %></div>
</form>
<% } %>
<% if (page.links['lost-device']) { %><div class="more"><%- include('parts/link', { link: page.links['lost-device'], look: 'link' }) %></div><% } %>
<%- include('parts/help-line') %>
<%- include('parts/restart') %>
<%- include('parts/slip-bottom') %>
<%- include('parts/bottom') %>
`,
    'signed-off.ejs': `<%# After signing off. -%>
<%- include('parts/top') %>
<%- include('parts/way-on') %>
<%- include('parts/reference') %>
<%- include('parts/bottom') %>
`,
    'username.ejs': `<%# Who signs on? -%>
<%- include('parts/top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
</form>
<%- include('parts/bottom') %>
`,
    'verify-email.ejs': `<%# The code of an email. -%>
<%- include('parts/top') %>
<%- include('parts/form') %>
  <%- include('parts/summary') %>
  <%- include('parts/fields') %>
  <%- include('parts/actions') %>
  <% if (view.username !== undefined && view.purpose !== 'approval') { %><%- include('parts/more-code') %><% } else { %><%- include('parts/instead') %><% } %>
</form>
<%- include('parts/bottom') %>
`,
  },
  nunjucks: {
    'approve.njk': `{# An approval: what is being approved first, then the code that approves it. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.pageScript] %}{% set hasPill = true %}{% set hasOwnLead = true %}
{% block body %}
{% call parts.slip() %}
<div data-until-ended>
  {{ parts.lead() }}
  {% call parts.form() %}
    {{ parts.summary() }}
    {{ parts.fields() }}
    {{ parts.actions() }}
    <div class="more">
      <p class="note">{{ parts.ends(view) }} {{ view.advice }} {{ view.note }}</p>
      <div class="row">
        {{ parts.resend(page.buttons.resend) }}
        {{ parts.button(page.buttons.choose, 'link') }}
      </div>
    </div>
  {% endcall %}
</div>
{{ parts.ended(view) }}
{% endcall %}
{% endblock %}
`,
    'confirm-account.njk': `{# What an external provider says of a new user. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set hasSteps = true %}
{% block body %}
{% call parts.slip() %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
{% endcall %}
{{ parts.restart() }}
{% endcall %}
{% endblock %}
`,
    'confirm-sign-off.njk': `{# Asks before it signs off. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  <div class="actions pair">
    {{ parts.button(page.buttons.continue, 'primary') }}
    {{ parts.link(page.links.return, 'quiet') }}
  </div>
{% endcall %}
{% endblock %}
`,
    'confirm.njk': `{# Before a step-up that another site's link led to. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  <div class="actions">
    {{ parts.button(page.buttons.continue, 'primary') }}
    {{ parts.link(page.links.return, 'quiet') }}
  </div>
{% endcall %}
{% endblock %}
`,
    'consent.njk': `{# Terms to agree to: the text whole, then the two answers. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set isWide = true %}{% set hasSteps = true %}
{% block body %}
{% call parts.slip() %}
<div class="prose" dir="auto"{% if view.agreementLanguage is defined %} lang="{{ view.agreementLanguage }}"{% endif %}>
  {% for block in view.agreement %}
  {% if block.kind == 'heading' %}<h2>{{ parts.prose(block.parts) }}</h2>{% endif %}
  {% if block.kind == 'paragraph' %}<p>{{ parts.prose(block.parts) }}</p>{% endif %}
  {% if block.kind == 'list' %}
  <ul>
    {% for pieces in block.items %}<li>{{ parts.prose(pieces) }}</li>{% endfor %}
  </ul>
  {% endif %}
  {% endfor %}
</div>
{% call parts.form() %}
  {{ parts.summary() }}
  <div class="actions pair">
    {{ parts.button(page.buttons.agree, 'primary') }}
    {{ parts.button(page.buttons.refuse, 'quiet') }}
  </div>
{% endcall %}
{{ parts.restart() }}
{% endcall %}
{% endblock %}
`,
    'continue-elsewhere.njk': `{# A link leads to PingOne's own pages. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% if page.links.continue %}<div class="actions">{{ parts.link(page.links.continue, 'primary') }}</div>{% endif %}
{{ parts.restart() }}
{% endblock %}
`,
    'error.njk': `{# Why it does not go on. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set isOurs = view.reason in ['unavailable', 'unavailable_code_maybe_used', 'sign_on_failed', 'step_not_supported', 'mistake_of_the_app'] %}
{% set isWait = view.limit is defined and view.limit != 'too_many_approvals' %}
{% set isLater = isWait and not page.links.return %}
{% set scripts = [assets.pageScript] if isLater else [] %}
{% block above %}
{% if isWait %}{{ parts.badge('clock', 'warn') }}
{% elif isOurs or view.reason == 'approval_outcome_unknown' %}{{ parts.badge('alert', 'warn') }}
{% else %}{{ parts.badge('info', 'accent') }}{% endif %}
{% endblock %}
{% block body %}
{{ parts.details() }}
{% if isLater %}
{% if page.links.continue %}<div class="actions">{{ parts.link(page.links.continue, 'primary') }}</div>{% endif %}
{% if page.links.restart %}<p class="row"><a class="link" href="{{ page.links.restart.href }}" data-after="{{ (view.retryAfterSeconds or 0) | round(0, 'ceil') }}">{{ page.links.restart.label }}</a></p>{% endif %}
{% else %}
{{ parts.checkNow() }}
{{ parts.wayOn('quiet' if view.reason == 'still_working' else 'primary') }}
{% endif %}
{{ parts.reference('give_reference' if isOurs else 'reference') }}
{% endblock %}
`,
    'expired.njk': `{# An attempt that took too long. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block above %}{{ parts.badge('clock', 'accent') }}{% endblock %}
{% block body %}
{{ parts.details() }}
{{ parts.wayOn() }}
{{ parts.reference() }}
{% endblock %}
`,
    'layout.njk': `{# The frame of every page. A page sets scripts, hasSteps, isWide, hasOwnLead and hasPill, and fills the blocks. #}
{% import "./parts.njk" as parts with context %}
<!doctype html>
<html lang="{{ page.lang }}" dir="{{ page.dir }}">
<head>
  <meta charset="utf-8">
  <title>{{ view.title }}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
  <meta name="color-scheme" content="light dark">
  <link rel="stylesheet" href="{{ assets.stylesheet }}">
  {% if hasSteps or languages %}<link rel="stylesheet" href="{{ assets.stepsStylesheet }}">{% endif %}
  <link rel="stylesheet" href="{{ assets.brandStylesheet }}">
  <link rel="icon" href="{{ brand.iconUrl or assets.icon }}">
  {% for script in scripts %}<script src="{{ script }}" defer></script>{% endfor %}
</head>
<body{% if isWide or view.purpose == 'approval' %} class="wide"{% endif %}>
{{ parts.header() }}
<main class="panel">
  {{ parts.person() }}
  {% if hasPill %}<p class="pill">{{ parts.icon('pencil') }}{{ page.text('approve_pill') }}</p>{% endif %}
  {% block above %}{% endblock %}
  <h1>{{ view.heading }}</h1>
  {% if not hasOwnLead %}{{ parts.lead() }}{% endif %}
  {{ parts.notices() }}
  {% block body %}{% endblock %}
</main>
{{ parts.footer() }}
</body>
</html>
`,
    'link-account.njk': `{# The account of an external provider, and the one that is there. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.passwordScript] %}
{% block body %}
{% call parts.slip() %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
{% endcall %}
{% call parts.form(className='more') %}
  <div class="row">
    {{ parts.link(page.links['forgot-password'], 'link') }}
    {{ parts.button(page.buttons.restart, 'link') }}
  </div>
  {{ parts.helpLine() }}
{% endcall %}
{% endcall %}
{% endblock %}
`,
    'locked.njk': `{# Too many tries. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.pageScript] %}
{% block above %}{{ parts.badge('clock', 'warn') }}{% endblock %}
{% block body %}
{{ parts.details() }}
{% if view.retryAt is defined and view.retryAtText is defined %}
<dl class="facts">
  <div>
    <dt>{{ page.text('locked_try_at') }}</dt>
    <dd><time datetime="{{ view.retryAt }}" data-local>{{ view.retryAtText }}</time></dd>
  </div>
</dl>
{% endif %}
{{ parts.wayOn('quiet' if view.limit is undefined else 'primary') }}
{% if page.links.help and view.retryAt is defined %}{{ parts.tellUs(page.text('locked_was_it_you')) }}{% else %}{{ parts.reference() }}{% endif %}
{% endblock %}
`,
    'mismatch.njk': `{# The request that was stopped: what was approved beside what arrived. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block above %}{{ parts.badge('stop', 'danger') }}{% endblock %}
{% block body %}
{{ parts.comparison() }}
<div class="actions pair">
  {{ parts.link(page.links.restart, 'primary') }}
  {{ parts.link(page.links.return, 'quiet') }}
</div>
{% if page.links.help and view.reference is defined %}
<p class="reference">{% for piece in page.parts('mismatch_tell_us', { link: page.text('mismatch_tell_us_link') }) %}{% if piece.kind == 'value' %}<a href="{{ page.links.help.href }}">{{ piece.text }}</a>{% else %}{{ piece.text }}{% endif %}{% endfor %} <code translate="no">{{ view.reference }}</code></p>
{% else %}{{ parts.reference() }}{% endif %}
{% endblock %}
`,
    'new-password.njk': `{# A new password: the current one once more, the new one with its rules. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.passwordScript] %}
{% block body %}
{% call parts.slip() %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.nameForManagers() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
{% endcall %}
{{ parts.restart() }}
{% endcall %}
{% endblock %}
`,
    'otp.njk': `{# The code, and under the line a new code or another device. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.pageScript] if view.autoSubmit else [] %}
{% block body %}
{% call parts.form(autoSubmit=view.otpLength if view.autoSubmit) %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
  {% if page.buttons.resend or page.buttons.choose or view.note is defined %}
  <div class="more">
    {{ parts.note() }}
    <div class="row">
      {{ parts.resend(page.buttons.resend) }}
      {{ parts.button(page.buttons.choose, 'link') }}
    </div>
  </div>
  {% endif %}
  {{ parts.branches() }}
{% endcall %}
{{ parts.restart() }}
{% endblock %}
`,
    'parts.njk': `{# What pages share: each macro draws one part of the model of the page. #}

{# A picture that screen readers skip: 24 grid, one stroke, in the colour of the text. #}
{% macro icon(name, size='small') %}
<svg class="icon {{ size }}" viewBox="0 0 24 24" aria-hidden="true">
{% if name == 'alert' %}<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16.25v.01"/>
{% elif name == 'info' %}<circle cx="12" cy="12" r="9"/><path d="M12 11.5v5M12 7.75v.01"/>
{% elif name == 'check' %}<circle cx="12" cy="12" r="9"/><path d="m8.25 12.25 2.5 2.5 5-5.25"/>
{% elif name == 'clock' %}<circle cx="12" cy="12" r="9"/><path d="M12 7.25V12l3 1.75"/>
{% elif name == 'message' %}<path d="M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V17h-2A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5ZM8 11v.01M12 11v.01M16 11v.01"/>
{% elif name == 'mail' %}<rect x="3" y="5" width="18" height="14" rx="1.75"/><path d="m3.5 6.5 8.5 6 8.5-6"/>
{% elif name == 'call' %}<path d="M7.2 3.75H4.9A1.4 1.4 0 0 0 3.5 5.2 15.6 15.6 0 0 0 18.8 20.5a1.4 1.4 0 0 0 1.45-1.4v-2.3a1.4 1.4 0 0 0-1.1-1.37l-2.75-.6a1.4 1.4 0 0 0-1.43.56l-.9 1.23a12.6 12.6 0 0 1-6.7-6.7l1.24-.9a1.4 1.4 0 0 0 .55-1.42l-.6-2.76A1.4 1.4 0 0 0 7.2 3.75Z"/>
{% elif name == 'phone' %}<rect x="7" y="2.75" width="10" height="18.5" rx="1.75"/><path d="M11 18.25h2"/>
{% elif name == 'key' %}<circle cx="8" cy="15.5" r="4.25"/><path d="m11 12.5 8.5-8.5M16 7.5l2.75 2.75M13.25 10.25l1.75 1.75"/>
{% elif name == 'passkey' %}<circle cx="9.5" cy="7.5" r="4"/><path d="M3 20v-1a6 6 0 0 1 6-6h3"/><circle cx="17.5" cy="13" r="2.75"/><path d="M17.5 15.75V21l1.75-1.5M17.5 18h1.5"/>
{% elif name == 'app' %}<circle cx="12" cy="13" r="8"/><path d="M12 9v4l2.5 1.5M9.5 2.75h5"/>
{% elif name == 'pencil' %}<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10"/>
{% elif name == 'stop' %}<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9.25 9.25l5.5 5.5M14.75 9.25l-5.5 5.5"/>
{% elif name == 'globe' %}<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.5 2.6 3.75 5.6 3.75 9S14.5 18.4 12 21c-2.5-2.6-3.75-5.6-3.75-9S9.5 5.6 12 3Z"/>
{% elif name == 'chevron' %}<path d="m9 5.5 6.5 6.5L9 18.5"/>
{% endif %}</svg>
{% endmacro %}

{# The brand above the panel: its picture, and its name as text. In srcset a comma ends an address. #}
{% macro header() %}
<header class="brand">
  {% if brand.logoUrl %}
  {% if brand.logoDarkUrl %}<picture><source srcset="{{ brand.logoDarkUrl | replace(',', '%2C') }}" media="(prefers-color-scheme: dark)">{% endif %}
  <img class="logo" src="{{ brand.logoUrl }}" alt="{{ brand.logoAlt }}">
  {% if brand.logoDarkUrl %}</picture>{% endif %}
  {% endif %}
  {% if not (brand.logoUrl and brand.logoAlt and brand.name in brand.logoAlt) %}<span translate="no">{{ brand.name }}</span>{% endif %}
</header>
{% endmacro %}

{# Under the panel: the app's own links, and the languages to choose from. #}
{% macro footer() %}
{% set hasLinks = page.links['not-asked'] or page.links.help or page.links.privacy %}
{% if hasLinks or languages %}
<footer class="footer">
  {% for link in view.links %}{% if link.name in ['not-asked', 'help', 'privacy'] %}<a href="{{ link.href }}">{{ link.label }}</a>
  {% endif %}{% endfor %}
  {% if languages %}
  <details class="languages">
    <summary>
      {{ icon('globe') }}{% for language in languages %}{% if language.current %}{{ page.text('language_current', { language: language.name }) }}{% endif %}{% endfor %}
    </summary>
    <ul>
      {% for language in languages %}
      <li><a href="{{ language.href }}" lang="{{ language.lang }}" hreflang="{{ language.lang }}" dir="{{ language.dir }}"{% if language.current %} aria-current="true"{% endif %}>{{ language.name }}</a></li>
      {% endfor %}
    </ul>
  </details>
  {% endif %}
</footer>
{% endif %}
{% endmacro %}

{# A form that posts to the one URL of the page; around what the caller writes. #}
{% macro form(autoSubmit, publicKey, className='form') %}
<form class="{{ className }}" method="post" action="{{ view.action }}" autocomplete="off" novalidate
  {% if autoSubmit %}data-auto-submit="{{ autoSubmit }}"{% endif %}
  {% if publicKey %}data-public-key="{{ publicKey | dump }}"{% endif %}>
  <input type="hidden" name="csrf" value="{{ view.csrf }}">
  {{ caller() }}
</form>
{% endmacro %}

{# A submit button, where the page has it; it looks like 'primary', 'quiet' or 'link'. #}
{% macro button(it, look) %}
{% if it %}<button class="{{ 'link' if look == 'link' else 'button ' + look }}" type="submit" name="{{ it.name }}" value="{{ it.value }}">{{ it.label }}</button>{% endif %}
{% endmacro %}

{# A link to a place, where the page has it; it looks like 'primary', 'quiet' or 'link'. #}
{% macro link(it, look) %}
{% if it %}<a class="{{ 'link' if look == 'link' else 'button ' + look }}" href="{{ it.href }}">{{ it.label }}</a>{% endif %}
{% endmacro %}

{# Continue, and cancel where the page has it; in an approval side by side where there is room. #}
{% macro actions() %}
<div class="actions{% if view.purpose == 'approval' %} pair{% endif %}">
  {{ button(page.buttons.continue, 'primary') }}
  {{ button(page.buttons.cancel, 'quiet') }}
</div>
{% endmacro %}

{# Who is signing on, with the way out for whom it is not; none in an approval. #}
{% macro person() %}
{% if view.username is defined and view.purpose != 'approval' %}
{% if page.buttons.restart %}
{% call form(className='person') %}<bdi class="person-name" translate="no">{{ view.username }}</bdi>{{ button(page.buttons.restart, 'link') }}{% endcall %}
{% else %}
<p class="person"><bdi class="person-name" translate="no">{{ view.username }}</bdi></p>
{% endif %}
{% endif %}
{% endmacro %}

{# The button that starts again, on a page that shows no name to put it beside. #}
{% macro restart() %}
{% if page.buttons.restart and not (view.username is defined and view.purpose != 'approval') %}
{% call form(className='more') %}<div class="row">{{ button(page.buttons.restart, 'link') }}</div>{% endcall %}
{% endif %}
{% endmacro %}

{# The round picture above the heading. #}
{% macro badge(name, tint, isWaiting) %}
<div class="badge {{ tint }}{% if isWaiting %} waiting{% endif %}">{{ icon(name, 'medium') }}</div>
{% endmacro %}

{# A sentence with its values set apart. #}
{% macro sentence(words, pieces) -%}
{% if pieces %}{% for piece in pieces %}{% if piece.kind == 'value' %}<bdi class="value" translate="no">{{ piece.text }}</bdi>{% else %}{{ piece.text }}{% endif %}{% endfor %}{% else %}{{ words }}{% endif %}
{%- endmacro %}

{# The sentence under the heading. #}
{% macro lead() %}
{% if view.lead is defined %}<p class="lead" id="lead">{{ sentence(view.lead, view.leadParts) }}</p>{% endif %}
{% endmacro %}

{# Notices that report, between heading and form. #}
{% macro notices() %}
{% set icons = { warn: 'alert', info: 'info', ok: 'check' } %}
{% for message in view.messages %}{% if message.kind != 'error' and message.field is undefined %}
<div class="notice {{ message.kind }}" role="status">
  {{ icon(icons[message.kind]) }}
  <p>{{ message.text }}</p>
</div>
{% endif %}{% endfor %}
{% endmacro %}

{# The summary of what went wrong where no field is to blame, or more than one; it takes the focus. #}
{% macro summary() %}
{% set all = 0 %}{% set general = 0 %}
{% for message in view.messages %}{% if message.kind == 'error' %}
{% set all = all + 1 %}{% if message.field is undefined %}{% set general = general + 1 %}{% endif %}
{% endif %}{% endfor %}
{% if general > 0 or all > 1 %}
<div class="notice error" role="alert" tabindex="-1" autofocus>
  {{ icon('alert') }}
  <div>
    <h2>{{ page.text('problem_heading') }}</h2>
    {% for message in view.messages %}{% if message.kind == 'error' and (general == 0 or message.field is undefined) %}
    <p>{% if message.field is undefined %}{{ message.text }}{% else %}<a href="#{{ idOf(message.field) }}">{{ message.text }}</a>{% endif %}</p>
    {% endif %}{% endfor %}
  </div>
</div>
{% endif %}
{% endmacro %}

{# The id of a field's input: its name, without signs that an id may not have. #}
{% macro idOf(name) -%}{{ name | replace(r/[^\\w-]/g, '-') }}{%- endmacro %}

{# What sort of input a field is. #}
{% macro kindOf(field) -%}
{% if field.name == 'otp' %}type="text" dir="ltr" inputmode="numeric" autocapitalize="off" spellcheck="false" enterkeyhint="done"
{%- elif field.name in ['password', 'current_password', 'new_password'] %}type="password" autocapitalize="off" spellcheck="false" enterkeyhint="done"
{%- elif field.name in ['recovery_code', 'verification_code'] %}type="text" dir="ltr" autocapitalize="characters" spellcheck="false" enterkeyhint="done"
{%- elif field.name == 'username' %}type="text" autocapitalize="none" spellcheck="false" enterkeyhint="next"
{%- elif field.name == 'email' %}type="email" autocapitalize="none" spellcheck="false" enterkeyhint="next"
{%- elif field.autocomplete == 'email' %}type="email" autocapitalize="none" spellcheck="false"
{%- elif field.autocomplete == 'tel' %}type="tel"
{%- else %}type="text"{% endif %}
{%- endmacro %}

{# All fields of the page: label, hint, error, input, in reading order and tied together. #}
{% macro fields() %}
{% set shownAs = { current_password: 'show_what_current', new_password: 'show_what_new' } %}
{% for field in view.fields %}
{% set id = idOf(field.name) %}
{% set error = page.errors[field.name] %}
{% set describers = [] %}
{% if error %}{% set describers = (describers.push(id + '-error'), describers) %}{% endif %}
{% if view.lead is defined %}{% set describers = (describers.push('lead'), describers) %}{% endif %}
{% if field.hint is defined %}{% set describers = (describers.push(id + '-hint'), describers) %}{% endif %}
{% if field.rules %}{% set describers = (describers.push(id + '-rules'), describers) %}{% endif %}
<div class="field">
  <label for="{{ id }}">{{ field.label }}</label>
  {% if field.hint is defined %}<p class="hint" id="{{ id }}-hint">{{ field.hint }}</p>{% endif %}
  {% if error %}<p class="error" id="{{ id }}-error">{{ icon('alert') }}<span><span class="visually-hidden">{{ page.text('error_prefix') }}</span>{{ error.text }}</span></p>{% endif %}
  {% if field.reveal %}<div class="reveal">{% endif %}
  <input class="input{% if field.name == 'otp' %} code{% endif %}" id="{{ id }}" name="{{ field.name }}"
    {{ kindOf(field) }}
    autocomplete="{{ field.autocomplete }}"
    {% if not field.optional %}required{% endif %}
    {% if field.value is defined %}value="{{ field.value }}"{% endif %}
    {% if describers.length %}aria-describedby="{{ describers | join(' ') }}"{% endif %}
    {% if error %}aria-invalid="true"{% endif %}
    {% if field.autofocus %}autofocus{% endif %}>
  {% if field.reveal %}
  <button class="button quiet" type="button" hidden aria-pressed="false" aria-controls="{{ id }}"
    data-show="{{ page.text('show') }}" data-hide="{{ page.text('hide') }}">
    <span>{{ page.text('show') }}</span><span class="visually-hidden">{{ page.text(shownAs[field.name] or 'show_what') }}</span>
  </button>
  </div>
  {% endif %}
  {% if field.rules.length %}{{ rules(field) }}{% endif %}
</div>
{% endfor %}
{% endmacro %}

{# The rules under the field for a new password; a script turns the marks while somebody types. #}
{% macro rules(field) %}
{% set words = { met: page.text('rule_met'), unmet: page.text('rule_open'), open: '' } %}
<ul class="rules" id="{{ field.name }}-rules" role="list" data-rules="{{ field.name }}"
  data-met="{{ words.met }}" data-open="{{ words.unmet }}">
  {% for rule in field.rules %}
  <li class="{{ rule.state }}"
    {% if rule.check %}data-check="{{ rule.check.kind }}" data-count="{{ rule.check.count }}"{% endif %}
    {% if rule.check.characters is defined %}data-characters="{{ rule.check.characters }}"{% endif %}>
    <svg class="icon small" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9"/>
      <path class="when-met" d="m8.25 12.25 2.5 2.5 5-5.25"/>
      <path class="when-unmet" d="M12 7.5v5M12 16.25v.01"/>
    </svg>
    <span>{{ rule.text }}<span class="visually-hidden">{{ words[rule.state] }}</span></span>
  </li>
  {% endfor %}
</ul>
<p class="visually-hidden" role="status" data-rules-met="{{ page.text('rule_count', { n: '{n}', m: '{m}' }) }}"></p>
{% endmacro %}

{# The name once more, for password managers only. Without a name of its own it is not posted. #}
{% macro nameForManagers() %}
{% if view.username is defined %}
<input class="visually-hidden" type="text" autocomplete="username" value="{{ view.username }}" readonly tabindex="-1" aria-hidden="true">
{% endif %}
{% endmacro %}

{# The button for a new code: at once, after a count-down of the stylesheet, or the wait in words. #}
{% macro resend(it) %}
{% set wait = it.waitSeconds or 0 %}
{% set seconds = (wait / 5) | round(0, 'ceil') * 5 %}
{% if not it %}
{% elif wait <= 0 %}
{{ button(it, 'link') }}
{% elif wait > 60 %}
<div class="wait">
  <p class="note">{{ page.text('resend_wait_minutes', { m: (wait / 60) | round(0, 'ceil') }) }}</p>
</div>
{% else %}
<div class="wait wait-{{ seconds }}">
  <p class="note wait-text">
    <span aria-hidden="true">{% for piece in page.parts('resend_wait', { s: seconds }) %}{% if piece.text == seconds | string %}<span class="wait-number"></span>{% else %}{{ piece.text }}{% endif %}{% endfor %}</span><span class="visually-hidden">{{ page.text('resend_wait', { s: seconds }) }}</span>
  </p>
  {{ button(it, 'link') }}
</div>
{% endif %}
{% endmacro %}

{# Under the line of a page that asks for the code of an email: a note, and the button for a new code. #}
{% macro moreCode() %}
{% if page.buttons.resend %}
<div class="more">
  {{ note() }}
  <div class="row">{{ resend(page.buttons.resend) }}</div>
</div>
{% endif %}
{% endmacro %}

{# Under the line of a page of a registration: a note, perhaps a new code, and the way back to the sign-on. #}
{% macro instead() %}
<div class="more">
  {{ note() }}
  <div class="row">
    {{ resend(page.buttons.resend) }}
    {{ button(page.buttons.restart, 'link') }}
  </div>
</div>
{% endmacro %}

{# The way to an account, for whoever has none. #}
{% macro branches() %}
{% if page.buttons.register %}<div class="more">{{ button(page.buttons.register, 'link') }}</div>{% endif %}
{% endmacro %}

{# A quiet line, where the page has one. #}
{% macro note() %}
{% if view.note is defined %}<p class="note">{{ view.note }}</p>{% endif %}
{% endmacro %}

{# Whom to ask, where the brand has no help to link to. #}
{% macro helpLine() %}
{% if view.helpLine is defined %}<div class="more"><p class="note">{{ view.helpLine }}</p></div>{% endif %}
{% endmacro %}

{# The reference that support finds an attempt by. #}
{% macro reference(key='reference') %}
{% if view.reference is defined %}<p class="reference">{{ page.text(key) }} <code translate="no">{{ view.reference }}</code></p>{% endif %}
{% endmacro %}

{# A question that leads to help, and the reference. #}
{% macro tellUs(question) %}
<p class="reference">
  {{ question }} <a href="{{ page.links.help.href }}">{{ page.text('locked_tell_us') }}</a>.
  {% if view.reference is defined %}{{ page.text('reference') }} <code translate="no">{{ view.reference }}</code>{% endif %}
</p>
{% endmacro %}

{# The link or button that leads on, where an attempt ends. #}
{% macro wayOn(look='primary') %}
{% set place = page.links.continue or page.links.restart or page.links.return %}
{% if place %}
<div class="actions">{{ link(place, look) }}</div>
{% elif page.buttons.restart %}
{% call form() %}<div class="actions">{{ button(page.buttons.restart, look) }}</div>{% endcall %}
{% endif %}
{% endmacro %}

{# Looks for the result again, where the page is about one that is not there yet. #}
{% macro checkNow() %}
{% if page.buttons.check %}
{% call form() %}<div class="actions">{{ button(page.buttons.check, 'primary') }}</div>{% endcall %}
{% elif page.links.continue %}
<div class="actions">{{ link(page.links.continue, 'primary') }}</div>
{% endif %}
{% endmacro %}

{# A value as it is, in one direction; one that is empty is said to be. #}
{% macro datum(value) -%}
{% if value == '' %}<span class="none">{{ page.text('detail_empty') }}</span>{% else %}<bdi class="datum" translate="no">{{ value }}</bdi>{% endif %}
{%- endmacro %}

{# A sum and its currency are one amount. #}
{% macro amount(sum, currency) -%}
{% if currency is undefined %}{{ datum(sum) }}
{%- elif sum == '' or currency == '' %}{{ datum(sum) }} {{ datum(currency) }} {% else %}<bdi class="datum" translate="no"><span>{{ sum }}</span> <span>{{ currency }}</span></bdi>{% endif %}
{%- endmacro %}

{# What is being approved, as a table: every line, in the app's order; a sum and its currency are one line. #}
{% macro details() %}
{% set all = view.approval.details %}
{% if all.length %}
<table class="details" role="table">
  <caption class="visually-hidden">{{ page.text('details_caption') }}</caption>
  <tbody role="rowgroup">
    {% for detail in all %}
    {% set next = all[loop.index] %}
    {% if not (detail.name == 'currency' and all[loop.index0 - 1].name == 'sum') %}
    <tr role="row"{% if loop.first and detail.name in ['sum', 'amount'] %} class="large"{% endif %}>
      <th scope="row" role="rowheader">{{ detail.label }}</th>
      <td role="cell">{{ amount(detail.value, next.value) if detail.name == 'sum' and next.name == 'currency' else datum(detail.value) }}</td>
    </tr>
    {% endif %}
    {% endfor %}
  </tbody>
</table>
{% endif %}
{% endmacro %}

{# What is being approved above the perforation, and under it what the caller writes. #}
{% macro slip() %}
{{ details() }}
{% if view.approval.details.length %}<div class="stub">{{ caller() }}</div>{% else %}{{ caller() }}{% endif %}
{% endmacro %}

{# When an approval ends: the sentence, with what a script needs to keep it true. #}
{% macro ends(frame) -%}
{% if frame.endsAt is defined and frame.endsAtTemplates %}<span data-ends="{{ frame.endsAt }}" data-seconds="{{ frame.secondsLeft or 0 }}"{% for form, template in frame.endsAtTemplates %} data-{{ form }}="{{ template }}"{% endfor %}>{{ frame.endsAtText }}</span>{% endif %}
{%- endmacro %}

{# What a script shows in place of the form once the time is over, and what it says shortly before. #}
{% macro ended(frame) %}
{% if frame.ended %}
<p class="visually-hidden" role="status" data-warning="{{ frame.ended.warning }}"></p>
<div data-ended tabindex="-1" hidden>
  <p class="lead">{{ frame.ended.text }}</p>
  {% if frame.ended.link %}<div class="actions">{{ link(frame.ended.link, 'primary') }}</div>{% endif %}
</div>
{% endif %}
{% endmacro %}

{# What was approved beside what arrived, line by line; a changed line says so in a word. #}
{% macro comparison() %}
{% set all = view.comparison %}
<table class="comparison" role="table">
  <caption class="visually-hidden">{{ page.text('mismatch_caption') }}</caption>
  <thead role="rowgroup">
    <tr role="row">
      <th scope="col" role="columnheader">{{ page.text('mismatch_detail') }}</th>
      <th scope="col" role="columnheader">{{ page.text('mismatch_approved') }}</th>
      <th scope="col" role="columnheader">{{ page.text('mismatch_arrived') }}</th>
    </tr>
  </thead>
  <tbody role="rowgroup">
    {% for detail in all %}
    {% if isJoined(all[loop.index0 - 1], detail) != 'yes' %}
    {% set next = all[loop.index] if isJoined(detail, all[loop.index]) == 'yes' else {} %}
    {% set isChanged = detail.changed or next.changed %}
    <tr role="row"{% if isChanged %} class="changed"{% endif %}>
      <th scope="row" role="rowheader">{{ detail.label }}{% if isChanged %} <span class="tag danger">{{ page.text('mismatch_changed') }}</span>{% endif %}</th>
      {% for side in ['approved', 'arrived'] %}
      <td role="cell" class="{{ side }}">
        <span class="column" aria-hidden="true">{{ page.text('mismatch_' + side) }}</span> {% if detail[side] is undefined %}<span class="none">{{ page.text('mismatch_absent') }}</span>{% else %}{{ amount(detail[side], next[side]) }}{% endif %}
      </td>
      {% endfor %}
    </tr>
    {% endif %}
    {% endfor %}
  </tbody>
</table>
{% endmacro %}

{# "yes" where two lines are a sum and its currency, each there on both sides. #}
{% macro isJoined(sum, currency) -%}
{% if sum.name == 'sum' and currency.name == 'currency' and sum.approved is defined and sum.arrived is defined and currency.approved is defined and currency.arrived is defined %}yes{% endif %}
{%- endmacro %}

{# Words of an agreement: plain, strong, or a link. #}
{% macro prose(pieces) -%}
{% for piece in pieces %}{% if piece.kind == 'strong' %}<strong>{{ piece.text }}</strong>{% elif piece.kind == 'link' %}<a href="{{ piece.href }}" target="_blank" rel="noopener noreferrer">{{ piece.text }}<span class="visually-hidden">{{ page.text('consent_new_tab') }}</span></a>{% else %}{{ piece.text }}{% endif %}{% endfor %}
{%- endmacro %}
`,
    'passkey.njk': `{# Asks for a passkey: one press starts it, and without script the page says what else there is. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set isApproval = view.purpose == 'approval' %}{% set hasPill = isApproval %}{% set hasOwnLead = isApproval %}
{% set scripts = [] %}
{% if view.publicKey %}{% set scripts = scripts.concat([assets.passkeyScript]) %}{% endif %}
{% if isApproval %}{% set scripts = scripts.concat([assets.pageScript]) %}{% endif %}
{% block above %}{% if not isApproval %}{{ parts.badge('passkey', 'accent') }}{% endif %}{% endblock %}
{% block body %}
{% set isApproval = view.purpose == 'approval' %}
{% set use = page.buttons.continue %}
{% set cancel = page.buttons.cancel %}
{% set choose = page.buttons.choose %}
{% set hasEnd = view.endsAt is defined and view.endsAtTemplates is defined %}
{% call parts.slip() %}
{% if isApproval %}<div data-until-ended>{{ parts.lead() }}{% endif %}
{% call parts.form(publicKey=view.publicKey) %}
  {% if view.publicKey %}<input type="hidden" name="assertion" value="">{% endif %}
  <div data-told>{{ parts.summary() }}</div>
  {% if view.publicKey %}
  <div class="notice error" role="alert" tabindex="-1" data-not-used hidden>
    {{ parts.icon('alert') }}
    <div>
      <h2>{{ view.texts.notUsedHeading }}</h2>
      <p>{{ view.texts.notUsed }}</p>
    </div>
  </div>
  {% endif %}
  <div data-without-script>
    <div class="notice warn">
      {{ parts.icon('alert') }}
      <p data-unsupported="{{ view.texts.unsupported }}">{{ view.texts.noScript }}</p>
    </div>
    {% if choose %}<div class="actions">{{ parts.button(choose, 'quiet') }}</div>{% endif %}
  </div>
  {% if use or cancel %}
  <div class="actions{% if isApproval %} pair{% endif %}">
    {% if use %}<button class="button primary" type="submit" name="action" value="continue" data-again="{{ view.texts.again }}" hidden>{{ use.label }}</button>{% endif %}
    {{ parts.button(cancel, 'quiet') }}
  </div>
  {% endif %}
  {% if hasEnd or (choose and view.publicKey) %}
  <div class="more"{% if not hasEnd %} data-with-script hidden{% endif %}>
    {% if hasEnd %}<p class="note">{{ parts.ends(view) }}</p>{% endif %}
    {% if choose and view.publicKey %}<div class="row" data-with-script hidden>{{ parts.button(choose, 'link') }}</div>{% endif %}
  </div>
  {% endif %}
{% endcall %}
{% if isApproval %}</div>
{{ parts.ended(view) }}{% endif %}
{% endcall %}
{{ parts.restart() }}
{% endblock %}
`,
    'password.njk': `{# The password. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.passwordScript] %}
{% block body %}
{% call parts.slip() %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.nameForManagers() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
  {% set forgot = page.buttons.forgot %}
  {% set help = page.links['forgot-password'] %}
  {% set register = page.buttons.register %}
  {% if forgot or help or register %}<div class="more">{% if register %}<div class="row">{% endif %}
    {% if forgot %}{{ parts.button(forgot, 'link') }}{% elif help %}{{ parts.link(help, 'link') }}{% endif %}
    {% if register %}{{ parts.button(register, 'link') }}</div>{% endif %}
  </div>{% endif %}
  {{ parts.helpLine() }}
{% endcall %}
{% endcall %}
{% endblock %}
`,
    'profile.njk': `{# Data of the user. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set hasSteps = true %}
{% block body %}
{% call parts.slip() %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
{% endcall %}
{{ parts.restart() }}
{% endcall %}
{% endblock %}
`,
    'push-ended.njk': `{# After a question on the phone that was not answered with yes. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set hasSteps = true %}
{% block above %}{% if view.reason == 'denied' %}{{ parts.badge('stop', 'danger') }}{% else %}{{ parts.badge('clock', 'warn') }}{% endif %}{% endblock %}
{% block body %}
{% set again = page.buttons.resend %}
{% call parts.slip() %}
{% if view.reason == 'denied' %}
{{ parts.wayOn() }}
{% if page.links.help and view.notYou is defined %}{{ parts.tellUs(view.notYou) }}{% else %}{{ parts.reference() }}{% endif %}
{% else %}
{% call parts.form() %}
  {{ parts.summary() }}
  <div class="actions">
    {% if again.waitSeconds > 0 %}{{ parts.resend(again) }}{% else %}{{ parts.button(again, 'primary') }}{% endif %}
    {% for it in view.buttons %}{% if it.value == 'restart' and it.primary %}{{ parts.button(it, 'primary') }}{% endif %}{% endfor %}
    {{ parts.button(page.buttons.cancel, 'quiet') }}
  </div>
  {% if page.buttons.choose or page.buttons['use-code'] or view.note is defined %}
  <div class="more">
    {{ parts.note() }}
    <div class="row">
      {{ parts.button(page.buttons.choose, 'link') }}
      {{ parts.button(page.buttons['use-code'], 'link') }}
    </div>
  </div>
  {% endif %}
{% endcall %}
{% endif %}
{% endcall %}
{% endblock %}
`,
    'push.njk': `{# Waits for an answer on the phone: by itself where scripts run, with a button where they do not. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set isApproval = view.waiting is defined %}{% set hasPill = isApproval %}
{% set scripts = [assets.pageScript, assets.waitScript] if view.approvalEnds else [assets.waitScript] %}
{% set hasSteps = true %}{% set hasOwnLead = true %}
{% block above %}{% if not isApproval %}{{ parts.badge('phone', 'accent', true) }}{% endif %}{% endblock %}
{% block body %}
{% set frame = view.approvalEnds %}
{% call parts.slip() %}
{% if frame %}<div data-until-ended>{% endif %}
{% if view.waiting is defined %}
<div class="waiting-line">
  {{ parts.badge('phone', 'accent', true) }}
  <h2>{{ parts.sentence(view.waiting, view.waitingParts) }}</h2>
</div>
{% endif %}
<p class="lead" id="lead">
  {{ parts.sentence(view.lead, view.leadParts) }} <span data-without-script>{{ view.thenCheck }}</span>
  <span data-with-script hidden>{{ view.movesOn }}</span>
</p>
{% if view.number is defined %}
<div class="match">
  <p class="match-label">{{ view.numberLabel }}</p>
  <p class="match-number" dir="ltr" translate="no">{{ view.number }}</p>
</div>
{% endif %}
{% if view.note is defined %}<p class="note match-note">{{ view.note }}</p>{% endif %}
{% call parts.form() %}
  {{ parts.summary() }}
  <div class="actions">
    {{ parts.button(page.buttons.check, 'quiet') }}
    {{ parts.button(page.buttons.cancel, 'quiet') }}
  </div>
  {% if page.buttons.choose or page.buttons['use-code'] or frame %}
  <div class="more">
    {% if frame %}<p class="note">{{ parts.ends(frame) }} {{ frame.advice }}</p>{% endif %}
    <div class="row">
      {{ parts.button(page.buttons.choose, 'link') }}
      {{ parts.button(page.buttons['use-code'], 'link') }}
    </div>
  </div>
  {% endif %}
{% endcall %}
{{ parts.restart() }}
{% if frame %}</div>
{{ parts.ended(frame) }}{% endif %}
{% endcall %}
<div data-state-url="{{ view.stateUrl }}" data-poll-ms="{{ view.pollMs }}" data-seconds="{{ view.secondsLeft }}" data-next="{{ view.action }}" hidden></div>
<p class="visually-hidden" role="status" data-answered="{{ view.answered }}" data-soon="{{ view.soon }}"></p>
{% endblock %}
`,
    'recover-password.njk': `{# A forgotten password: the code, the new password, and under the line a new code. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.passwordScript] %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.nameForManagers() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
  {{ parts.moreCode() }}
{% endcall %}
{{ parts.restart() }}
{% endblock %}
`,
    'register.njk': `{# An account: address, name and password, and under the line the way back to the sign-on. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set hasSteps = true %}
{% set scripts = [assets.passwordScript] %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
  {{ parts.instead() }}
{% endcall %}
{% endblock %}
`,
    'resume.njk': `{# After an approval: the held request goes on by itself, or by a press. Nothing of ours is added to the app's form. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% set scripts = [assets.resumeScript] if view.heldFields else [] %}
{% block above %}{{ parts.badge('check', 'ok') }}{% endblock %}
{% block body %}
{% call parts.slip() %}
{% if view.heldFields %}
<form class="form" method="post" action="{{ view.action }}" autocomplete="off" data-resume="{{ view.leadWithScript }}">
  {# A line end as it stands would be read as another one. #}
  {% for field in view.heldFields %}
  <input {% if field.name | lower == '_charset_' %}type="text" hidden{% else %}type="hidden"{% endif %}
    name="{{ field.name | escape | replace('\\r', '&#13;') | replace('\\n', '&#10;') | replace('\\t', '&#9;') | safe }}"
    value="{{ field.value | escape | replace('\\r', '&#13;') | replace('\\n', '&#10;') | replace('\\t', '&#9;') | safe }}">
  {% endfor %}
  <div class="actions"><button class="button primary" type="submit">{{ view.finishLabel }}</button></div>
</form>
{% else %}{{ parts.wayOn() }}{% endif %}
{{ parts.reference() }}
{% endcall %}
{% endblock %}
`,
    'select-device.njk': `{# How to confirm: one press on a device selects it. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% set icons = {
  SMS: 'message', WHATSAPP: 'message', EMAIL: 'mail', VOICE: 'call', MOBILE: 'phone',
  FIDO2: 'key', PLATFORM: 'key', SECURITY_KEY: 'key', TOTP: 'app', OATH_TOKEN: 'app'
} %}
{% call parts.slip() %}
{% call parts.form() %}
  <input type="hidden" name="action" value="continue">
  {{ parts.summary() }}
  <ul class="devices" role="list">
    {% for device in view.devices %}
    <li>
      <button class="device" type="submit" name="device" value="{{ device.handle }}">
        <span class="tile">{{ parts.icon(icons[device.type] or 'phone') }}</span>
        <span class="device-text"><span class="device-name">{{ device.label }}</span>
          {% if device.nickname is defined %}<span class="device-detail"><bdi class="value" translate="no">{{ device.nickname }}</bdi></span>{% endif %}
          {% if device.detail is defined %}<span class="device-detail">{{ parts.sentence(device.detail, device.detailParts) }}</span>{% endif %}</span>
        <span class="chevron">{{ parts.icon('chevron') }}</span>
      </button>
    </li>
    {% endfor %}
  </ul>
{% endcall %}
{% if page.buttons.cancel %}
{% call parts.form() %}<div class="actions">{{ parts.button(page.buttons.cancel, 'quiet') }}</div>{% endcall %}
{% endif %}
{% if page.links['lost-device'] %}<div class="more">{{ parts.link(page.links['lost-device'], 'link') }}</div>{% endif %}
{{ parts.helpLine() }}
{{ parts.restart() }}
{% endcall %}
{% endblock %}
`,
    'signed-off.njk': `{# After signing off. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{{ parts.wayOn() }}
{{ parts.reference() }}
{% endblock %}
`,
    'username.njk': `{# Who signs on? #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
{% endcall %}
{% endblock %}
`,
    'verify-email.njk': `{# The code of an email. #}
{% extends "./layout.njk" %}
{% import "./parts.njk" as parts with context %}
{% block body %}
{% call parts.form() %}
  {{ parts.summary() }}
  {{ parts.fields() }}
  {{ parts.actions() }}
  {% if view.username is defined and view.purpose != 'approval' %}{{ parts.moreCode() }}{% else %}{{ parts.instead() }}{% endif %}
{% endcall %}
{% endblock %}
`,
  },
  ts: {
    'approve.ts': `// The page of an approval: what is being approved first, then the code that approves it.
import { readText } from './parts/texts.js'
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type ApproveView = Extract<StepView, { readonly step: 'approve' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { findButton, submit } from './parts/button.js'
import { ended, ends } from './parts/ends.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { icon } from './parts/icon.js'
import { layout, lead } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { resend } from './parts/resend.js'
import { slip } from './parts/slip.js'

/** Draws the page of an approval. */
export function approve(view: ApproveView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    above: html\`<p class="pill">\${icon('pencil')}\${readText(locale, 'approve_pill')}</p>\`,
    hasOwnLead: true,
    scripts: [context.assets.pageScript],
    body: slip(
      view,
      locale,
      html\`<div data-until-ended>
          \${lead(view)}\${form(
            view,
            html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\${more(view, locale)}\`,
          )}
        </div>
        \${ended(view)}\`,
    ),
  })
}

function more(view: ApproveView, locale: string): Html {
  const [again, choose] = [findButton(view, 'resend'), findButton(view, 'choose')]
  return html\`<div class="more">
    <p class="note">\${ends(view)} \${view.advice} \${view.note}</p>
    <div class="row">
      \${again !== undefined && resend(again, locale)}
      \${choose !== undefined && submit(choose, 'link')}
    </div>
  </div>\`
}
`,
    'confirm-account.ts': `// The page that confirms what an external provider says of a new user.
import type { StepView } from 'express-pingone-mfa'

type ConfirmAccountView = Extract<StepView, { readonly step: 'confirm-account' }>

import { html } from './parts/html.js'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'
import type { ViewContext } from 'express-pingone-mfa'

/** Draws the page that confirms a new account. */
export function confirmAccount(view: ConfirmAccountView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    hasSteps: true,
    body: slip(
      view,
      locale,
      html\`\${form(
        view,
        html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\`,
      )}\${restartWithoutName(view)}\`,
    ),
  })
}
`,
    'confirm-sign-off.ts': `// The page that asks before it signs off.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type ConfirmSignOffView = Extract<StepView, { readonly step: 'confirm-sign-off' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findButton, findLink, place, submit } from './parts/button.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'

/** Draws the page that asks before it signs off. */
export function confirmSignOff(view: ConfirmSignOffView, context: ViewContext): string {
  const [act, stay] = [findButton(view, 'continue'), findLink(view, 'return')]
  return layout(view, context, {
    body: form(
      view,
      html\`\${errorSummary(view, context.locale)}
        <div class="actions pair">
          \${act !== undefined && submit(act, 'primary')}
          \${stay !== undefined && place(stay, 'quiet')}
        </div>\`,
    ),
  })
}
`,
    'confirm.ts': `// The page before a step-up that another site's link led to.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type ConfirmView = Extract<StepView, { readonly step: 'confirm' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findButton, findLink, place, submit } from './parts/button.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'

/** Draws the page whose button sends the code of a step-up. */
export function confirm(view: ConfirmView, context: ViewContext): string {
  const [act, back] = [findButton(view, 'continue'), findLink(view, 'return')]
  return layout(view, context, {
    body: form(
      view,
      html\`\${errorSummary(view, context.locale)}
        <div class="actions">
          \${act !== undefined && submit(act, 'primary')}
          \${back !== undefined && place(back, 'quiet')}
        </div>\`,
    ),
  })
}
`,
    'consent.ts': `// The page that asks to agree to terms: the text whole, then the two answers.
import type { AgreementBlock, AgreementPart } from 'express-pingone-mfa'
import { readText } from './parts/texts.js'
import type { StepView } from 'express-pingone-mfa'

type ConsentView = Extract<StepView, { readonly step: 'consent' }>

import { html, type Html } from './parts/html.js'
import { findButton, submit } from './parts/button.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'
import type { ViewContext } from 'express-pingone-mfa'

/** Draws the page that asks to agree to terms. */
export function consent(view: ConsentView, context: ViewContext): string {
  const { locale } = context
  const [agree, refuse] = [findButton(view, 'agree'), findButton(view, 'refuse')]
  const language = view.agreementLanguage
  return layout(view, context, {
    isWide: true,
    hasSteps: true,
    body: slip(
      view,
      locale,
      html\`<div class="prose" dir="auto" \${language !== undefined && html\`lang="\${language}"\`}>
          \${view.agreement.map((item) => block(item, locale))}
        </div>
        \${form(
          view,
          html\`\${errorSummary(view, locale)}
            <div class="actions pair">
              \${agree !== undefined && submit(agree, 'primary')}
              \${refuse !== undefined && submit(refuse, 'quiet')}
            </div>\`,
        )}\${restartWithoutName(view)}\`,
    ),
  })
}

function block(item: AgreementBlock, locale: string): Html {
  switch (item.kind) {
    case 'heading':
      return html\`<h2>\${pieces(item.parts, locale)}</h2>\`
    case 'paragraph':
      return html\`<p>\${pieces(item.parts, locale)}</p>\`
    case 'list':
      return html\`<ul>
        \${item.items.map((parts) => html\`<li>\${pieces(parts, locale)}</li>\`)}
      </ul>\`
  }
}

function pieces(parts: readonly AgreementPart[], locale: string): Html {
  return html\`\${parts.map((part) => piece(part, locale))}\`
}

function piece(part: AgreementPart, locale: string): Html {
  if (part.kind !== 'link') {
    return part.kind === 'strong' ? html\`<strong>\${part.text}</strong>\` : html\`\${part.text}\`
  }
  const told = html\`<span class="visually-hidden">\${readText(locale, 'consent_new_tab')}</span>\`
  return html\`<a href="\${part.href}" target="_blank" rel="noopener noreferrer"
    >\${part.text}\${told}</a
  >\`
}
`,
    'continue-elsewhere.ts': `// The page whose link leads to PingOne's own pages.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type ContinueElsewhereView = Extract<StepView, { readonly step: 'continue-elsewhere' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findLink, place } from './parts/button.js'
import { layout } from './parts/layout.js'
import { restartWithoutName } from './parts/restart.js'

/** Draws the page whose link leads to PingOne's own pages. */
export function continueElsewhere(view: ContinueElsewhereView, context: ViewContext): string {
  const link = findLink(view, 'continue')
  const body =
    link === undefined ? undefined : html\`<div class="actions">\${place(link, 'primary')}</div>\`
  return layout(view, context, { body: html\`\${body}\${restartWithoutName(view)}\` })
}
`,
    'error.ts': `// The page that says why it does not go on.
import { html, type Html } from './parts/html.js'
import type { ErrorReason } from 'express-pingone-mfa'
import type { StepView } from 'express-pingone-mfa'

type ErrorView = Extract<StepView, { readonly step: 'error' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findLink, place, placeLater } from './parts/button.js'
import { badge, checkNow, wayOn } from './parts/dead-end.js'
import { details } from './parts/details.js'
import { layout } from './parts/layout.js'
import { reference } from './parts/reference.js'

/** Draws the page that says why it does not go on. */
export function error(view: ErrorView, context: ViewContext): string {
  const isOurs = ours.has(view.reason)
  const isSerious = isOurs || view.reason === 'approval_outcome_unknown'
  return layout(view, context, {
    above: isWait(view)
      ? badge('clock', 'warn')
      : badge(isSerious ? 'alert' : 'info', isSerious ? 'warn' : 'accent'),
    body: html\`\${details(view.approval, context.locale)}\${ways(view)}\${reference(
      view.reference,
      context.locale,
      isOurs ? 'give_reference' : 'reference',
    )}\`,
    ...(isLater(view) && { scripts: [context.assets.pageScript] }),
  })
}

function ways(view: ErrorView): Html {
  const look = view.reason === 'still_working' ? 'quiet' : 'primary'
  if (!isLater(view)) return html\`\${checkNow(view)}\${wayOn(view, look)}\`
  const [hosted, again] = [findLink(view, 'continue'), findLink(view, 'restart')]
  return html\`\${hosted !== undefined && html\`<div class="actions">\${place(hosted, 'primary')}</div>\`}
  \${again !== undefined && html\`<p class="row">\${placeLater(again, view.retryAfterSeconds)}</p>\`}\`
}

/** A limit whose page offers to try again: with our script not before it is over. */
function isLater(view: ErrorView): boolean {
  return isWait(view) && findLink(view, 'return') === undefined
}

function isWait({ limit }: ErrorView): boolean {
  return limit !== undefined && limit !== 'too_many_approvals'
}

/** Reasons that lie with us, not with what the person did. */
const ours: ReadonlySet<ErrorReason> = new Set([
  'unavailable',
  'unavailable_code_maybe_used',
  'sign_on_failed',
  'step_not_supported',
  'mistake_of_the_app',
])
`,
    'expired.ts': `// The page for an attempt that took too long.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type ExpiredView = Extract<StepView, { readonly step: 'expired' }>

import type { ViewContext } from 'express-pingone-mfa'
import { badge, wayOn } from './parts/dead-end.js'
import { details } from './parts/details.js'
import { layout } from './parts/layout.js'
import { reference } from './parts/reference.js'

/** Draws the page for an attempt that took too long. */
export function expired(view: ExpiredView, context: ViewContext): string {
  return layout(view, context, {
    above: badge('clock', 'accent'),
    body: html\`\${details(view.approval, context.locale)}\${wayOn(view)}\${reference(view.reference, context.locale)}\`,
  })
}
`,
    'link-account.ts': `// The page that links the account of an external provider with the one that is there.
import type { StepView } from 'express-pingone-mfa'

type LinkAccountView = Extract<StepView, { readonly step: 'link-account' }>

import { html, type Html } from './parts/html.js'
import { actions } from './parts/actions.js'
import { findButton, findLink, place, submit } from './parts/button.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { helpLine } from './parts/help-line.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { slip } from './parts/slip.js'
import type { ViewContext } from 'express-pingone-mfa'

/** Draws the page that links two accounts. */
export function linkAccount(view: LinkAccountView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      html\`\${form(
        view,
        html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\`,
      )}\${otherWays(view)}\`,
    ),
    scripts: [context.assets.passwordScript],
  })
}

/** Help for a password that was forgotten, and the way back, in a form of its own. */
function otherWays(view: LinkAccountView): Html {
  const [forgot, back] = [findLink(view, 'forgot-password'), findButton(view, 'restart')]
  return form(
    view,
    html\`<div class="row">
        \${forgot !== undefined && place(forgot, 'link')}
        \${back !== undefined && submit(back, 'link')}
      </div>
      \${helpLine(view)}\`,
    { className: 'more' },
  )
}
`,
    'locked.ts': `// The page for too many tries.
import { readText } from './parts/texts.js'
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type LockedView = Extract<StepView, { readonly step: 'locked' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findLink } from './parts/button.js'
import { badge, wayOn } from './parts/dead-end.js'
import { details } from './parts/details.js'
import { layout } from './parts/layout.js'
import { localTime } from './parts/local-time.js'
import { reference, referenceCode } from './parts/reference.js'

/** Draws the page for too many tries. */
export function locked(view: LockedView, context: ViewContext): string {
  return layout(view, context, {
    above: badge('clock', 'warn'),
    body: html\`\${details(view.approval, context.locale)}\${times(view, context.locale)}\${wayOn(view, view.limit === undefined ? 'quiet' : 'primary')}\${lastLine(view, context.locale)}\`,
    scripts: [context.assets.pageScript],
  })
}

function times({ retryAt, retryAtText }: LockedView, locale: string): Html | undefined {
  if (retryAt === undefined || retryAtText === undefined) return undefined
  return fact(readText(locale, 'locked_try_at'), localTime(retryAt, retryAtText))
}

function fact(name: string, value: Html): Html {
  return html\`<dl class="facts">
    <div>
      <dt>\${name}</dt>
      <dd>\${value}</dd>
    </div>
  </dl>\`
}

function lastLine(view: LockedView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined) return reference(view.reference, locale)
  if (view.retryAt === undefined) return reference(view.reference, locale)
  return html\`<p class="reference">
    \${readText(locale, 'locked_was_it_you')}
    <a href="\${help.href}">\${readText(locale, 'locked_tell_us')}</a>.
    \${view.reference !== undefined && html\`\${readText(locale, 'reference')} \${referenceCode(view.reference)}\`}
  </p>\`
}
`,
    'mismatch.ts': `// The page that stopped a request: what was approved beside what arrived.
import { readParts, readText } from './parts/texts.js'
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type MismatchView = Extract<StepView, { readonly step: 'mismatch' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findLink, place } from './parts/button.js'
import { comparison } from './parts/comparison.js'
import { badge } from './parts/dead-end.js'
import { layout } from './parts/layout.js'
import { reference, referenceCode } from './parts/reference.js'

/** Draws the page that stopped a request. */
export function mismatch(view: MismatchView, context: ViewContext): string {
  const { locale } = context
  const [again, home] = [findLink(view, 'restart'), findLink(view, 'return')]
  return layout(view, context, {
    above: badge('stop', 'danger'),
    body: html\`\${comparison(view.comparison, locale)}
      <div class="actions pair">
        \${again !== undefined && place(again, 'primary')}
        \${home !== undefined && place(home, 'quiet')}
      </div>
      \${lastLine(view, locale)}\`,
  })
}

function lastLine(view: MismatchView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined || view.reference === undefined) return reference(view.reference, locale)
  const link = readText(locale, 'mismatch_tell_us_link')
  const words = readParts(locale, 'mismatch_tell_us', { link }).map(({ kind, text }) =>
    kind === 'value' ? html\`<a href="\${help.href}">\${text}</a>\` : html\`\${text}\`,
  )
  return html\`<p class="reference">\${words} \${referenceCode(view.reference)}</p>\`
}
`,
    'new-password.ts': `// The page for a new password: the current one once more, the new one with its rules.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type NewPasswordView = Extract<StepView, { readonly step: 'new-password' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { nameForManagers } from './parts/name-for-managers.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'

/** Draws the page. */
export function newPassword(view: NewPasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      html\`\${form(
        view,
        html\`\${errorSummary(view, locale)}\${nameForManagers(view.username)}
        \${fields(view, locale)}\${actions(view)}\`,
      )}\${restartWithoutName(view)}\`,
    ),
    scripts: [context.assets.passwordScript],
  })
}
`,
    'otp.ts': `// The code page: the code, and under the line a new code or another device.
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type OtpView = Extract<StepView, { readonly step: 'otp' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { branches } from './parts/branches.js'
import { findButton, submit } from './parts/button.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { resend } from './parts/resend.js'
import { restartWithoutName } from './parts/restart.js'

/** Draws the code page. */
export function otp(view: OtpView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: html\`\${form(
      view,
      html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\${more(view, locale)}\${branches(view)}\`,
      view.autoSubmit === true ? { autoSubmit: view.otpLength } : {},
    )}\${restartWithoutName(view)}\`,
    ...(view.autoSubmit === true ? { scripts: [context.assets.pageScript] } : {}),
  })
}

function more(view: OtpView, locale: string): Html | undefined {
  const [again, choose] = [findButton(view, 'resend'), findButton(view, 'choose')]
  if (again === undefined && choose === undefined && view.note === undefined) return undefined
  return html\`<div class="more">
    \${view.note !== undefined && html\`<p class="note">\${view.note}</p>\`}
    <div class="row">
      \${again !== undefined && resend(again, locale)}
      \${choose !== undefined && submit(choose, 'link')}
    </div>
  </div>\`
}
`,
    'passkey.ts': `// The page that asks for a passkey: one press starts it, and without script the page says what else there is.
import { readText } from './parts/texts.js'
import type { ViewButton } from 'express-pingone-mfa'
import type { StepView } from 'express-pingone-mfa'

type PasskeyView = Extract<StepView, { readonly step: 'passkey' }>

import { html, type Html } from './parts/html.js'
import { findButton, submit } from './parts/button.js'
import { badge } from './parts/dead-end.js'
import { ended, ends } from './parts/ends.js'
import { form } from './parts/form.js'
import { icon } from './parts/icon.js'
import { layout, lead } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'
import type { ViewContext } from 'express-pingone-mfa'

/** Draws the passkey page. */
export function passkey(view: PasskeyView, context: ViewContext): string {
  const { locale, assets } = context
  const isApproval = view.purpose === 'approval'
  const scripts = view.publicKey === undefined ? [] : [assets.passkeyScript]
  const asked = html\`\${isApproval && lead(view)}\${question(view, locale)}\`
  return layout(view, context, {
    above: isApproval
      ? html\`<p class="pill">\${icon('pencil')}\${readText(locale, 'approve_pill')}</p>\`
      : badge('passkey', 'accent'),
    hasOwnLead: isApproval,
    scripts: isApproval ? [...scripts, assets.pageScript] : scripts,
    body: html\`\${slip(
      view,
      locale,
      isApproval
        ? html\`<div data-until-ended>\${asked}</div>
            \${ended(view)}\`
        : asked,
    )}\${restartWithoutName(view)}\`,
  })
}

function question(view: PasskeyView, locale: string): Html {
  const { publicKey } = view
  return form(
    view,
    html\`\${publicKey !== undefined && html\`<input type="hidden" name="assertion" value="" />\`}
      <div data-told>\${errorSummary(view, locale)}</div>
      \${publicKey !== undefined && notUsed(view)}\${withoutScript(view)}\${buttons(view)}\${more(view)}\`,
    { publicKey: publicKey === undefined ? undefined : JSON.stringify(publicKey) },
  )
}

/** What the script says once the question came to nothing. */
function notUsed({ texts }: PasskeyView): Html {
  return html\`<div class="notice error" role="alert" tabindex="-1" data-not-used hidden>
    \${icon('alert')}
    <div>
      <h2>\${texts.notUsedHeading}</h2>
      <p>\${texts.notUsed}</p>
    </div>
  </div>\`
}

/** What stands there until the script takes it away, with the other device as the way on. */
function withoutScript(view: PasskeyView): Html {
  const { noScript, unsupported } = view.texts
  const choose = findButton(view, 'choose')
  return html\`<div data-without-script>
    <div class="notice warn">
      \${icon('alert')}
      <p data-unsupported="\${unsupported}">\${noScript}</p>
    </div>
    \${choose !== undefined && html\`<div class="actions">\${submit(choose, 'quiet')}</div>\`}
  </div>\`
}

function buttons(view: PasskeyView): Html | undefined {
  const [act, cancel] = [findButton(view, 'continue'), findButton(view, 'cancel')]
  if (act === undefined && cancel === undefined) return undefined
  return html\`<div class="actions \${view.purpose === 'approval' && 'pair'}">
    \${act !== undefined && use(act, view)} \${cancel !== undefined && submit(cancel, 'quiet')}
  </div>\`
}

/** Hidden until the script makes it work. */
function use({ name, value, label }: ViewButton, { texts }: PasskeyView): Html {
  const posted = html\`name="\${name}" value="\${value}"\`
  return html\`<button
    class="button primary"
    type="submit"
    \${posted}
    data-again="\${texts.again}"
    hidden
  >
    \${label}
  </button>\`
}

function more(view: PasskeyView): Html | undefined {
  const choose = findButton(view, 'choose')
  const note = ends(view)
  if (note === undefined && (choose === undefined || view.publicKey === undefined)) return undefined
  return html\`<div class="more" \${note === undefined && html\`data-with-script hidden\`}>
    \${note !== undefined && html\`<p class="note">\${note}</p>\`}
    \${
      choose !== undefined &&
      view.publicKey !== undefined &&
      html\`<div class="row" data-with-script hidden>\${submit(choose, 'link')}</div>\`
    }
  </div>\`
}
`,
    'password.ts': `// The password page. The name is there again for password managers only.
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type PasswordView = Extract<StepView, { readonly step: 'password' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { findButton, findLink, place, submit } from './parts/button.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { helpLine } from './parts/help-line.js'
import { layout } from './parts/layout.js'
import { nameForManagers } from './parts/name-for-managers.js'
import { errorSummary } from './parts/notice.js'
import { slip } from './parts/slip.js'

/** Draws the password page. */
export function password(view: PasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      form(
        view,
        html\`\${errorSummary(view, locale)}\${nameForManagers(view.username)}
        \${fields(view, locale)}\${actions(view)} \${more(view)}\${helpLine(view)}\`,
      ),
    ),
    scripts: [context.assets.passwordScript],
  })
}

/** The way to a new password, and beside it the way to an account. */
function more(view: PasswordView): Html | undefined {
  const [recover, forgot] = [findButton(view, 'forgot'), findLink(view, 'forgot-password')]
  const help = forgot === undefined ? undefined : place(forgot, 'link')
  const way = recover === undefined ? help : submit(recover, 'link')
  const register = findButton(view, 'register')
  if (register === undefined)
    return way === undefined ? undefined : html\`<div class="more">\${way}</div>\`
  return html\`<div class="more">
    <div class="row">\${way}\${submit(register, 'link')}</div>
  </div>\`
}
`,
    'profile.ts': `// The page that asks for data of the user.
import type { StepView } from 'express-pingone-mfa'

type ProfileView = Extract<StepView, { readonly step: 'profile' }>

import { html } from './parts/html.js'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'
import type { ViewContext } from 'express-pingone-mfa'

/** Draws the page that asks for data of the user. */
export function profile(view: ProfileView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    hasSteps: true,
    body: slip(
      view,
      locale,
      html\`\${form(
        view,
        html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\`,
      )}\${restartWithoutName(view)}\`,
    ),
  })
}
`,
    'push-ended.ts': `// The page after a question on the phone that was not answered with yes.
import { readText } from './parts/texts.js'
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type PushEndedView = Extract<StepView, { readonly step: 'push-ended' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findButton, findLink, submit } from './parts/button.js'
import { badge, wayOn } from './parts/dead-end.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { reference, referenceCode } from './parts/reference.js'
import { resend } from './parts/resend.js'
import { slip } from './parts/slip.js'

/** Draws the page after a question on the phone. */
export function pushEnded(view: PushEndedView, context: ViewContext): string {
  const { locale } = context
  const isDenied = view.reason === 'denied'
  return layout(view, context, {
    above: isDenied ? badge('stop', 'danger') : badge('clock', 'warn'),
    hasSteps: true,
    body: slip(
      view,
      locale,
      isDenied
        ? html\`\${wayOn(view)}\${lastLine(view, locale)}\`
        : form(view, html\`\${errorSummary(view, locale)}\${buttons(view, locale)}\${more(view)}\`),
    ),
  })
}

function buttons(view: PushEndedView, locale: string): Html {
  const [again, cancel] = [findButton(view, 'resend'), findButton(view, 'cancel')]
  const restart = view.buttons.find(({ value, primary }) => value === 'restart' && primary)
  const isLater = again !== undefined && (again.waitSeconds ?? 0) > 0
  return html\`<div class="actions">
    \${again !== undefined && (isLater ? resend(again, locale) : submit(again, 'primary'))}
    \${restart !== undefined && submit(restart, 'primary')}
    \${cancel !== undefined && submit(cancel, 'quiet')}
  </div>\`
}

function more(view: PushEndedView): Html | undefined {
  const [choose, code] = [findButton(view, 'choose'), findButton(view, 'use-code')]
  if (choose === undefined && code === undefined && view.note === undefined) return undefined
  return html\`<div class="more">
    \${view.note !== undefined && html\`<p class="note">\${view.note}</p>\`}
    <div class="row">
      \${choose !== undefined && submit(choose, 'link')}
      \${code !== undefined && submit(code, 'link')}
    </div>
  </div>\`
}

function lastLine(view: PushEndedView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined || view.notYou === undefined) return reference(view.reference, locale)
  return html\`<p class="reference">
    \${view.notYou} <a href="\${help.href}">\${readText(locale, 'locked_tell_us')}</a>.
    \${view.reference !== undefined && html\`\${readText(locale, 'reference')} \${referenceCode(view.reference)}\`}
  </p>\`
}
`,
    'push.ts': `// The page that waits for an answer on the phone; it asks by itself where scripts run, and has a button where they do not.
import { readText } from './parts/texts.js'
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type PushView = Extract<StepView, { readonly step: 'push' }>

import type { ViewContext } from 'express-pingone-mfa'
import { findButton, submit } from './parts/button.js'
import { ended, ends } from './parts/ends.js'
import { form } from './parts/form.js'
import { icon } from './parts/icon.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { sentence } from './parts/sentence.js'
import { slip } from './parts/slip.js'

/** Draws the page that waits. */
export function push(view: PushView, context: ViewContext): string {
  const { locale } = context
  const { approvalEnds } = view
  const scripts = [context.assets.waitScript]
  const isApproval = view.waiting !== undefined
  const question = html\`\${isApproval && waitingLine(view)}\${lead(view)}\${match(view)}\${note(view)}\${form(
    view,
    html\`\${errorSummary(view, locale)}\${buttons(view)}\${more(view)}\`,
  )}\${restartWithoutName(view)}\`
  return layout(view, context, {
    above: isApproval
      ? html\`<p class="pill">\${icon('pencil')}\${readText(locale, 'approve_pill')}</p>\`
      : badge(),
    hasOwnLead: true,
    hasSteps: true,
    scripts: approvalEnds === undefined ? scripts : [context.assets.pageScript, ...scripts],
    body: html\`\${slip(
      view,
      locale,
      approvalEnds === undefined
        ? question
        : html\`<div data-until-ended>\${question}</div>
            \${ended(approvalEnds)}\`,
    )}\${status(view)}\`,
  })
}

function badge(): Html {
  return html\`<div class="badge accent waiting">\${icon('phone', 'medium')}</div>\`
}

function waitingLine({ waiting = '', waitingParts }: PushView): Html {
  return html\`<div class="waiting-line">
    \${badge()}
    <h2>\${sentence(waiting, waitingParts)}</h2>
  </div>\`
}

function lead({ lead: text = '', leadParts, movesOn, thenCheck }: PushView): Html {
  return html\`<p class="lead" id="lead">
    \${sentence(text, leadParts)} <span data-without-script>\${thenCheck}</span>
    <span data-with-script hidden>\${movesOn}</span>
  </p>\`
}

function match({ number, numberLabel }: PushView): Html | undefined {
  if (number === undefined) return undefined
  return html\`<div class="match">
    <p class="match-label">\${numberLabel}</p>
    <p class="match-number" dir="ltr" translate="no">\${number}</p>
  </div>\`
}

function note({ note: text }: PushView): Html | undefined {
  return text === undefined ? undefined : html\`<p class="note match-note">\${text}</p>\`
}

function buttons(view: PushView): Html {
  const [check, cancel] = [findButton(view, 'check'), findButton(view, 'cancel')]
  return html\`<div class="actions">
    \${check !== undefined && submit(check, 'quiet')}
    \${cancel !== undefined && submit(cancel, 'quiet')}
  </div>\`
}

function more(view: PushView): Html | undefined {
  const [choose, code] = [findButton(view, 'choose'), findButton(view, 'use-code')]
  const { approvalEnds } = view
  if (choose === undefined && code === undefined && approvalEnds === undefined) return undefined
  return html\`<div class="more">
    \${
      approvalEnds !== undefined &&
      html\`<p class="note">\${ends(approvalEnds)} \${approvalEnds.advice}</p>\`
    }
    <div class="row">
      \${choose !== undefined && submit(choose, 'link')}
      \${code !== undefined && submit(code, 'link')}
    </div>
  </div>\`
}

/** What a script reads, and the one line that it says aloud. */
function status({ stateUrl, pollMs, secondsLeft, action, answered, soon }: PushView): Html {
  const asks = html\`data-state-url="\${stateUrl}" data-poll-ms="\${pollMs}"\`
  return html\`<div \${asks} data-seconds="\${secondsLeft}" data-next="\${action}" hidden></div>
    <p class="visually-hidden" role="status" data-answered="\${answered}" data-soon="\${soon}"></p>\`
}
`,
    'recover-password.ts': `// The page for a forgotten password: the code, the new password, and under the line a new code.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type RecoverPasswordView = Extract<StepView, { readonly step: 'recover-password' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { moreCode } from './parts/more-code.js'
import { nameForManagers } from './parts/name-for-managers.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'

/** Draws the page. */
export function recoverPassword(view: RecoverPasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: html\`\${form(
      view,
      html\`\${errorSummary(view, locale)}\${nameForManagers(view.username)}
      \${fields(view, locale)}\${actions(view)}\${moreCode(view, locale)}\`,
    )}\${restartWithoutName(view)}\`,
    scripts: [context.assets.passwordScript],
  })
}
`,
    'register.ts': `// The page that asks for an account: address, name and password, and under the line the way back to the sign-on.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type RegisterView = Extract<StepView, { readonly step: 'register' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { instead } from './parts/instead.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'

/** Draws the page. */
export function register(view: RegisterView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: form(
      view,
      html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\${instead(view, locale)}\`,
    ),
    hasSteps: true,
    scripts: [context.assets.passwordScript],
  })
}
`,
    'resume.ts': `// The page after an approval: the held request goes on by itself, or by a press.
import { exactly, html, type Html } from './parts/html.js'
import type { HeldField } from 'express-pingone-mfa'
import type { StepView } from 'express-pingone-mfa'

type ResumeView = Extract<StepView, { readonly step: 'resume' }>

import type { ViewContext } from 'express-pingone-mfa'
import { badge, wayOn } from './parts/dead-end.js'
import { layout } from './parts/layout.js'
import { reference } from './parts/reference.js'
import { slip } from './parts/slip.js'

/** Draws the page that sends the held request on. */
export function resume(view: ResumeView, context: ViewContext): string {
  const { locale, assets } = context
  const rest = view.heldFields === undefined ? wayOn(view) : heldForm(view, view.heldFields)
  return layout(view, context, {
    above: badge('check', 'ok'),
    body: slip(view, locale, html\`\${rest}\${reference(view.reference, locale)}\`),
    ...(view.heldFields === undefined ? {} : { scripts: [assets.resumeScript] }),
  })
}

/** The app's form as it came: nothing of ours is added, and the button has no name. */
function heldForm(view: ResumeView, held: readonly HeldField[]): Html {
  const { action, finishLabel, leadWithScript } = view
  const address = html\`method="post" action="\${action}" autocomplete="off"\`
  return html\`<form class="form" \${address} data-resume="\${leadWithScript}">
    \${held.map(heldField)}
    <div class="actions"><button class="button primary" type="submit">\${finishLabel}</button></div>
  </form>\`
}

/** A hidden input of the name \`_charset_\` is filled by the browser; one that is text and not shown is not. */
function heldField({ name, value }: HeldField): Html {
  const kind = /^_charset_$/i.test(name) ? html\`type="text" hidden\` : html\`type="hidden"\`
  return html\`<input \${kind} name="\${exactly(name)}" value="\${exactly(value)}" />\`
}
`,
    'select-device.ts': `// The page that asks how to confirm: one press on a device selects it.
import { html, type Html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type SelectDeviceView = Extract<StepView, { readonly step: 'select-device' }>

import type { ViewContext } from 'express-pingone-mfa'
import type { ViewDevice } from 'express-pingone-mfa'
import { findButton, findLink, place, submit } from './parts/button.js'
import { form } from './parts/form.js'
import { helpLine } from './parts/help-line.js'
import { icon, type IconName } from './parts/icon.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'
import { restartWithoutName } from './parts/restart.js'
import { slip } from './parts/slip.js'
import { sentence } from './parts/sentence.js'

/** Draws the device selection. */
export function selectDevice(view: SelectDeviceView, context: ViewContext): string {
  return layout(view, context, {
    body: slip(
      view,
      context.locale,
      html\`\${form(
        view,
        html\`<input type="hidden" name="action" value="continue" />
          \${errorSummary(view, context.locale)}
          <ul class="devices" role="list">
            \${view.devices.map(device)}
          </ul>\`,
      )}\${cancel(view)}\${lostDevice(view)}\${helpLine(view)}\${restartWithoutName(view)}\`,
    ),
  })
}

function device({ handle, type, label, nickname, detail, detailParts }: ViewDevice): Html {
  return html\`<li>
    <button class="device" type="submit" name="device" value="\${handle}">
      <span class="tile">\${icon(icons[type] ?? 'phone')}</span>
      <span class="device-text"
        ><span class="device-name">\${label}</span>
        \${nickname !== undefined && html\`<span class="device-detail"><bdi class="value" translate="no">\${nickname}</bdi></span>\`}
        \${detail !== undefined && html\`<span class="device-detail">\${sentence(detail, detailParts)}</span>\`}</span
      >
      <span class="chevron">\${icon('chevron')}</span>
    </button>
  </li>\`
}

function cancel(view: SelectDeviceView): Html | undefined {
  const button = findButton(view, 'cancel')
  if (button === undefined) return undefined
  return form(view, html\`<div class="actions">\${submit(button, 'quiet')}</div>\`)
}

function lostDevice(view: SelectDeviceView): Html | undefined {
  const link = findLink(view, 'lost-device')
  return link === undefined ? undefined : html\`<div class="more">\${place(link, 'link')}</div>\`
}

const icons: Readonly<Partial<Record<string, IconName>>> = {
  SMS: 'message',
  WHATSAPP: 'message',
  EMAIL: 'mail',
  VOICE: 'call',
  MOBILE: 'phone',
  FIDO2: 'key',
  PLATFORM: 'key',
  SECURITY_KEY: 'key',
  TOTP: 'app',
  OATH_TOKEN: 'app',
}
`,
    'signed-off.ts': `// The page after signing off.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type SignedOffView = Extract<StepView, { readonly step: 'signed-off' }>

import type { ViewContext } from 'express-pingone-mfa'
import { wayOn } from './parts/dead-end.js'
import { layout } from './parts/layout.js'
import { reference } from './parts/reference.js'

/** Draws the page after signing off. */
export function signedOff(view: SignedOffView, context: ViewContext): string {
  return layout(view, context, {
    body: html\`\${wayOn(view)}\${reference(view.reference, context.locale)}\`,
  })
}
`,
    'username.ts': `// The first page: who signs on?
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type UsernameView = Extract<StepView, { readonly step: 'username' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { layout } from './parts/layout.js'
import { errorSummary } from './parts/notice.js'

/** Draws the username page. */
export function username(view: UsernameView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: form(view, html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\`),
  })
}
`,
    'verify-email.ts': `// The page that asks for the code of an email.
import { html } from './parts/html.js'
import type { StepView } from 'express-pingone-mfa'

type VerifyEmailView = Extract<StepView, { readonly step: 'verify-email' }>

import type { ViewContext } from 'express-pingone-mfa'
import { actions } from './parts/actions.js'
import { fields } from './parts/field.js'
import { form } from './parts/form.js'
import { instead } from './parts/instead.js'
import { layout } from './parts/layout.js'
import { moreCode } from './parts/more-code.js'
import { errorSummary } from './parts/notice.js'
import { hasPersonRow } from './parts/person.js'

/** Draws the page. */
export function verifyEmail(view: VerifyEmailView, context: ViewContext): string {
  const { locale } = context
  const more = hasPersonRow(view) ? moreCode(view, locale) : instead(view, locale)
  return layout(view, context, {
    body: form(
      view,
      html\`\${errorSummary(view, locale)}\${fields(view, locale)}\${actions(view)}\${more}\`,
    ),
  })
}
`,
    'parts/actions.ts': `// The buttons under the fields: the page's one act first, then the way back.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, submit } from './button.js'

/** Continue, and cancel where the page has it; in an approval side by side where there is room. */
export function actions(view: StepView): Html {
  const [act, cancel] = [findButton(view, 'continue'), findButton(view, 'cancel')]
  return html\`<div class="actions \${view.purpose === 'approval' && 'pair'}">
    \${act !== undefined && submit(act, 'primary')}
    \${cancel !== undefined && submit(cancel, 'quiet')}
  </div>\`
}
`,
    'parts/branches.ts': `// The buttons that lead to pages beside the question, under a line of their own.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, submit } from './button.js'

/** The way to an account, for whoever has none; nothing on pages that do not offer it. */
export function branches(view: StepView): Html | undefined {
  const register = findButton(view, 'register')
  return register === undefined
    ? undefined
    : html\`<div class="more">\${submit(register, 'link')}</div>\`
}
`,
    'parts/button.ts': `// Buttons that post and links that lead on; both can look like a button or like text.
import { html, type Html } from './html.js'
import type { ButtonValue, ViewButton, ViewLink } from 'express-pingone-mfa'
import type { StepView } from 'express-pingone-mfa'

/** How a button or link looks. */
export type ButtonLook = 'primary' | 'quiet' | 'link'

/** A submit button. */
export function submit({ name, value, label }: ViewButton, look: ButtonLook): Html {
  return html\`<button class="\${classes[look]}" type="submit" name="\${name}" value="\${value}">
    \${label}
  </button>\`
}

/** A link to a place. */
export function place({ href, label }: ViewLink, look: ButtonLook): Html {
  return html\`<a class="\${classes[look]}" href="\${href}">\${label}</a>\`
}

/** A link that the page's script does not show before these seconds are over. */
export function placeLater({ href, label }: ViewLink, seconds = 0): Html {
  const after = Math.ceil(seconds)
  return html\`<a class="\${classes.link}" href="\${href}" data-after="\${after}">\${label}</a>\`
}

/** The page's button of that value, if it has it. */
export function findButton(view: StepView, value: ButtonValue): ViewButton | undefined {
  return view.buttons.find((button) => button.value === value)
}

/** The page's link of that name, if it has it. */
export function findLink(view: StepView, name: ViewLink['name']): ViewLink | undefined {
  return view.links.find((link) => link.name === name)
}

const classes: Readonly<Record<ButtonLook, string>> = {
  primary: 'button primary',
  quiet: 'button quiet',
  link: 'link',
}
`,
    'parts/comparison.ts': `// What was approved beside what arrived, line by line; a changed line says so in a word.
import { readText } from './texts.js'
import { html, type Html } from './html.js'
import type { ComparedDetail } from 'express-pingone-mfa'
import { data } from './details.js'

/** The table of the comparison. */
export function comparison(compared: readonly ComparedDetail[], locale: string): Html {
  return html\`<table class="comparison" role="table">
    <caption class="visually-hidden">
      \${readText(locale, 'mismatch_caption')}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">\${readText(locale, 'mismatch_detail')}</th>
        <th scope="col" role="columnheader">\${readText(locale, 'mismatch_approved')}</th>
        <th scope="col" role="columnheader">\${readText(locale, 'mismatch_arrived')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      \${joinAmounts(compared).map((row) => line(row, locale))}
    </tbody>
  </table>\`
}

type Row = readonly [ComparedDetail, ...ComparedDetail[]]

/** \`sum\` followed by \`currency\` is one row where both sides have both. */
function joinAmounts(compared: readonly ComparedDetail[]): Row[] {
  const rows: Row[] = []
  for (const detail of compared) {
    const before = rows.at(-1)
    if (
      detail.name === 'currency' &&
      before?.length === 1 &&
      before[0].name === 'sum' &&
      [detail, before[0]].every(isOnBothSides)
    ) {
      rows[rows.length - 1] = [...before, detail]
    } else {
      rows.push([detail])
    }
  }
  return rows
}

function isOnBothSides({ approved, arrived }: ComparedDetail): boolean {
  return approved !== undefined && arrived !== undefined
}

function line(row: Row, locale: string): Html {
  const isChanged = row.some(({ changed }) => changed)
  const tag = html\` <span class="tag danger">\${readText(locale, 'mismatch_changed')}</span>\`
  return html\`<tr role="row" \${isChanged && html\`class="changed"\`}>
    <th scope="row" role="rowheader">\${row[0].label}\${isChanged && tag}</th>
    \${cell(row, { side: 'approved', locale })}\${cell(row, { side: 'arrived', locale })}
  </tr>\`
}

/** The name of the column stands in the cell for a small screen, where there are no columns. */
function cell(
  row: Row,
  { side, locale }: { readonly side: 'approved' | 'arrived'; readonly locale: string },
): Html {
  const values = row.flatMap((detail) => detail[side] ?? [])
  const shown = values.length === 0 ? absent(locale) : data(values, locale)
  return html\`<td role="cell" class="\${side}">
    <span class="column" aria-hidden="true">\${readText(locale, \`mismatch_\${side}\`)}</span> \${shown}
  </td>\`
}

function absent(locale: string): Html {
  return html\`<span class="none">\${readText(locale, 'mismatch_absent')}</span>\`
}
`,
    'parts/dead-end.ts': `// What pages have in common where an attempt ends: a badge, and a way that leads on.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, findLink, place, submit, type ButtonLook } from './button.js'
import { form } from './form.js'
import { icon, type IconName } from './icon.js'

/** The round picture above the heading. */
export function badge(name: IconName, tint: 'accent' | 'warn' | 'ok' | 'danger'): Html {
  return html\`<div class="badge \${tint}">\${icon(name, 'medium')}</div>\`
}

/** The link or button that leads on; none when the page has neither. */
export function wayOn(view: StepView, look: ButtonLook = 'primary'): Html | undefined {
  const link = findLink(view, 'continue') ?? findLink(view, 'restart') ?? findLink(view, 'return')
  if (link !== undefined) return html\`<div class="actions">\${place(link, look)}</div>\`
  const button = findButton(view, 'restart')
  if (button === undefined) return undefined
  return form(view, html\`<div class="actions">\${submit(button, look)}</div>\`)
}

/** Looks for the result again, where the page is about one that is not there yet. */
export function checkNow(view: StepView): Html | undefined {
  const button = findButton(view, 'check')
  if (button !== undefined) {
    return form(view, html\`<div class="actions">\${submit(button, 'primary')}</div>\`)
  }
  const link = findLink(view, 'continue')
  return link === undefined ? undefined : html\`<div class="actions">\${place(link, 'primary')}</div>\`
}
`,
    'parts/details.ts': `// What is being approved, as a table: every line, in the app's order.
import { readText } from './texts.js'
import { html, type Html } from './html.js'
import type { ApprovalDetail, ViewApproval } from 'express-pingone-mfa'

/** The table; none on a page that is not about an approval. */
export function details(approval: ViewApproval | undefined, locale: string): Html | undefined {
  if (approval === undefined || approval.details.length === 0) return undefined
  const rows = joinAmounts(approval.details)
  return html\`<table class="details" role="table">
    <caption class="visually-hidden">
      \${readText(locale, 'details_caption')}
    </caption>
    <tbody role="rowgroup">
      \${rows.map((row, at) => line(row, { isLarge: at === 0 && isAmount(row), locale }))}
    </tbody>
  </table>\`
}

/** The values of one row as they are, in one direction; one that is empty is said to be. */
export function data(values: readonly string[], locale: string): Html {
  if (values.includes('')) return html\`\${values.map((value) => html\`\${single(value, locale)} \`)}\`
  const [value = '', ...others] = values
  if (others.length === 0) return single(value, locale)
  const spans = values.map((part, at) => html\`\${at > 0 && ' '}<span>\${part}</span>\`)
  return html\`<bdi class="datum" translate="no">\${spans}</bdi>\`
}

function single(value: string, locale: string): Html {
  return value === ''
    ? html\`<span class="none">\${readText(locale, 'detail_empty')}</span>\`
    : html\`<bdi class="datum" translate="no">\${value}</bdi>\`
}

type Row = readonly [ApprovalDetail, ...ApprovalDetail[]]

/** \`sum\` followed by \`currency\` is one amount, in one row. */
function joinAmounts(all: readonly ApprovalDetail[]): Row[] {
  const rows: Row[] = []
  for (const detail of all) {
    const before = rows.at(-1)
    if (detail.name === 'currency' && before?.length === 1 && before[0].name === 'sum') {
      rows[rows.length - 1] = [...before, detail]
    } else {
      rows.push([detail])
    }
  }
  return rows
}

function isAmount([{ name }]: Row): boolean {
  return name === 'sum' || name === 'amount'
}

function line(
  row: Row,
  { isLarge, locale }: { readonly isLarge: boolean; readonly locale: string },
): Html {
  const values = row.map(({ value }) => value)
  return html\`<tr role="row" \${isLarge && html\`class="large"\`}>
    <th scope="row" role="rowheader">\${row[0].label}</th>
    <td role="cell">\${data(values, locale)}</td>
  </tr>\`
}
`,
    'parts/ends.ts': `// When an approval ends: the sentence, kept true by a script, and what takes the place of the form once it is over.
import type { ApprovalFrame } from 'express-pingone-mfa'
import { html, type Html } from './html.js'
import { place } from './button.js'

/** The sentence as it is now, with what a script needs to keep it true. */
export function ends(frame: Partial<ApprovalFrame>): Html | undefined {
  const { endsAt, endsAtText, endsAtTemplates, secondsLeft } = frame
  if (endsAt === undefined || endsAtTemplates === undefined) return undefined
  const forms = Object.entries(endsAtTemplates).map(
    ([form, template]) => html\` data-\${form}="\${template}"\`,
  )
  return html\`<span data-ends="\${endsAt}" data-seconds="\${secondsLeft ?? 0}" \${forms}
    >\${endsAtText}</span
  >\`
}

/** What a script shows in place of the form once the time is over, and what it says shortly before. */
export function ended({ ended: after }: Partial<ApprovalFrame>): Html | undefined {
  if (after === undefined) return undefined
  const { text, warning, link } = after
  return html\`<p class="visually-hidden" role="status" data-warning="\${warning}"></p>
    <div data-ended tabindex="-1" hidden>
      <p class="lead">\${text}</p>
      \${link !== undefined && html\`<div class="actions">\${place(link, 'primary')}</div>\`}
    </div>\`
}
`,
    'parts/field-id.ts': `// The id of a field's input: that of its name, without signs that an id may not have.
import type { FieldName } from 'express-pingone-mfa'

/** The id of the input of a field. */
export function fieldId(name: FieldName): string {
  return name.replace(/[^\\w-]/g, '-')
}
`,
    'parts/field.ts': `// One field: label, hint, error, input, in reading order and tied together.
import { readText, type TextKey } from './texts.js'
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import type { ViewField } from 'express-pingone-mfa'
import { fieldId } from './field-id.js'
import { icon } from './icon.js'
import { rules } from './rules.js'

/** All fields of the page. */
export function fields(view: StepView, locale: string): Html {
  return html\`\${view.fields.map((item) => field(item, { view, locale }))}\`
}

/** The page that a field is on. */
interface Place {
  readonly view: StepView
  readonly locale: string
}

function field(item: ViewField, { view, locale }: Place): Html {
  const { name, label, hint } = item
  const id = fieldId(name)
  const error = view.messages.find(({ kind, field: at }) => kind === 'error' && at === name)
  return html\`<div class="field">
    <label for="\${id}">\${label}</label>
    \${hint !== undefined && html\`<p class="hint" id="\${id}-hint">\${hint}</p>\`}
    \${error !== undefined && errorText(error.text, { id, locale })}
    \${control(item, { view, locale, hasError: error !== undefined })}\${rules(item, locale)}
  </div>\`
}

/** The field, and beside a password the button that shows it: hidden until a script makes it work. */
function control(
  item: ViewField,
  { view, locale, hasError }: Place & { readonly hasError: boolean },
): Html {
  const field = input(item, { describedBy: describers(item, { view, hasError }), hasError })
  if (item.reveal !== true) return field
  const show = readText(locale, 'show')
  return html\`<div class="reveal">
    \${field}<button
      class="button quiet"
      type="button"
      hidden
      aria-pressed="false"
      aria-controls="\${fieldId(item.name)}"
      data-show="\${show}"
      data-hide="\${readText(locale, 'hide')}"
    >
      <span>\${show}</span
      ><span class="visually-hidden">\${readText(locale, shownAs[item.name] ?? 'show_what')}</span>
    </button>
  </div>\`
}

/** Of two passwords on a page each button names its own. */
const shownAs: Readonly<Partial<Record<ViewField['name'], TextKey>>> = {
  current_password: 'show_what_current',
  new_password: 'show_what_new',
}

function errorText(
  text: string,
  { id, locale }: { readonly id: string; readonly locale: string },
): Html {
  const prefix = html\`<span class="visually-hidden">\${readText(locale, 'error_prefix')}</span>\`
  return html\`<p class="error" id="\${id}-error">\${icon('alert')}<span>\${prefix}\${text}</span></p>\`
}

function describers(
  { name, hint, rules: lines }: ViewField,
  { view, hasError }: Pick<Place, 'view'> & { readonly hasError: boolean },
): string {
  const id = fieldId(name)
  return [
    hasError && \`\${id}-error\`,
    view.lead !== undefined && 'lead',
    hint !== undefined && \`\${id}-hint\`,
    lines !== undefined && \`\${id}-rules\`,
  ]
    .filter((id) => id !== false)
    .join(' ')
}

function input(
  item: ViewField,
  { describedBy, hasError }: { readonly describedBy: string; readonly hasError: boolean },
): Html {
  const { name, autocomplete, value, autofocus } = item
  return html\`<input
    class="input \${name === 'otp' && 'code'}"
    id="\${fieldId(name)}"
    name="\${name}"
    \${kinds[name] ?? kindOf(autocomplete)}
    autocomplete="\${autocomplete}"
    \${item.optional !== true && html\`required\`}
    \${value !== undefined && html\`value="\${value}"\`}
    \${describedBy !== '' && html\`aria-describedby="\${describedBy}"\`}
    \${hasError && html\`aria-invalid="true"\`}
    \${autofocus && html\`autofocus\`}
  />\`
}

const passwordKind = html\`type="password" autocapitalize="off" spellcheck="false"
enterkeyhint="done"\`
const mailedCodeKind = html\`type="text" dir="ltr" autocapitalize="characters" spellcheck="false"
enterkeyhint="done"\`

function kindOf(autocomplete: string): Html {
  if (autocomplete === 'email') return html\`type="email" autocapitalize="none" spellcheck="false"\`
  return autocomplete === 'tel' ? html\`type="tel"\` : html\`type="text"\`
}

/** Of other names: what the attribute is, else a line of text. */
const kinds: Readonly<Partial<Record<ViewField['name'], Html>>> = {
  username: html\`type="text" autocapitalize="none" spellcheck="false" enterkeyhint="next"\`,
  password: passwordKind,
  current_password: passwordKind,
  new_password: passwordKind,
  recovery_code: mailedCodeKind,
  verification_code: mailedCodeKind,
  email: html\`type="email" autocapitalize="none" spellcheck="false" enterkeyhint="next"\`,
  otp: html\`type="text" dir="ltr" inputmode="numeric" autocapitalize="off" spellcheck="false"
  enterkeyhint="done"\`,
}
`,
    'parts/footer.ts': `// What stands under the panel: the app's own links, help and privacy, and the languages to choose from.
import { readText } from './texts.js'
import { html, type Html } from './html.js'
import type { ViewLink } from 'express-pingone-mfa'
import type { OfferedLanguage, ViewContext } from 'express-pingone-mfa'
import { icon } from './icon.js'

/** The foot of every page; none without links and with one language. */
export function footer(
  links: readonly ViewLink[],
  { languages, locale }: Pick<ViewContext, 'languages' | 'locale'>,
): Html | undefined {
  const shown = links.filter(({ name }) => shownBelow.has(name))
  if (shown.length === 0 && languages === undefined) return undefined
  return html\`<footer class="footer">
    \${shown.map(({ href, label }) => html\`<a href="\${href}">\${label}</a> \`)}
    \${languages !== undefined && choice(languages, locale)}
  </footer>\`
}

function choice(languages: readonly OfferedLanguage[], locale: string): Html {
  const current = languages.find((language) => language.current)?.name ?? ''
  return html\`<details class="languages">
    <summary>
      \${icon('globe')}\${readText(locale, 'language_current', { language: current })}
    </summary>
    <ul>
      \${languages.map((language) => html\`<li>\${link(language)}</li>\`)}
    </ul>
  </details>\`
}

function link({ href, lang, dir, name, current }: OfferedLanguage): Html {
  const mark = current ? html\` aria-current="true"\` : html\`\`
  return html\`<a href="\${href}" lang="\${lang}" hreflang="\${lang}" dir="\${dir}" \${mark}>\${name}</a>\`
}

const shownBelow: ReadonlySet<ViewLink['name']> = new Set(['not-asked', 'help', 'privacy'])
`,
    'parts/form.ts': `// A form that posts to the one URL of its page, with the proof that it came from there.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'

/**
 * The form around fields and buttons. Firefox would put the hidden values of an older page back on reload; the form says
 * no to that, since a hidden input may not, and fields with a token of their own are filled in all the same.
 */
export function form(
  view: StepView,
  content: Html,
  {
    className = 'form',
    autoSubmit,
    publicKey,
  }: {
    readonly className?: string
    readonly autoSubmit?: number | undefined
    /** What a script asks a passkey for, as JSON. */
    readonly publicKey?: string | undefined
  } = {},
): Html {
  const address = html\`method="post" action="\${view.action}" autocomplete="off" novalidate\`
  const automatic = autoSubmit !== undefined && html\`data-auto-submit="\${autoSubmit}"\`
  const asked = publicKey !== undefined && html\`data-public-key="\${publicKey}"\`
  return html\`<form class="\${className}" \${address} \${automatic} \${asked}>
    <input type="hidden" name="csrf" value="\${view.csrf}" />
    \${content}
  </form>\`
}
`,
    'parts/header.ts': `// The brand above the panel: its picture, and its name as text.
import { isPageAddress } from './page-address.js'
import { html, type Html } from './html.js'
import type { Brand } from 'express-pingone-mfa'

/** The head of every page. */
export function header(brand: Brand): Html {
  const picture = logo(brand)
  const isNameInPicture = picture !== undefined && (brand.logoAlt ?? '').includes(brand.name)
  return html\`<header class="brand">
    \${picture}\${!isNameInPicture && html\`<span translate="no">\${brand.name}</span>\`}
  </header>\`
}

function logo({ logoUrl, logoDarkUrl, logoAlt = '' }: Brand): Html | undefined {
  if (logoUrl === undefined || !isPageAddress(logoUrl)) return undefined
  const image = html\`<img class="logo" src="\${logoUrl}" alt="\${logoAlt}" />\`
  if (logoDarkUrl === undefined || !isPageAddress(logoDarkUrl)) return image
  // In srcset a comma ends an address.
  const dark = logoDarkUrl.replaceAll(',', '%2C')
  return html\`<picture
    ><source srcset="\${dark}" media="(prefers-color-scheme: dark)" />
    \${image}</picture
  >\`
}
`,
    'parts/help-line.ts': `// Whom to ask, where the brand has no help to link to.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'

/** The line; none where a link stands in its place. */
export function helpLine({ helpLine: text }: StepView): Html | undefined {
  return text === undefined ? undefined : html\`<div class="more"><p class="note">\${text}</p></div>\`
}
`,
    'parts/icon.ts': `// Small pictures beside words: 24 grid, one stroke, in the colour of the text; never without a word.
import { html, type Html } from './html.js'

/** Names of the pictures. */
export type IconName =
  | 'alert'
  | 'info'
  | 'check'
  | 'clock'
  | 'message'
  | 'mail'
  | 'call'
  | 'phone'
  | 'key'
  | 'passkey'
  | 'app'
  | 'chevron'
  | 'pencil'
  | 'stop'
  | 'globe'

/** A picture that screen readers skip. */
export function icon(name: IconName, size: 'small' | 'medium' = 'small'): Html {
  return html\`<svg class="icon \${size}" viewBox="0 0 24 24" aria-hidden="true">
    \${shapes[name]}
  </svg>\`
}

const shapes: Readonly<Record<IconName, Html>> = {
  alert: html\`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5M12 16.25v.01" />\`,
  info: html\`<circle cx="12" cy="12" r="9" /><path d="M12 11.5v5M12 7.75v.01" />\`,
  check: html\`<circle cx="12" cy="12" r="9" /><path d="m8.25 12.25 2.5 2.5 5-5.25" />\`,
  clock: html\`<circle cx="12" cy="12" r="9" /><path d="M12 7.25V12l3 1.75" />\`,
  message: html\`<path
    d="M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V17h-2A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5ZM8 11v.01M12 11v.01M16 11v.01"
  />\`,
  mail: html\`<rect x="3" y="5" width="18" height="14" rx="1.75" /><path
      d="m3.5 6.5 8.5 6 8.5-6"
    />\`,
  call: html\`<path
    d="M7.2 3.75H4.9A1.4 1.4 0 0 0 3.5 5.2 15.6 15.6 0 0 0 18.8 20.5a1.4 1.4 0 0 0 1.45-1.4v-2.3a1.4 1.4 0 0 0-1.1-1.37l-2.75-.6a1.4 1.4 0 0 0-1.43.56l-.9 1.23a12.6 12.6 0 0 1-6.7-6.7l1.24-.9a1.4 1.4 0 0 0 .55-1.42l-.6-2.76A1.4 1.4 0 0 0 7.2 3.75Z"
  />\`,
  phone: html\`<rect x="7" y="2.75" width="10" height="18.5" rx="1.75" /><path d="M11 18.25h2" />\`,
  key: html\`<circle cx="8" cy="15.5" r="4.25" /><path
      d="m11 12.5 8.5-8.5M16 7.5l2.75 2.75M13.25 10.25l1.75 1.75"
    />\`,
  passkey: html\`<circle cx="9.5" cy="7.5" r="4" /><path d="M3 20v-1a6 6 0 0 1 6-6h3" /><circle
      cx="17.5"
      cy="13"
      r="2.75"
    /><path d="M17.5 15.75V21l1.75-1.5M17.5 18h1.5" />\`,
  app: html\`<circle cx="12" cy="13" r="8" /><path d="M12 9v4l2.5 1.5M9.5 2.75h5" />\`,
  pencil: html\`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10" />\`,
  stop: html\`<path
    d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9.25 9.25l5.5 5.5M14.75 9.25l-5.5 5.5"
  />\`,
  globe: html\`<circle cx="12" cy="12" r="9" /><path
      d="M3 12h18M12 3c2.5 2.6 3.75 5.6 3.75 9S14.5 18.4 12 21c-2.5-2.6-3.75-5.6-3.75-9S9.5 5.6 12 3Z"
    />\`,
  chevron: html\`<path d="m9 5.5 6.5 6.5L9 18.5" />\`,
}
`,
    'parts/instead.ts': `// Under the line of a page of a registration: a note, perhaps a new code, and the way back to the sign-on.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, submit } from './button.js'
import { resend } from './resend.js'

/** The note and the buttons, in the form of the page. */
export function instead(view: StepView & { readonly note?: string }, locale: string): Html {
  const [again, restart] = [findButton(view, 'resend'), findButton(view, 'restart')]
  return html\`<div class="more">
    \${view.note !== undefined && html\`<p class="note">\${view.note}</p>\`}
    <div class="row">
      \${again !== undefined && resend(again, locale)}
      \${restart !== undefined && submit(restart, 'link')}
    </div>
  </div>\`
}
`,
    'parts/layout.ts': `// The frame of every page: head, brand, panel with its heading, footer.
import { isPageAddress } from './page-address.js'
import { readLanguage } from './texts.js'
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import type { ViewContext } from 'express-pingone-mfa'
import { footer } from './footer.js'
import { header } from './header.js'
import { notices } from './notice.js'
import { person } from './person.js'
import { sentence } from './sentence.js'

/** What a page puts into the frame. */
export interface Content {
  /** A round picture or a few words above the heading. */
  readonly above?: Html
  /** All that stands under the heading and the lead. */
  readonly body: Html
  /** The body has the lead in a place of its own. */
  readonly hasOwnLead?: boolean
  /** The page has a class of the stylesheet of steps. */
  readonly hasSteps?: boolean
  /** 560 px in place of 440, for what has to be read. */
  readonly isWide?: boolean
  /** Paths of scripts of ours. */
  readonly scripts?: readonly string[]
}

/** The whole page. */
export function layout(view: StepView, context: ViewContext, content: Content): string {
  const { above, body, hasOwnLead, hasSteps, scripts = [] } = content
  const { isWide = view.purpose === 'approval' } = content
  const { lang, dir } = readLanguage(context.locale)
  return html\`<!doctype html>
    <html lang="\${lang}" dir="\${dir}">
      <head>
        <meta charset="utf-8" />
        <title>\${view.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="\${context.assets.stylesheet}" />
        \${(hasSteps === true || context.languages !== undefined) && html\`<link rel="stylesheet" href="\${context.assets.stepsStylesheet}" />\`}
        <link rel="stylesheet" href="\${context.assets.brandStylesheet}" />
        <link rel="icon" href="\${findIcon(context)}" />
        \${scripts.map((script) => html\`<script src="\${script}" defer></script>\`)}
      </head>
      <body \${isWide && html\`class="wide"\`}>
        \${header(context.brand)}
        <main class="panel">
          \${person(view)}\${above}
          <h1>\${view.heading}</h1>
          \${hasOwnLead !== true && lead(view)} \${notices(view)} \${body}
        </main>
        \${footer(view.links, context)}
      </body>
    </html> \`.toString()
}

/** The brand's own picture of the tab, else ours in its accent. */
function findIcon({ brand: { iconUrl }, assets }: ViewContext): string {
  return iconUrl !== undefined && isPageAddress(iconUrl) ? iconUrl : assets.icon
}

/** The sentence under the heading. */
export function lead({ lead: text, leadParts }: StepView): Html | undefined {
  return text === undefined
    ? undefined
    : html\`<p class="lead" id="lead">\${sentence(text, leadParts)}</p>\`
}
`,
    'parts/local-time.ts': `// A moment that a script writes in the reader's own zone; without it, it stands in UTC and says so.
import { html, type Html } from './html.js'

/** The moment in words, with the machine's form of it. */
export function localTime(iso: string, text: string): Html {
  return html\`<time datetime="\${iso}" data-local>\${text}</time>\`
}
`,
    'parts/more-code.ts': `// Under the line of a page that asks for the code of an email: a note, and the button for a new code.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton } from './button.js'
import { resend } from './resend.js'

/** The note and the button; nothing where no more codes are sent. */
export function moreCode(
  view: StepView & { readonly note?: string },
  locale: string,
): Html | undefined {
  const again = findButton(view, 'resend')
  if (again === undefined) return undefined
  return html\`<div class="more">
    \${view.note !== undefined && html\`<p class="note">\${view.note}</p>\`}
    <div class="row">\${resend(again, locale)}</div>
  </div>\`
}
`,
    'parts/name-for-managers.ts': `// The name once more, for password managers only: they keep a password with the name it belongs to.
import { html, type Html } from './html.js'

/** Without a \`name\` it is not posted: nobody is asked, and nothing can be changed here. */
export function nameForManagers(username: string | undefined): Html | undefined {
  if (username === undefined) return undefined
  return html\`<input
    class="visually-hidden"
    type="text"
    autocomplete="username"
    value="\${username}"
    readonly
    tabindex="-1"
    aria-hidden="true"
  />\`
}
`,
    'parts/notice.ts': `// Messages that belong to no field: what was done, and what is the matter.
import { readText } from './texts.js'
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import type { ViewMessage } from 'express-pingone-mfa'
import { fieldId } from './field-id.js'
import { icon, type IconName } from './icon.js'

/** Notices that report, between heading and form. */
export function notices(view: StepView): Html {
  const told = standAlone(view).filter(({ kind }) => kind !== 'error')
  return html\`\${told.map(
    ({ kind, text }) =>
      html\`<div class="notice \${kind}" role="status">
        \${icon(icons[kind])}
        <p>\${text}</p>
      </div>\`,
  )}\`
}

/** The summary of what went wrong where no field is to blame; it takes the focus. */
export function errorSummary(view: StepView, locale: string): Html | undefined {
  const all = view.messages.filter(({ kind }) => kind === 'error')
  const errors = all.filter(({ field }) => field === undefined)
  // One field that is wrong says so itself; where there are several, each is found by its link.
  if (errors.length === 0 && all.length < 2) return undefined
  const listed = errors.length === 0 ? all : errors
  return html\`<div class="notice error" role="alert" tabindex="-1" autofocus>
    \${icon('alert')}
    <div>
      <h2>\${readText(locale, 'problem_heading')}</h2>
      \${listed.map(({ text, field }) => html\`<p>\${field === undefined ? text : html\`<a href="#\${fieldId(field)}">\${text}</a>\`}</p>\`)}
    </div>
  </div>\`
}

function standAlone(view: StepView): readonly ViewMessage[] {
  return view.messages.filter(({ field }) => field === undefined)
}

const icons: Readonly<Record<ViewMessage['kind'], IconName>> = {
  error: 'alert',
  warn: 'alert',
  info: 'info',
  ok: 'check',
}
`,
    'parts/person.ts': `// Who is signing on, with the way out for whom it is not.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, submit } from './button.js'
import { form } from './form.js'

/** The row above the heading; none on pages without a name, and none on approvals. */
export function person(view: StepView): Html | undefined {
  const username = 'username' in view ? view.username : undefined
  if (username === undefined || view.purpose === 'approval') return undefined
  const name = html\`<bdi class="person-name" translate="no">\${username}</bdi>\`
  const restart = findButton(view, 'restart')
  if (restart === undefined) return html\`<p class="person">\${name}</p>\`
  return form(view, html\`\${name}\${submit(restart, 'link')}\`, { className: 'person' })
}

/** True when the row stands on the page and has the button that starts again. */
export function hasPersonRow(view: StepView): boolean {
  return person(view) !== undefined
}
`,
    'parts/reference.ts': `// The reference that support finds an attempt by.
import { readText, type TextKey } from './texts.js'
import { html, type Html } from './html.js'

/** The line with the reference; none without one. */
export function reference(
  code: string | undefined,
  locale: string,
  key: TextKey = 'reference',
): Html | undefined {
  if (code === undefined) return undefined
  return html\`<p class="reference">\${readText(locale, key)} \${referenceCode(code)}</p>\`
}

/** The reference itself: one press selects it. */
export function referenceCode(code: string): Html {
  return html\`<code translate="no">\${code}</code>\`
}
`,
    'parts/resend.ts': `// The button for a new code, which appears by itself once the server would accept it.
import { readParts, readText } from './texts.js'
import { html, type Html } from './html.js'
import type { ViewButton } from 'express-pingone-mfa'
import { submit } from './button.js'

/** The button at once, after a count-down in the stylesheet, or the waiting time in words. */
export function resend(button: ViewButton, locale: string): Html {
  const { waitSeconds = 0 } = button
  if (waitSeconds <= 0) return submit(button, 'link')
  if (waitSeconds > longestCountDown) return waitInWords(waitSeconds, locale)
  return countDown(button, { s: Math.ceil(waitSeconds / 5) * 5, locale })
}

/** The stylesheet has the classes \`wait-5\` to \`wait-60\`. */
const longestCountDown = 60

function waitInWords(waitSeconds: number, locale: string): Html {
  const m = Math.ceil(waitSeconds / 60)
  return html\`<div class="wait">
    <p class="note">\${readText(locale, 'resend_wait_minutes', { m })}</p>
  </div>\`
}

/** The running number is for eyes only; a screen reader is told once. */
function countDown(
  button: ViewButton,
  { s, locale }: { readonly s: number; readonly locale: string },
): Html {
  const running = readParts(locale, 'resend_wait', { s }).map(({ text }) =>
    text === String(s) ? html\`<span class="wait-number"></span>\` : html\`\${text}\`,
  )
  return html\`<div class="wait wait-\${s}">
    <p class="note wait-text">
      <span aria-hidden="true">\${running}</span
      ><span class="visually-hidden">\${readText(locale, 'resend_wait', { s })}</span>
    </p>
    \${submit(button, 'link')}
  </div>\`
}
`,
    'parts/restart.ts': `// The button that starts again on a page that shows no name to put it beside.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { findButton, submit } from './button.js'
import { form } from './form.js'
import { hasPersonRow } from './person.js'

/** A form of its own under the page's form; none where the row with the name has the button. */
export function restartWithoutName(view: StepView): Html | undefined {
  const button = findButton(view, 'restart')
  if (button === undefined || hasPersonRow(view)) return undefined
  return form(view, html\`<div class="row">\${submit(button, 'link')}</div>\`, { className: 'more' })
}
`,
    'parts/rules.ts': `// The rules under the field for a new password: a mark and a line each; a script turns the marks while somebody types.
import { readText } from './texts.js'
import { html, type Html } from './html.js'
import type { ViewField, ViewRule } from 'express-pingone-mfa'

/** The list, and a place that tells how many rules are met. */
export function rules({ name, rules: lines = [] }: ViewField, locale: string): Html | undefined {
  if (lines.length === 0) return undefined
  return html\`<ul
      class="rules"
      id="\${name}-rules"
      role="list"
      data-rules="\${name}"
      data-met="\${readText(locale, 'rule_met')}"
      data-open="\${readText(locale, 'rule_open')}"
    >
      \${lines.map((line) => rule(line, locale))}
    </ul>
    <p
      class="visually-hidden"
      role="status"
      data-rules-met="\${readText(locale, 'rule_count', { n: '{n}', m: '{m}' })}"
    ></p>\`
}

function rule({ text, state, check }: ViewRule, locale: string): Html {
  const word = state === 'open' ? '' : readText(locale, state === 'met' ? 'rule_met' : 'rule_open')
  const facts =
    check !== undefined &&
    html\`data-check="\${check.kind}" data-count="\${check.count}"
    \${check.characters !== undefined && html\`data-characters="\${check.characters}"\`}\`
  return html\`<li class="\${state}" \${facts}>
    <svg class="icon small" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path class="when-met" d="m8.25 12.25 2.5 2.5 5-5.25" />
      <path class="when-unmet" d="M12 7.5v5M12 16.25v.01" />
    </svg>
    <span>\${text}<span class="visually-hidden">\${word}</span></span>
  </li>\`
}
`,
    'parts/sentence.ts': `// A sentence with its values set apart: heavier, and isolated from the direction of the words around.
import { html, type Html } from './html.js'
import type { TextPart } from 'express-pingone-mfa'

/** The sentence in pieces, or as it is where there are none. */
export function sentence(text: string, parts?: readonly TextPart[]): Html {
  if (parts === undefined) return html\`\${text}\`
  return html\`\${parts.map((part) => (part.kind === 'value' ? value(part.text) : html\`\${part.text}\`))}\`
}

function value(text: string): Html {
  return html\`<bdi class="value" translate="no">\${text}</bdi>\`
}
`,
    'parts/slip.ts': `// The slip of an approval: what is being approved, a perforation, and what approves it.
import { html, type Html } from './html.js'
import type { StepView } from 'express-pingone-mfa'
import { details } from './details.js'

/** The details above the perforation and the rest below; the rest alone where nothing is being approved. */
export function slip({ approval }: StepView, locale: string, rest: Html): Html {
  const table = details(approval, locale)
  return table === undefined
    ? rest
    : html\`\${table}
        <div class="stub">\${rest}</div>\`
}
`,
    'parts/html.ts': `// The escaping template tag: the only way to HTML.

/** HTML that is already escaped. Only the \`html\` tag makes one. */
export type Html = EscapedHtml

/** What may stand in a template: text is escaped, HTML is kept, nothing is left out. */
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[]

/** Joins a template with its values, each escaped for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new EscapedHtml(
    strings.reduce((done, literal, at) => done + renderValue(values[at - 1]) + literal),
  )
}

/** Escapes one text for a text node or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(unprintable, '\\uFFFD').replace(special, escapeSpecial)
}

/**
 * A text that a browser reads back from a quoted attribute as it was, hidden characters included.
 *
 * For values that go back to a server unseen: what a person reads goes through the tag.
 */
export function exactly(text: string): Html {
  return new EscapedHtml(
    text
      .replace(/[\\p{Cs}\\0]/gu, '\\uFFFD')
      .replace(special, escapeSpecial)
      .replace(/[\\r\\n\\t]/g, writeReference),
  )
}

class EscapedHtml {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

function renderValue(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof EscapedHtml) return value.toString()
  if (Array.isArray(value)) return value.map(renderValue).join('')
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  throw new TypeError('html: a value must be text, a number, html\`…\`, or an array of these')
}

function escapeSpecial(character: string): string {
  return entities[character] ?? character
}

/** A line end as it stands would be read as another one. */
function writeReference(character: string): string {
  return \`&#\${character.charCodeAt(0)};\`
}

const special = /[&<>"'\`]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\`': '&#96;',
}

// Lone surrogates, control characters but tab and line ends, and the marks that turn the direction of the words around.
const unprintable =
  /[\\p{Cs}\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]/gu
`,
    'parts/texts.ts': `// The words of a page beside its model, in the language of the page.
import { pageTexts, type TextKey, type TextPart } from 'express-pingone-mfa'

export type { TextKey } from 'express-pingone-mfa'

type Values = Readonly<Record<string, string | number>>

/** The words as one text. */
export function readText(locale: string, key: TextKey, values?: Values): string {
  return pageTexts(locale).text(key, values)
}

/** The words in pieces, with the values set apart. */
export function readParts(locale: string, key: TextKey, values?: Values): TextPart[] {
  return pageTexts(locale).parts(key, values)
}

/** How the language of a page is called and written. */
export function readLanguage(locale: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  return pageTexts(locale)
}
`,
    'parts/page-address.ts': `// Addresses of pictures: the option \`brand\` was checked when the app started.

/** True for a path of the app, or an https address. */
export function isPageAddress(address: string): boolean {
  return /^(?:https:\\/\\/|\\/(?![/\\\\]))/.test(address)
}
`,
  },
}
