import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Names that are the same in every language. */
const NAMES = new Set(['Touchstone', 'Temporal', 'XP', 'ms', 's', 'min']);

/** Attributes that people see or hear. */
const SHOWN = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'hint',
  'note',
]);

const isWords = (text: string) =>
  text
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .some((word) => !NAMES.has(word));

/** Texts of a component that a reader would see though no catalogue has them. */
function textsIn(code: string): string[] {
  const source = ts.createSourceFile('x.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const add = (text: string) => {
    if (isWords(text)) found.push(text.trim());
  };
  /** The texts that an expression comes to, as far as they are written here. */
  function literals(node: ts.Node): void {
    if (ts.isStringLiteralLike(node)) add(node.text);
    else if (ts.isTemplateExpression(node)) {
      add(node.head.text);
      for (const span of node.templateSpans) add(span.literal.text);
    } else if (ts.isConditionalExpression(node)) {
      literals(node.whenTrue);
      literals(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) literals(node.right);
    else if (ts.isParenthesizedExpression(node)) literals(node.expression);
  }
  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) add(node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      literals(node.expression);
    if (ts.isJsxAttribute(node) && SHOWN.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) add(node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        literals(node.initializer.expression);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

const files = globSync('console/src/**/*.tsx', { cwd: ROOT });

test('no component has a text of its own: all come from the catalogues', () => {
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) =>
    textsIn(readFileSync(ROOT + file, 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('the search finds texts where people would see them', () => {
  const lines = textsIn(`const Untranslated = () => (
    <div className="grid gap-2" data-kind="nothing shown">
      Hello there
      <button aria-label="Close it">{open ? 'yes' : 'no'}</button>
      <span>{\`\${count} items\`}</span>
      <span>Touchstone</span>
    </div>
  );`);
  expect(lines).toEqual(['Hello there', 'Close it', 'yes', 'no', 'items']);
});
