import { applyMode, Mode } from '@cloudscape-design/global-styles'

/** Light or dark, as the reader's system is, from now on. */
export function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => applyMode(dark.matches ? Mode.Dark : Mode.Light)
  apply()
  dark.addEventListener('change', apply)
}
