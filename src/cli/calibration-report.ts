import type { Measure } from '../core/agreement/bootstrap.ts';
import type { Agreement } from '../judge/measure/agreement.ts';
import type { Calibration } from '../judge/measure/calibrate-judge.ts';

function shown({ value, interval }: Measure): string {
  return `${value.toFixed(3)} (95 % ${interval[0].toFixed(2)} to ${interval[1].toFixed(2)})`;
}

function kindLines(heldOut: Agreement): string[] {
  const { byKind, byPart, raters } = heldOut;
  const kinds = Object.entries(byKind ?? {}).map(
    ([kind, { dossiers, spearman, lengthEqual }]) =>
      `              ${kind}: ${spearman.toFixed(3)}, with length held equal ${lengthEqual.toFixed(3)} (${dossiers})`,
  );
  return [
    `            by part ${byPart.map(({ spearman }) => spearman.toFixed(3)).join(', ')}`,
    ...(kinds.length === 0 ? [] : ['            averaged over kinds:', ...kinds]),
    ...(raters === undefined
      ? []
      : [
          `            two people agree with each other by Spearman ${raters.spearman.toFixed(3)}, kappa ${raters.kappa.toFixed(3)} (${raters.dossiers})`,
        ]),
  ];
}

/** The result of a calibration as text. */
export function calibrationReport(judge: string, set: string, measured: Calibration): string {
  const { skill, fit, trained, uncarded, warning, heldOut, retest, halo, cost, tokens, fitted } = measured;
  const price =
    cost === null
      ? `unknown, ${Math.round(tokens)} tokens`
      : `$${cost.toFixed(4)}, ${Math.round(tokens)} tokens`;
  return [
    `${judge} on ${set}: ${skill}`,
    uncarded
      ? `  card      none: without a reference, ${skill} is read in another way than the card was measured`
      : `  card      offset ${fit.offset.toFixed(2)}, slope ${fit.slope.toFixed(3)}, sd ${fit.sigma.toFixed(2)} from ${trained} dossiers`,
    ...(warning === null ? [] : [`  WARNING   ${warning}`]),
    ...(fitted === null ? [] : ['  read      each part with weights fitted on the others']),
    `  held out  ${heldOut.dossiers} dossiers in ${heldOut.groups} groups, ${heldOut.unread} not read`,
    `            Spearman ${shown(heldOut.spearman)} of ${heldOut.attainable.toFixed(3)} attainable; with length held equal ${heldOut.lengthEqual.toFixed(3)}`,
    `            quadratic-weighted kappa ${shown(heldOut.kappa)}`,
    ...kindLines(heldOut),
    `  retest    ${retest.toFixed(2)} points; halo ${halo === null ? 'unknown' : halo.toFixed(2)}; cost per verdict ${price}`,
    ...(fitted === null
      ? []
      : [
          `  weights   ${Object.entries(fitted.weights)
            .map(([name, value]) => `${name} ${value.toFixed(2)}`)
            .join(', ')}`,
        ]),
    '',
  ].join('\n');
}
