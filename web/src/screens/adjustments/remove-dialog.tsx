import { Button, Modal } from '@mantine/core'
import { useLanguage } from '../../words.ts'
import { journalWords } from './words.ts'

interface Props {
  id: string
  opened: boolean
  onRemove: () => void
  onClose: () => void
}

export function RemoveDialog({ id, onClose, onRemove, opened }: Props) {
  const words = journalWords(useLanguage())
  return (
    <Modal
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words.close }}
      opened={opened}
      onClose={onClose}
      title={`${words.remove} ${id}`}
    >
      <p>{words.removeAsk}</p>
      <div className="merge-buttons">
        <Button onClick={onRemove}>{words.remove}</Button>
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Modal>
  )
}
