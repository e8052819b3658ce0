// A client's id and secret as HTTP Basic credentials.

/** Writes the value of `Authorization`: both parts are form-encoded first (RFC 6749 §2.3.1). */
export function writeBasicCredentials(clientId: string, clientSecret: string): string {
  const credentials = `${encodeForm(clientId)}:${encodeForm(clientSecret)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

/** What PingOne's ids and secrets are made of stays as it is. */
function encodeForm(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
