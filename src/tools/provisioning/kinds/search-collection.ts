// Looks through a whole collection, page by page.

/** All resources of a collection that pass. */
export async function collectWhere<Resource>(
  resources: AsyncIterable<Resource>,
  isWanted: (resource: Resource) => boolean = () => true,
): Promise<readonly Resource[]> {
  const wanted: Resource[] = []
  for await (const resource of resources) if (isWanted(resource)) wanted.push(resource)
  return wanted
}
