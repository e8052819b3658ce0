// How many parts a text message goes out in: its alphabet and length decide (3GPP TS 23.038, 23.040).

const gsm7 =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const gsm7Extension = '\f^{}\\[~]|€'

/** The number of parts; GSM-7 carries 160 characters alone or 153 a part, UCS-2 70 or 67. */
export function countTextMessageParts(text: string): number {
  const characters = Array.from(text)
  const isGsm7 = characters.every((each) => gsm7.includes(each) || gsm7Extension.includes(each))
  if (!isGsm7) return countParts(text.length, 70, 67)
  const septets = characters.reduce((sum, each) => sum + (gsm7Extension.includes(each) ? 2 : 1), 0)
  return countParts(septets, 160, 153)
}

function countParts(length: number, alone: number, eachPart: number): number {
  return length <= alone ? 1 : Math.ceil(length / eachPart)
}
