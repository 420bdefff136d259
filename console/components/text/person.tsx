import Box from '@cloudscape-design/components/box'

/**
 * A person by their `sub`, which is all that is known of them. It may be any word, such as "You" or
 * "platform": in a typeface of its own it cannot pose as one of ours.
 */
export function Person({ subject }: { readonly subject: string }) {
  return (
    <Box variant="code" color="inherit">
      <bdi>{subject}</bdi>
    </Box>
  )
}
