import TopNavigation from '@cloudscape-design/components/top-navigation'
import { useLocation } from 'wouter'
import { OWNERS_PLACE } from '../../places.ts'
import { useSession } from '../../session/session-context.ts'
import { strings } from '../../strings/strings.ts'

const SIGN_OUT = 'sign-out'

/** The name of the product, and the menu of the user who is signed in. */
export function TopBar() {
  const { name, signOut } = useSession()
  const [, navigate] = useLocation()
  return (
    <TopNavigation
      identity={{
        href: OWNERS_PLACE,
        title: strings.common.product,
        onFollow: (event) => {
          event.preventDefault()
          navigate(OWNERS_PLACE)
        },
      }}
      utilities={[
        {
          type: 'menu-dropdown',
          text: name,
          ariaLabel: strings.session.signedInAs(name),
          iconName: 'user-profile',
          items: [{ id: SIGN_OUT, text: strings.session.signOut }],
          onItemClick: ({ detail }) => {
            if (detail.id === SIGN_OUT) void signOut()
          },
        },
      ]}
    />
  )
}
