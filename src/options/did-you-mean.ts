// The known word nearest to a misspelt one, if any is near enough to be meant.

/** Finds the word that was probably meant; `undefined` when none is near. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  const plain = normalise(word)
  let nearest: string | undefined
  let shortest = Infinity
  for (const candidate of known) {
    const distance = editDistance(plain, normalise(candidate))
    if (distance <= tolerance(plain) && distance < shortest) {
      nearest = candidate
      shortest = distance
    }
  }
  return nearest
}

/** Case, hyphens and underscores are what people get wrong first. */
function normalise(word: string): string {
  return word.slice(0, 64).toLowerCase().replaceAll(/[-_]/g, '')
}

function tolerance(word: string): number {
  return Math.min(3, Math.max(1, Math.floor(word.length / 4)))
}

/** Edits that turn one word into the other: insert, delete, replace, swap of neighbours. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      let edits = Math.min(
        at(previous, j) + 1,
        at(current, j - 1) + 1,
        at(previous, j - 1) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) edits = Math.min(edits, at(beforePrevious, j - 2) + 1)
      current.push(edits)
    }
    beforePrevious = previous
    previous = current
  }
  return at(previous, right.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}
