import { UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useGlobalKeys } from './global-keys.ts'
import { useKeysWords } from './keys-words.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }))

/** The way to everything by keyboard: palette and list of keys; both load when they are first opened. */
export function Keys() {
  const words = useKeysWords()
  const [asked, setAsked] = useState(0)
  const [help, setHelp] = useState<'never' | 'open' | 'closed'>('never')
  const onPalette = useCallback(() => setAsked((count) => count + 1), [])
  const onHelp = useCallback(() => setHelp('open'), [])
  useGlobalKeys({ onPalette, onHelp })
  return (
    <>
      <UnstyledButton className="search-button" onClick={onPalette} aria-keyshortcuts="Control+K">
        <span>{words('search')}</span> <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <UnstyledButton aria-label={words('keys')} onClick={onHelp}>
        ?
      </UnstyledButton>
      <Suspense fallback={null}>
        {asked > 0 && <Palette asked={asked} onHelp={onHelp} />}
        {help !== 'never' && <KeysHelp opened={help === 'open'} onClose={() => setHelp('closed')} />}
      </Suspense>
    </>
  )
}
