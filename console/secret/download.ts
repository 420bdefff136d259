import type { CredentialFile } from './credential-files.ts'

/**
 * Has the browser save a file.
 *
 * @returns what takes back the address under which the browser reads it: some begin to read a good while after
 * they are asked to, when somebody has said where to
 */
export function download({ name, mediaType, content }: CredentialFile): () => void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  return () => URL.revokeObjectURL(url)
}
