// How a customer gets a passkey while PingOne is on this machine: the bank asks for the device, the browser makes the key.

/** Asks PingOne for a passkey's device, and activates it. */
export interface PasskeyPairing {
  /** A device that waits, and what the browser is to make for it: JSON, as PingOne wrote it. */
  begin(userId: string): Promise<{ readonly device: string; readonly options: string }>
  /** @returns whether PingOne believed what the browser made. */
  finish(
    userId: string,
    made: { readonly device: string; readonly attestation: string },
  ): Promise<boolean>
}

/** With the rights of a worker, which a bank on the internet would not give its web application. */
export function createPasskeyPairing(options: {
  readonly worker: Readonly<Record<string, string>>
  readonly baseUrl: string
  readonly devicePolicy: string
}): PasskeyPairing {
  const { worker, baseUrl, devicePolicy } = options
  const { hostname, origin } = new URL(baseUrl)
  const environment = worker['PINGONE_ENVIRONMENT_ID'] ?? ''

  async function call(path: string, type: string, body: object): Promise<unknown> {
    const url = `${worker['PINGONE_API_BASE_URL'] ?? ''}/environments/${environment}/users/${path}`
    const headers = { authorization: `Bearer ${await askToken(worker)}`, 'content-type': type }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return answer.ok ? answer.json() : undefined
  }

  return {
    async begin(userId) {
      const made = await call(`${userId}/devices`, 'application/json', {
        type: 'FIDO2',
        rp: { id: hostname, name: 'Alder Bank' },
        policy: { id: devicePolicy },
      })
      return {
        device: readText(made, 'id'),
        options: readText(made, 'publicKeyCredentialCreationOptions'),
      }
    },
    async finish(userId, { device, attestation }) {
      const path = `${userId}/devices/${encodeURIComponent(device)}`
      const type = 'application/vnd.pingidentity.device.activate+json'
      return (await call(path, type, { origin, attestation })) !== undefined
    },
  }
}

async function askToken(worker: Readonly<Record<string, string>>): Promise<string> {
  const { PINGONE_WORKER_CLIENT_ID: id = '', PINGONE_WORKER_CLIENT_SECRET: secret = '' } = worker
  const url = `${worker['PINGONE_AUTH_BASE_URL'] ?? ''}/${worker['PINGONE_ENVIRONMENT_ID'] ?? ''}/as/token`
  const credentials = Buffer.from(`${id}:${encodeURIComponent(secret)}`).toString('base64')
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return readText(await answer.json(), 'access_token')
}

function readText(from: unknown, name: string): string {
  const value: unknown =
    typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined
  if (typeof value !== 'string') throw new Error(`PingOne answered without ${name}`)
  return value
}
