import { NativeSelect, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { AskSupport } from '../screens/support/ask-support.tsx'
import { useSession } from '../session.ts'
import { useLanguage, useWords } from '../words.ts'
import { useChooseLanguage } from './language.tsx'

/** The right end of the top bar: language, theme, the person. */
export function OwnCorner() {
  const words = useWords()
  const language = useLanguage()
  const choose = useChooseLanguage()
  const { person } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  return (
    <>
      <span className="spring" />
      <NativeSelect
        aria-label={words('language')}
        variant="unstyled"
        value={language}
        data={[
          { value: 'ru', label: 'Рус' },
          { value: 'en', label: 'Eng' },
        ]}
        onChange={(event) => void choose(event.target.value === 'en' ? 'en' : 'ru')}
      />
      <UnstyledButton
        aria-label={words('theme')}
        onClick={() => {
          const dark = document.documentElement.dataset.mantineColorScheme === 'dark'
          setColorScheme(dark ? 'light' : 'dark')
        }}
      >
        ◐
      </UnstyledButton>
      <AskSupport />
      <Link to="/own" className="person" translate="no">
        {person?.name}
      </Link>
    </>
  )
}
