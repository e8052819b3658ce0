// The reference a person can read out to support: on the page and in the events.
import { randomInt } from 'node:crypto'

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Makes a reference such as `7F3K-92QD`: 8 characters without 0, O, 1 and I. */
export function createReference(): string {
  const characters = Array.from({ length: 8 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)))
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`
}
