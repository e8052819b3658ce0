// Looks through a whole collection, page by page.

/** Those of the name, and what a reader should know of others whose name differs in case alone. */
export async function searchByName<Resource extends { readonly id: string; readonly name: string }>(
  resources: AsyncIterable<Resource>,
  { name, noun }: { readonly name: string; readonly noun: string },
): Promise<{ readonly named: readonly Resource[]; readonly remarks: readonly string[] }> {
  const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
  const alike = await collectWhere(resources, (resource) => fold(resource.name) === fold(name))
  const others = alike.filter((resource) => resource.name !== name)
  return {
    named: alike.filter((resource) => resource.name === name),
    remarks: others.map(
      ({ id, name: other }) =>
        `There is another ${noun} "${other}" (${id}), whose name differs only in its spelling: PingOne may take both for one`,
    ),
  }
}

/** All resources of a collection that pass. */
export async function collectWhere<Resource>(
  resources: AsyncIterable<Resource>,
  isWanted: (resource: Resource) => boolean = () => true,
): Promise<readonly Resource[]> {
  const wanted: Resource[] = []
  for await (const resource of resources) if (isWanted(resource)) wanted.push(resource)
  return wanted
}
