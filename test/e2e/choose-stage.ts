import { localStage } from './local-stage.ts'
import { remoteStage } from './remote-stage.ts'
import type { Stage } from './stage.ts'

/**
 * The stage that `STAGE_URL` names. Without the variable, the stack of `npm start`, started for the journey.
 *
 * @throws {Error} when the variable is set but names no stage, because whoever set it means one
 */
export async function chooseStage(variables = process.env): Promise<Stage> {
  return variables.STAGE_URL === undefined ? await localStage() : remoteStage(variables)
}
