import { useOwners } from '../api/queries.ts'
import { Page } from '../components/page.tsx'
import { strings } from '../strings/strings.ts'
export function OwnersPage() {
  const { data } = useOwners()
  return <Page title={strings.owners.title}>{JSON.stringify(data)}</Page>
}
