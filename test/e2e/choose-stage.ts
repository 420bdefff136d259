import { localStage } from './local-stage.ts'
import { remoteStage } from './remote-stage.ts'
import type { Stage } from './stage.ts'

/** The stage that `STAGE_URL` names; without one, the stack of `npm start`, started for the journey. */
export async function chooseStage(variables = process.env): Promise<Stage> {
  return variables.STAGE_URL ? remoteStage(variables) : await localStage()
}
