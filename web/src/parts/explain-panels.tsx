import { useScope, useSetScope } from '../scope.ts'
import { ExplainPanel } from './explain-panel.tsx'
import { NO_TARGET, pinOf, pinText, sameFigure, targetOf } from './explain-target.ts'

/** The explanation that the address opens, and beside it the one that was pinned. */
export function ExplainPanels({ entity, onClosed }: { entity?: string | undefined; onClosed: () => void }) {
  const scope = useScope()
  const setScope = useSetScope()
  const own = targetOf(scope)
  const pinned = pinOf(scope.pin)
  const open = sameFigure(own, pinned) ? undefined : own
  const of = entity === undefined ? {} : { entity }
  return (
    <>
      {pinned && (
        <ExplainPanel
          target={{ ...pinned, ...of }}
          isPinned
          onPath={(path) => setScope({ pin: pinText({ ...pinned, path }) })}
          onPin={() => setScope({ pin: undefined })}
          onClose={() => {
            setScope({ pin: undefined, ...(open ? {} : NO_TARGET) })
            onClosed()
          }}
        />
      )}
      {open && (
        <ExplainPanel
          target={{ ...open, ...of }}
          onPath={(path) => setScope({ path: path || undefined })}
          onPin={() => {
            setScope({ ...NO_TARGET, pin: pinText(open) })
            onClosed()
          }}
          onClose={() => {
            setScope(NO_TARGET)
            onClosed()
          }}
        />
      )}
    </>
  )
}
