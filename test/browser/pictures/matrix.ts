import { FIRST_LOOK, takeAllLooks } from './camera.ts'
import { addManyOwners } from './many-owners.ts'
import type { Scene, Setting } from './scene.ts'
import { DIALOG_SCENES } from './scenes-of-dialogs.ts'
import { FAULT_SCENES } from './scenes-of-faults.ts'
import { PAGE_SCENES } from './scenes-of-pages.ts'
import type { Credentials, Studio } from './studio.ts'

const SCENES: readonly Scene[] = [...PAGE_SCENES, ...DIALOG_SCENES, ...FAULT_SCENES]

/**
 * Takes pictures of every page and dialog in all sizes and both color schemes, and prints which are wider
 * than the window.
 *
 * @param only takes only scenes with this in their name; the empty string takes all
 */
export async function takeMatrix(
  studio: Studio,
  keypairs: ReadonlyMap<string, Credentials>,
  folder: string,
  only: string,
): Promise<void> {
  await addManyOwners(studio)
  for (const scene of SCENES.filter(({ name }) => name.includes(only))) {
    try {
      const complaints = await take(scene, { studio, keypairs }, folder)
      console.log([scene.name, ...complaints].join('\n'))
    } catch (error) {
      console.error(`${scene.name} could not be taken:`, error)
      process.exitCode = 1
    } finally {
      studio.dynamodb.recover()
    }
  }
}

async function take(scene: Scene, set: Setting, folder: string): Promise<readonly string[]> {
  const { name, place, as = 'ada', hasDialog = false } = scene
  const { width, height } = FIRST_LOOK
  await scene.before?.(set)
  const page = await set.studio.open(typeof place === 'string' ? place : place(set), {
    as: as ?? undefined,
    viewport: { width, height },
    colorScheme: 'light',
    scale: 1,
  })
  try {
    await scene.act(page, set)
    return await takeAllLooks(page, folder, name, hasDialog)
  } finally {
    await page.context().close()
  }
}
