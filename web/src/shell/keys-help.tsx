import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../words.ts'
import { singleLetters } from './global-keys.ts'
import { KEYS, useKeysWords } from './keys-words.ts'
import './keys-help.css'

/** All keys by where they work; single letters can be switched off here. */
export function KeysHelp({ onClose, opened }: { opened: boolean; onClose: () => void }) {
  const words = useKeysWords()
  const language = useLanguage()
  const [areOn, setOn] = useState(singleLetters.areOn)
  const toggle = (): void => {
    singleLetters.set(!areOn)
    setOn(!areOn)
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      // See palette.tsx.
      lockScroll={false}
      title={words('keys')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <p className="single-letters">
        {words(areOn ? 'singleOn' : 'singleOff')}{' '}
        <Button variant="default" onClick={toggle}>
          {words(areOn ? 'turnOff' : 'turnOn')}
        </Button>
      </p>
      <div className="keys-help">
        {KEYS.map(({ keys, title }) => (
          <table key={title.en}>
            <caption>{title[language]}</caption>
            <tbody>
              {keys.map(([combination, ru, en]) => (
                <tr key={combination}>
                  <th scope="row">{language === 'ru' ? ru : en}</th>
                  <td>
                    {combination
                      .split(/([ +])/)
                      .map((part, at) =>
                        part === ' ' || part === '+' ? ' ' : <kbd key={`${part} ${String(at)}`}>{part}</kbd>,
                      )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Modal>
  )
}
