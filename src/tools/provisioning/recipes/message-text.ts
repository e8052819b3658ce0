// What a message may say: its length on the phone, and the places that PingOne fills in.

const basicAlphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsm7 = new Set(`${basicAlphabet}^{}\\[~]|€`)

/** Says why PingOne would not take a text message. */
export function findSmsProblem(content: string): string | undefined {
  if (/[\n\r\t]/.test(content)) return 'must be one line'
  const isGsm7 = Array.from(content).every((character) => gsm7.has(character))
  if (isGsm7 && content.length > 153) {
    return `has ${content.length} characters: a text message may have 153`
  }
  if (!isGsm7 && content.length > 67) {
    return `has ${content.length} characters: a text message with characters beyond GSM-7 (${listForeign(content)}) may have 67`
  }
  return undefined
}

function listForeign(content: string): string {
  const foreign = new Set(Array.from(content).filter((character) => !gsm7.has(character)))
  return [...foreign].slice(0, 5).join(' ')
}

/** Says what is wrong with the `${…}` of a text. */
export function findVariableProblem(
  text: string,
  options: { readonly needsOtp: boolean },
): string | undefined {
  const rest = text.replaceAll(/\$\{[a-z][a-z0-9_.-]*\}/gi, '')
  if (rest.includes('${')) return 'has a ${ that begins no variable: write it like ${recipient}'
  if (options.needsOtp && !/\$\{otp\}/i.test(text)) {
    return 'must have ${otp}, where PingOne writes the code'
  }
  return undefined
}
