import type { CredentialFile } from './credential-files.ts'

/**
 * Makes the browser save a file.
 *
 * @returns a function that revokes the file's URL. Do not call it at once: some browsers only start reading
 * after the user has chosen where to save
 */
export function download({ name, mediaType, content }: CredentialFile): () => void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  return () => URL.revokeObjectURL(url)
}
