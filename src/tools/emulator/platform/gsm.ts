// How long a text message is: in GSM-7 where its characters allow, else in UCS-2 (3GPP TS 23.038).

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extended = '^{}\\[~]|€'

/** Length in the units of its alphabet, and how many a content may have of them. */
export function textMessageUnits(text: string): { readonly units: number; readonly max: number } {
  // `${…}` is replaced before the message is sent: its braces are no characters of the message.
  const characters = Array.from(text.replaceAll(/\$\{[^}]+\}/g, (name) => name.slice(2, -1)))
  const isGsm = characters.every((each) => basic.includes(each) || extended.includes(each))
  if (!isGsm) return { units: characters.join('').length, max: 67 }
  const units = characters.reduce((sum, each) => sum + (extended.includes(each) ? 2 : 1), 0)
  return { units, max: 153 }
}
