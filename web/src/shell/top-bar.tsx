import { NativeSelect, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { StateSlot } from '../live/state-slot.tsx'
import { periodName } from '../period.ts'
import { useScope, useSetScope } from '../scope.ts'
import { unitName } from '../unit.ts'
import { useLanguage, useWords } from '../words.ts'
import { useOpenBook } from './book-context.ts'
import { Keys } from './keys.tsx'
import { OwnCorner } from './own-corner.tsx'
import { SectionsButton, type SectionsMenu } from './sections-menu.tsx'

/** Always in sight: book, period, company or group, framework, unit, language, theme. */
export function TopBar({ menu }: { menu: SectionsMenu }) {
  const words = useWords()
  const language = useLanguage()
  const book = useOpenBook()
  const scope = useScope()
  const setScope = useSetScope()
  const date = scope.period?.slice(-10) ?? book.dates[0] ?? ''
  const at = book.dates.indexOf(date)
  const go = (step: number): void => {
    const next = book.dates[at + step]
    if (next) setScope({ period: `${next}/${next}` })
  }
  const basis = scope.basis ?? book.bases[0]
  // A company's own statements are in its own currency.
  const currency = book.entities.find(({ code }) => code === scope.entity)?.currency || book.currency
  return (
    <header className="top-bar">
      <SectionsButton menu={menu} />
      <Link to="/" className="brand">
        TrialBalance
      </Link>
      <strong className="book-title">{language === 'ru' ? book.title : book.titleEn}</strong>
      <UnstyledButton
        aria-label={words('previousPeriod')}
        disabled={at >= book.dates.length - 1}
        onClick={() => go(1)}
      >
        ‹
      </UnstyledButton>
      <NativeSelect
        aria-label={words('period')}
        variant="unstyled"
        value={date}
        data={book.dates.map((value) => ({
          value,
          label: periodName(value, book.fiscalYearStart, language),
        }))}
        onChange={(event) => setScope({ period: `${event.target.value}/${event.target.value}` })}
      />
      <UnstyledButton aria-label={words('nextPeriod')} disabled={at <= 0} onClick={() => go(-1)}>
        ›
      </UnstyledButton>
      <NativeSelect
        aria-label={words('entity')}
        className="entity-setting"
        variant="unstyled"
        value={scope.entity ?? ''}
        data={[
          { value: '', label: words('wholeGroup') },
          ...book.entities.map(({ code, name, nameEn }) => ({
            value: code,
            label: language === 'ru' ? name : nameEn,
          })),
        ]}
        onChange={(event) =>
          setScope({ entity: event.target.value || undefined, line: undefined, path: undefined })
        }
      />
      <NativeSelect
        aria-label={words('basis')}
        variant="unstyled"
        value={basis}
        data={book.bases.map((value) => ({ value, label: words(value === 'ifrs-18' ? 'ifrs18' : 'bas1') }))}
        onChange={(event) => setScope({ basis: event.target.value, line: undefined, path: undefined })}
      />
      <NativeSelect
        aria-label={words('unit')}
        variant="unstyled"
        value={scope.unit ?? String(book.unit)}
        data={[1, 1000, 1_000_000].map((unit) => ({
          value: String(unit),
          label: unitName(currency, unit, language),
        }))}
        onChange={(event) =>
          setScope({ unit: event.target.value === String(book.unit) ? undefined : event.target.value }, true)
        }
      />
      <StateSlot />
      <span className="spring" />
      <Keys />
      <OwnCorner />
    </header>
  )
}
