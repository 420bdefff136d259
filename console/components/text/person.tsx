import Box from '@cloudscape-design/components/box'

/**
 * A person, by their `sub`: the console knows nothing else about them. A `sub` may be any word, such as "You"
 * or "platform". It has a typeface that our own words never have, so it cannot be mistaken for one of them.
 */
export function Person({ subject }: { readonly subject: string }) {
  return (
    <Box variant="code" color="inherit">
      <bdi>{subject}</bdi>
    </Box>
  )
}
