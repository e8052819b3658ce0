// Plain data that nobody changes afterwards, without freezing what it was made from.

/** Copies and freezes, all the way down. */
export function freezeCopy<Data>(data: Data): Data {
  return freeze(structuredClone(data))
}

function freeze<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data
  for (const member of Object.values(data)) freeze(member)
  return Object.freeze(data)
}
