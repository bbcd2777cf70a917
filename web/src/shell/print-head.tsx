import { usePrinting } from '../parts/printing.ts'
import { periodName } from '../period.ts'
import { useScope } from '../scope.ts'
import { useLanguage, useWords } from '../words.ts'
import { useOpenBook } from './book-context.ts'

/** On paper alone: of which book, framework and period the page is, and when it was printed. Company and unit are said by
 * the heading of the screen itself. */
export function PrintHead() {
  const words = useWords()
  const language = useLanguage()
  const { bases, dates, fiscalYearStart, title, titleEn } = useOpenBook()
  const { basis = bases[0], period } = useScope()
  const at = usePrinting()
  const date = period?.slice(-10) ?? dates[0]
  const of = [
    language === 'ru' ? title : titleEn,
    words(basis === 'ifrs-18' ? 'ifrs18' : 'bas1'),
    date ? periodName(date, fiscalYearStart, language) : '',
  ]
  return (
    <div className="print-head" aria-hidden="true">
      <span>{of.filter(Boolean).join(' · ')}</span>
      <span>
        {at &&
          new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
            dateStyle: 'short',
            timeStyle: 'short',
          }).format(at)}
      </span>
    </div>
  )
}
