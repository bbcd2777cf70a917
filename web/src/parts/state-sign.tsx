export type State = 'done' | 'warns' | 'blocks' | 'open' | 'none' | 'wait'

const PATHS: Readonly<Record<State, string>> = {
  done: 'M2.5 6.5 5 9l4.5-6',
  warns: 'M6 2v5M6 9.2v.6',
  blocks: 'M3 3l6 6M9 3l-6 6',
  open: 'M6 2.2a3.8 3.8 0 1 0 .01 0',
  wait: 'M6 2.2a3.8 3.8 0 1 0 .01 0M6 2.2v7.6',
  none: 'M3 6h6',
}

/** The six state signs; a word always stands beside one. */
export function StateSign({ state }: { state: State }) {
  return (
    <svg className={`state-sign ${state}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={PATHS[state]} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}
