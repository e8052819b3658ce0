// Makes passwords that PingOne's policies take and that survive files and shells.
import { randomInt } from 'node:crypto'

/**
 * A password of 24 characters with capitals, small letters, digits and a sign, about 135 bits.
 *
 * No character comes twice, as some password policies want it. It begins with a letter and has none of
 * the characters that a shell or a `.env` file takes for its own, nor letters that look alike.
 */
export function generatePassword(): string {
  const first = draw(capitals + smallLetters, 1)
  const each = [capitals, smallLetters, digits, signs].flatMap((set) =>
    draw(without(set, first), 1),
  )
  const rest = draw(
    without(capitals + smallLetters + digits + signs, [...first, ...each]),
    length - first.length - each.length,
  )
  return [...first, ...draw([...each, ...rest].join(''), length - first.length)].join('')
}

const length = 24
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const smallLetters = 'abcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
const signs = '-_.+@'

/** Some characters of a set, in random order, none twice. */
function draw(set: string, count: number): readonly string[] {
  const left = Array.from(set)
  return Array.from({ length: count }, () => left.splice(randomInt(left.length), 1).join(''))
}

function without(set: string, taken: readonly string[]): string {
  return Array.from(set)
    .filter((character) => !taken.includes(character))
    .join('')
}
