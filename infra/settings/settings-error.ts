/** A stage's settings cannot be used. The message has a sentence for each that is wrong. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
  }
}
