// What of a letter's files is kept with a request. What is kept out stays in the letter's own bytes, and the reader is
// told of it with the reason.

export interface LetterFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** `program`: would run when opened. `macros`: a document that carries a program. */
export type KeptOutReason = 'program' | 'macros' | 'too-large' | 'too-many' | 'empty'

export interface KeptOut {
  readonly name: string
  readonly reason: KeptOutReason
}

/** Sizes in bytes (operations.md §5: 25 MB an attachment; base64 makes a third more of them). */
export const LETTER_LIMITS = { letter: 40_000_000, attachment: 25_000_000, attachments: 50 } as const

const PROGRAMS = new Set(
  (
    'ade adp app appx bat chm cmd com cpl dll dmg exe gadget hta img inf ins iso isp jar js jse jsp lib lnk mde msc ' +
    'msi msix msp mst nsh pif ps1 ps1xml ps2 psc1 psd1 psm1 py pyc reg scf scr sct sh sys vb vbe vbs vhd vhdx vxd ' +
    'ws wsc wsf wsh xll xpi svg htm html xhtml mht url website desktop'
  ).split(' '),
)
const WITH_MACROS = new Set('docm dotm xlsm xltm xlam pptm potm ppam ppsm sldm'.split(' '))

const extensionOf = (name: string): string => /\.([^.\s]{1,10})[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** A program by what it begins with: Windows, Linux, a script. */
function beginsAsProgram(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  return head.startsWith('MZ') || head === '\x7fELF' || head.startsWith('#!')
}

/** '' when it may be kept. */
export function reasonToKeepOut({ bytes, name }: LetterFile): KeptOutReason | '' {
  const extension = extensionOf(name)
  if (bytes.length === 0) return 'empty'
  if (bytes.length > LETTER_LIMITS.attachment) return 'too-large'
  if (PROGRAMS.has(extension) || beginsAsProgram(bytes)) return 'program'
  if (WITH_MACROS.has(extension)) return 'macros'
  return ''
}

/** Parts the files of a letter into those that are kept and those that are not, in their order. */
export function sortFiles(files: readonly LetterFile[]): { kept: LetterFile[]; keptOut: KeptOut[] } {
  const kept: LetterFile[] = []
  const keptOut: KeptOut[] = []
  for (const file of files) {
    const reason = kept.length >= LETTER_LIMITS.attachments ? 'too-many' : reasonToKeepOut(file)
    if (reason === '') kept.push(file)
    else keptOut.push({ name: file.name, reason })
  }
  return { kept, keptOut }
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': '.eml',
  'application/ms-tnef': '.dat',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'application/pdf': '.pdf',
  'text/plain': '.txt',
  'text/calendar': '.ics',
}

const LONGEST_NAME = 150

/** A name that is shown and offered for saving: no path, nothing that hides its ending. */
export function fileName(given: string, type: string, position: number): string {
  const bare = given
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (bare === '') return `file-${position}${EXTENSIONS[type] ?? ''}`
  if (bare.length <= LONGEST_NAME) return bare
  const ending = /\.[^.]{1,10}$/.exec(bare)?.[0] ?? ''
  return `${[...bare].slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`
}
