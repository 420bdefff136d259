interface Page<Item> {
  readonly items: readonly Item[]
  readonly nextCursor: string | null
}

/** Reads all items of a list, page by page. */
export async function everyPage<Item>(
  read: (query: Readonly<Record<string, string>>) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let query: Readonly<Record<string, string>> = {}
  for (;;) {
    const page = await read(query)
    items.push(...page.items)
    if (page.nextCursor === null) return items
    query = { cursor: page.nextCursor }
  }
}
