import type { CredentialFile } from './credential-files.ts'

/** Has the browser save a file. The page keeps neither its content nor its address. */
export function download({ name, mediaType, content }: CredentialFile): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by now, and goes on after the address is gone.
  URL.revokeObjectURL(url)
}
