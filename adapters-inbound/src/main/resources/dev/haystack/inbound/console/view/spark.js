import { html } from '../vendor/lit-html.js';

const WIDE = 120;
const HIGH = 28;

/** A line of some numbers, newest to the right. @param {(number | undefined)[]} values */
export function spark(values) {
  const known = values.map((value) => value ?? 0);
  const most = Math.max(...known, 1e-9);
  const step = WIDE / 59;
  const points = known.map((value, index) => `${(WIDE - (known.length - 1 - index) * step).toFixed(1)},${(HIGH - 1 - (value / most) * (HIGH - 3)).toFixed(1)}`);
  return html`<svg class="spark" viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" aria-hidden="true"><polyline points=${points.join(' ')}/></svg>`;
}
