import { applyMode, Mode } from '@cloudscape-design/global-styles'

/** Applies the system's color scheme, light or dark, now and whenever it changes. */
export function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => applyMode(dark.matches ? Mode.Dark : Mode.Light)
  apply()
  dark.addEventListener('change', apply)
}
