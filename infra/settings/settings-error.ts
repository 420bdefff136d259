/** Wrong settings of a stage. The message has a sentence for each wrong value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
  }
}
