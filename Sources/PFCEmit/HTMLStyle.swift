// How the page looks: like the official form on A4 paper, readable on a dark or narrow screen.

let htmlStyle = """
  :root { color-scheme: light dark; --ink: #111; --paper: #fff; --rule: #333; --label: #f4f4f1; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #161616; --rule: #8a8a8a; --label: #222; } }
  * { box-sizing: border-box; }
  body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.5;
    font: 16px/1.5 FangSong, 仿宋, 仿宋_GB2312, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
  main { max-width: 62em; margin: 0 auto; padding: 1em; }
  h1, h2 { font-family: 方正小标宋简体, FZXiaoBiaoSong-B05S, SimSun, 宋体, "Noto Serif CJK SC", serif; text-align: center; }
  h1 { font-size: 1.1em; font-weight: normal; margin: 1em 0 2em; }
  h2 { font-size: 1.5em; font-weight: bold; margin: 0 0 .5em; }
  .sheet { overflow-x: auto; margin: 0 0 3em; }
  table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 42em; }
  table + table { margin-top: -1px; }
  caption { text-align: left; }
  caption h2, caption span { white-space: pre-line; }
  caption p { display: flex; justify-content: space-between; gap: 2em; margin: 0 0 .25em; }
  th, td { border: 1px solid var(--rule); padding: .35em .5em; text-align: center; vertical-align: middle;
    font-weight: normal; white-space: pre-wrap; overflow-wrap: anywhere; }
  th { background: var(--label); text-wrap: balance; }
  th.name { background: none; text-align: left; text-wrap: wrap; }
  td.prose { text-align: left; }
  /* The label beside a long list of indicators stands in the heading; no rule is between the cells below it. */
  th.part, tr:not(:last-child) > .part { border-bottom: 0; }
  td.part { border-top: 0; background: var(--label); }
  @page { size: A4; margin: 25mm 24mm; }
  @media print {
    :root { color-scheme: light; --ink: #000; --paper: #fff; --rule: #000; --label: #fff; }
    /* 五号, and whole pixels everywhere, or rules that should meet would stand side by side. */
    body { font-size: 14px; line-height: 18px; }
    main { max-width: none; width: 600px; padding: 0; }
    h1 { display: none; }
    .sheet { overflow: visible; margin: 0; }
    .sheet + .sheet, main + main { break-before: page; }
    /* Each cell draws its own rules, so that those of a page's first and last row are whole. */
    table { min-width: 0; border-collapse: separate; border-spacing: 0; }
    th, td, tr:not(:last-child) > .part { border: 0; padding: 3px 7px; position: relative; }
    th::after, td::after { content: ""; position: absolute; inset: 0 -1px -1px 0; border: 1px solid var(--rule);
      -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    th.part::after { border-bottom: 0; }
    td.part::after { border-block: 0; }
    /* A foot is repeated like a head: it ends the cells that end without a rule. */
    table:has(thead)::after { content: ""; display: table-footer-group; break-inside: avoid; height: 1px;
      background: var(--rule); }
    tr.indicator, .whole, thead { break-inside: avoid; }
    table + table { margin-top: 0; }
    h2, caption { break-after: avoid; }
  }

  """
