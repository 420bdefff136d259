import { localStage } from './local-stage.ts'
import { remoteStage } from './remote-stage.ts'
import type { Stage } from './stage.ts'

/**
 * The stage that `STAGE_URL` names; without one, the stack of `npm start`, started for the journey.
 *
 * @throws {Error} when it is set and names none: whoever set it means a stage
 */
export async function chooseStage(variables = process.env): Promise<Stage> {
  return variables.STAGE_URL === undefined ? await localStage() : remoteStage(variables)
}
