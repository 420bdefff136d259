// How the list of a hundred keypairs feels in a browser, compared with a list of one: milliseconds on this machine,
// and ratios within one run. The two are measured in turn, round by round, so that a drift affects both.
import type { Page } from 'playwright-core'
import { ownerPlace } from '../../console/places.ts'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { addKeypairs } from '../browser/pictures/demo.ts'
import { Studio } from '../browser/pictures/studio.ts'
import { longestTask, millisecondsFromData, painted } from './browser-tasks.ts'
import { line } from './measure.ts'

const ROUNDS = 9
const MANY = 100
const SITTING = {
  as: 'ada',
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
  scale: 1,
} as const

interface Round {
  readonly data: number
  readonly sort: number
  readonly type: number
  readonly clear: number
}

const studio = await Studio.start()
try {
  const many = await openList(MANY)
  const turns = await pageTurns(many)
  await showAll(many)
  const one = await openList(1)
  await showAll(one)
  const rounds: { readonly one: Round; readonly many: Round }[] = []
  // The first one warms the browser up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    rounds.push({ one: await measure(one), many: await measure(many) })
  }
  report(rounds.slice(1), turns)
} finally {
  await studio.stop()
}
// Connections that the SDK and the JVM left open must not keep the command waiting.
process.exit()

async function openList(count: number): Promise<Page> {
  const owner: OwnerRef = { type: 'account', id: `with-${count}` }
  await studio.register(owner, { name: `With ${count}` })
  await addKeypairs(studio, owner, count)
  const page = await studio.open(ownerPlace(owner), SITTING)
  await page.getByText(`Machine ${count} of`).waitFor()
  return page
}

/** Shows all keypairs of the list on one page. */
async function showAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose columns' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: String(MANY) }).check()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('Machine 1 of').waitFor()
}

/** The longest tasks of going to the next page of twenty and back. */
async function pageTurns(page: Page): Promise<readonly number[]> {
  const tasks: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const button = page.getByRole('button', {
      name: round % 2 === 0 ? 'Next page' : 'Previous page',
    })
    tasks.push(await longestTask(page, () => button.click()))
  }
  return tasks.slice(1)
}

async function measure(page: Page): Promise<Round> {
  const comment = page.getByRole('columnheader', { name: 'Comment' }).getByRole('button').first()
  const search = page.getByRole('searchbox')
  await painted(page)
  return {
    data: await millisecondsFromData(page, 'Refresh the list', '/keypairs'),
    sort: await longestTask(page, () => comment.click()),
    // All keypairs contain it, so all rows stay.
    type: await longestTask(page, () => search.press('m')),
    clear: await longestTask(page, () => search.press('Backspace')),
  }
}

function report(
  rounds: readonly { readonly one: Round; readonly many: Round }[],
  turns: readonly number[],
): void {
  console.log(`${ROUNDS} rounds, Chromium ${studio.chromium.version()}; milliseconds`)
  console.log(''.padEnd(64) + ['minimum', 'median', 'maximum'].map((s) => s.padStart(10)).join(''))
  const all = (name: string, figure: (round: Round) => number) => {
    console.log(
      line(
        `${name}: 100 keypairs`,
        rounds.map(({ many }) => figure(many)),
        1,
      ),
    )
    console.log(
      line(
        `${name}: one keypair`,
        rounds.map(({ one }) => figure(one)),
        1,
      ),
    )
    console.log(
      line(
        '  ratio',
        rounds.map(({ many, one }) => figure(many) / figure(one)),
        1,
      ),
    )
  }
  all('from data to painted rows', ({ data }) => data)
  all('longest task of sorting', ({ sort }) => sort)
  all('longest task of typing a letter', ({ type }) => type)
  all('longest task of taking it away', ({ clear }) => clear)
  console.log(line('longest task of turning a page of 20', turns, 1))
}
