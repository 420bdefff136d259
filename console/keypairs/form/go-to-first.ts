import { DRAFT_MEMBERS, type DraftErrors } from './draft-errors.ts'

/**
 * Goes to the first field that is wrong: it may be out of sight, on a phone above all.
 *
 * @param fields what the fields are in
 */
export function goToFirst(errors: DraftErrors, fields: HTMLElement | null): void {
  const wrong = DRAFT_MEMBERS.find((member) => errors[member] !== undefined)
  const field = fields?.querySelector(`[data-member="${wrong}"]`)
  const control = field?.querySelector('input') ?? field?.querySelector('button')
  control?.focus()
}
