import { DRAFT_MEMBERS, type DraftErrors } from './draft-errors.ts'

/**
 * Moves the focus to the first wrong field. It may be out of sight, especially on a phone.
 *
 * @param fields the element that contains the fields
 */
export function goToFirst(errors: DraftErrors, fields: HTMLElement | null): void {
  const wrong = DRAFT_MEMBERS.find((member) => errors[member] !== undefined)
  const field = fields?.querySelector(`[data-member="${wrong}"]`)
  const control = field?.querySelector('input') ?? field?.querySelector('button')
  control?.focus()
}
