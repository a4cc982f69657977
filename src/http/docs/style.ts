/** The style of all pages, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2128; --soft: #57606a; --line: #d8dee4; --ground: #fff; --panel: #f6f8fa; --accent: #0b6e63;
  --get: #0b6e63; --post: #8250df; --put: #9a6700; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4ae; --line: #30363d; --ground: #0d1117; --panel: #161b22;
  --accent: #4fc3b3; --get: #4fc3b3; --post: #c297ff; --put: #d9a53a; --delete: #ff8a80; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--ground); display: flex; }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; flex: 0 0 19rem; padding: 1.5rem 1rem; border-right: 1px solid var(--line); font-size: .875rem; }
nav h2 { font-size: .75rem; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); margin: 1.25rem .5rem .25rem; }
nav a { display: flex; gap: .5rem; padding: .2rem .5rem; border-radius: .375rem; color: inherit; text-decoration: none; }
nav a:hover { background: var(--panel); }
nav .home { font-weight: 650; font-size: 1.05rem; }
main { flex: 1; min-width: 0; max-width: 58rem; padding: 2rem 2.5rem 6rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
main > h2 { margin: 3.5rem 0 .25rem; font-size: 1.4rem; }
h3 { margin: 0; font-size: 1.05rem; }
h4 { margin: 1.25rem 0 .35rem; font-size: .8rem; text-transform: uppercase; letter-spacing: .05em; color: var(--soft); }
p { margin: .5rem 0; }
a { color: var(--accent); }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: break-word; }
p code, td code, li code { background: var(--panel); padding: .1em .3em; border-radius: .25rem; }
td:first-child code, td:nth-child(2) code { white-space: nowrap; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; overflow-x: auto; margin: .75rem 0; }
pre code { overflow-wrap: normal; }
.soft { color: var(--soft); }
.operation { border: 1px solid var(--line); border-radius: .625rem; padding: 1.1rem 1.35rem 1.25rem; margin: 1.25rem 0; }
.operation:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.call { display: flex; flex-wrap: wrap; gap: .6rem; align-items: baseline; margin: .35rem 0 .5rem; }
.scope { margin-left: auto; font-size: .8rem; color: var(--soft); }
.method { font: 700 .75rem ui-monospace, monospace; text-transform: uppercase; }
nav .method { flex: 0 0 2.6rem; font-size: .65rem; line-height: 1.9; }
.get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .delete { color: var(--delete); }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th { text-align: left; font-weight: 600; color: var(--soft); }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
tr:target td { background: var(--panel); }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; }
@media (max-width: 55rem) { body { display: block; } nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); } main { padding: 1.5rem 1.25rem 4rem; } }
`;
