import { Button, Menu } from '@mantine/core'
import { address } from '../api.ts'
import { useBook, useScope } from '../scope.ts'
import { useLanguage, useWords } from '../words.ts'

const FORMATS = ['xlsx', 'pdf', 'html', 'json'] as const

/** The statements that are on the screen as a file. */
export function SaveAs() {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const { basis, entity, period, unit } = useScope()
  const path = `/books/${encodeURIComponent(book)}/documents`
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{words('saveAs')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={address(path, { basis, entity, period, unit, language, format })}
            download
          >
            {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
