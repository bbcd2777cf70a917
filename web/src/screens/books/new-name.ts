// The name of a new book made from the name of its group, as addresses and the command line can bear it.

const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya'
    .split(' ')
    .map((pair) => pair.split('=')),
)

/** `Группа «Северный»` → `severnyy`: words that every group has are left out. */
export function nameFrom(title: string): string {
  const latin = [...title.toLowerCase().replace(/группа|компаний|холдинг|group/g, ' ')]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
  return latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}
