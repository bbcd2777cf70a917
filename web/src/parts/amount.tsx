import { isZero, type SignStyle, writeAmount } from '../amount.ts'
import { useLanguage, useWords } from '../words.ts'

interface Props {
  /** Decimal text; null for no data. */
  value: string | null
  style?: SignStyle
  /** Opens where the figure comes from. */
  onOpen?: () => void
  strong?: boolean
  label?: string
  /** `row column` among the figures of its table, which the arrows walk; the first is the tab stop. */
  cell?: string
}

/** Every figure of the application: tabular digits, brackets or minus, a dash for zero; a click or Enter opens it. */
export function Amount({ value, style = 'brackets', onOpen, strong = false, label, cell }: Props) {
  const language = useLanguage()
  const words = useWords()
  const text = writeAmount(value, style, language)
  const negative = value?.startsWith('-') ?? false
  const name = value !== null && isZero(value) ? words('zero') : undefined
  const className = `amount${negative && style === 'brackets' ? ' in-brackets' : ''}${strong ? ' strong' : ''}`
  if (!onOpen || text === '')
    return (
      <span className={className}>
        {name === undefined ? (
          text
        ) : (
          <>
            <span aria-hidden="true">{text}</span>
            <span className="visually-hidden">{name}</span>
          </>
        )}
      </span>
    )
  return (
    <button
      type="button"
      className={className}
      onClick={onOpen}
      {...(cell === undefined ? {} : { 'data-cell': cell, tabIndex: cell === '0 0' ? 0 : -1 })}
      aria-label={label ? `${label}: ${name ?? text}` : name}
    >
      {text}
    </button>
  )
}
