import Box from '@cloudscape-design/components/box'
import type { CardsProps } from '@cloudscape-design/components/cards'
import type { Keypair } from '../../api/queries.ts'
import { KeyIdLink } from '../../components/text/key-id.tsx'
import { keypairPlace } from '../../places.ts'
import { COLUMNS } from './keypair-columns.tsx'
import { type RowAction, RowActions } from './row-actions.tsx'

/** A keypair as a card, for narrow pages. It shows the same as a row. */
export function cardDefinition(
  onChange: (change: RowAction, keyId: string) => void,
): CardsProps.CardDefinition<Keypair> {
  return {
    header: (keypair) => (
      <>
        <Box float="right">
          <RowActions keypair={keypair} onChoose={(action) => onChange(action, keypair.keyId)} />
        </Box>
        <KeyIdLink keyId={keypair.keyId} href={keypairPlace(keypair.owner, keypair.keyId)} />
      </>
    ),
    sections: COLUMNS.filter(({ id }) => id !== 'keyId').map(({ id, header, cell }) => ({
      id,
      header,
      content: cell,
      width: id === 'comment' || id === 'scopes' ? 100 : 50,
    })),
  }
}
