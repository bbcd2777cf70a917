// Archives are opened in the browser: each file of one is sent as if it had been chosen by itself.

const LARGEST = 100_000_000

/** The files of those that were dropped, archives opened; what in an archive is too large is left out. */
export async function opened(files: readonly File[]): Promise<File[]> {
  const all = await Promise.all(files.map((file) => (/\.zip$/i.test(file.name) ? unpacked(file) : [file])))
  return all.flat()
}

async function unpacked(file: File): Promise<File[]> {
  const { unzip } = await import('fflate')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new Promise((resolve, reject) => {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
      originalSize > 0 && originalSize <= LARGEST && !/(^|\/)(\.|__MACOSX)/.test(name)
    unzip(bytes, { filter }, (error, entries) => {
      if (error) reject(error)
      else
        resolve(
          Object.entries(entries).map(
            ([name, content]) => new File([new Uint8Array(content)], name.split('/').pop() ?? name),
          ),
        )
    })
  })
}
