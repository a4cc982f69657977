import {
  columnFacetingFeature,
  columnFilteringFeature,
  createFacetedRowModel,
  createFacetedUniqueValues,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type SortDirection,
} from '@tanstack/react-table';

/** What long lists can do: be filtered and sorted by column, and tell which values a column has. */
export const listFeatures = tableFeatures({
  columnFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  columnFacetingFeature,
  facetedRowModel: createFacetedRowModel(),
  facetedUniqueValues: createFacetedUniqueValues(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** How a column is sorted now, and what sorts by it. */
export type Sorting = { direction: false | SortDirection; toggle: () => void };

type Sortable = { getIsSorted: () => false | SortDirection; toggleSorting: () => void };

export const sortingOf = (column: Sortable | undefined): Sorting | undefined =>
  column && { direction: column.getIsSorted(), toggle: () => column.toggleSorting() };
