/** Percent-decodes a text. Returns undefined when its escapes are not valid UTF-8. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The pairs of a query string, in order. A part that cannot be decoded stays as it is. */
export function queryPairs(query: string, plusIsSpace: boolean): readonly [string, string][] {
  const decode = (text: string) => {
    const spaced = plusIsSpace ? text.replaceAll('+', ' ') : text
    return percentDecoded(spaced) ?? text
  }
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? [decode(pair), '']
        : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
    })
}
