// A sign-on spoken straight to PingOne's flow API, as an app would: for the emulator, without an app.
import { createHash, randomBytes } from 'node:crypto'
import type { Answer, Outgoing } from './request.js'
import { send } from './request.js'

/** Where the emulator is, and the client it knows. */
export interface EmulatorAddress {
  /** Address of the environment at the authorization server. */
  readonly authUrl: string
  readonly inboxUrl: string
  readonly environment: Readonly<Record<string, string>>
}

/** Five calls and one look into the inbox; throws when no ID Token comes of it. */
export async function signOnByFlow(address: EmulatorAddress, username: string): Promise<void> {
  const { authUrl, environment } = address
  const clientId = environment['PINGONE_CLIENT_ID'] ?? ''
  const verifier = randomBytes(32).toString('base64url')
  const parameters = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    response_mode: 'pi.flow',
    scope: 'openid',
    redirect_uri: 'http://127.0.0.1:9/callback',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const jar = new Map<string, string>()
  const opened = await call(jar, `${authUrl}/as/authorize`, { body: parameters.toString() })
  const flowUrl = `${authUrl}/flows/${String(opened['id'])}`
  await act(jar, { flowUrl, action: 'user.lookup', fields: { username } })
  const otp = await readCode(address, username)
  const completed = await act(jar, { flowUrl, action: 'otp.check', fields: { otp } })
  const resumed = await call(jar, String(completed['resumeUrl']), { method: 'GET' })
  const { code } = resumed['authorizeResponse'] as { readonly code: string }
  const secret = environment['PINGONE_CLIENT_SECRET'] ?? ''
  const tokens = await call(jar, `${authUrl}/as/token`, {
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: 'http://127.0.0.1:9/callback',
    }).toString(),
  })
  if (typeof tokens['id_token'] !== 'string') throw new Error('no ID Token came')
}

function act(
  jar: Map<string, string>,
  {
    flowUrl,
    action,
    fields,
  }: { readonly flowUrl: string; readonly action: string; readonly fields: object },
): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': `application/vnd.pingidentity.${action}+json` }
  return call(jar, flowUrl, { headers, body: JSON.stringify(fields) })
}

async function call(
  jar: Map<string, string>,
  url: string,
  outgoing: Outgoing,
): Promise<Readonly<Record<string, unknown>>> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(cookie !== '' && { cookie }),
    ...outgoing.headers,
  }
  const answer = await send(url, { method: 'POST', ...outgoing, headers })
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    jar.set(name, value)
  }
  return readBody(url, answer)
}

async function readCode({ inboxUrl }: EmulatorAddress, username: string): Promise<string> {
  const url = `${inboxUrl}/messages?username=${username}`
  const { status, body } = await send(url, { headers: { accept: 'application/json' } })
  if (status !== 200) throw new Error(`${url} answered ${status}: ${body.slice(0, 300)}`)
  const messages = JSON.parse(body) as readonly { readonly otp: string }[]
  const newest = messages.at(-1)
  if (newest === undefined) throw new Error(`no message for ${username}`)
  return newest.otp
}

function readBody(url: string, { status, body }: Answer): Readonly<Record<string, unknown>> {
  if (status !== 200) throw new Error(`${url} answered ${status}: ${body.slice(0, 300)}`)
  return JSON.parse(body) as Readonly<Record<string, unknown>>
}
