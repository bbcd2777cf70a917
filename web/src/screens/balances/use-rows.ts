import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { get, type RowsPage } from '../../api.ts'
import { type Tree, treeOf } from './tree.ts'

const FIRST = 2000
const NEXT = 10_000

/** All rows of a trial balance: the first page at once, the others while it is read. */
export function useRows(
  path: string,
  period: string | undefined,
): { tree: Tree; total: number; error: unknown } {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['balance-rows', path, period],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      get<RowsPage>(
        `${path}/rows`,
        { period, cursor: pageParam, limit: pageParam === 0 ? FIRST : NEXT },
        signal,
      ),
    getNextPageParam: ({ first, row, total }) =>
      first + row.length < total && row.length > 0 ? first + row.length : undefined,
  })
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const tree = useMemo(() => treeOf(data?.pages ?? []), [data])
  return { tree, total: data?.pages[0]?.total ?? 0, error }
}
