import { scaleLinear, scaleTime } from 'd3-scale';

export const MARGIN = { top: 8, right: 12, bottom: 22, left: 40 };

export function timeScale(times: readonly number[], width: number) {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const spread = last - first || 60_000;
  return scaleTime()
    .domain([first - spread * 0.02, last + spread * 0.02])
    .range([MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
}

export function valueScale(low: number, high: number, height: number) {
  return scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .range([height - MARGIN.bottom, MARGIN.top]);
}
