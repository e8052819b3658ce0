// A device's destination as a person may see it: masked, also where it did not come masked.

/** The destination with everything hidden that a page may not show. */
export function maskDestination(destination: string): string {
  return isMail(destination) ? maskMail(destination) : maskNumber(destination)
}

/** The digits a person knows a phone number by: its last two. */
export function readLastDigits(destination: string): string | undefined {
  if (isMail(destination)) return undefined
  return /(\d)\D*(\d)\D*$/.exec(destination)?.slice(1).join('')
}

function isMail(destination: string): boolean {
  return destination.includes('@')
}

function maskMail(address: string): string {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at)]
  return local.includes('*') ? address : `${Array.from(local).slice(0, 2).join('')}****${domain}`
}

function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '').length
  let seen = 0
  return number.replace(/\d/g, (digit) => {
    seen += 1
    return seen > digits - 2 ? digit : '*'
  })
}
