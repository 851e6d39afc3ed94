/** The style of all pages: one column, dark and light as the system wishes, tables that scroll within themselves. */
export const style = `:root{color-scheme:light dark;--b:#fff;--f:#1d211b;--m:#555d50;--l:#dfe3da;--a:#36612a}
@media(prefers-color-scheme:dark){:root{--b:#1b1d1a;--f:#e7eae3;--m:#a9b0a3;--l:#393d36;--a:#a3cf92}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:0 1rem 2rem;background:var(--b);color:var(--f);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--a)}
a,b,small{unicode-bidi:isolate}
header{border-bottom:1px solid var(--l)}
nav,footer p,.n{display:flex;flex-wrap:wrap;gap:0 1rem}
header a,footer a,.n a,thead a,li>a:only-child{display:inline-block;padding:.6rem 0;min-height:2.75rem}
h1{font-size:1.5rem;line-height:1.25;margin:1rem 0 .25rem;text-wrap:balance}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
p{margin:.25rem 0}
.m,small,footer{color:var(--m)}
.m{white-space:pre-line}
ul{margin:.25rem 0;padding:0;list-style:none}
li{padding:.15rem 0}
img{display:block;width:100%;max-width:50rem;height:auto;margin:.75rem 0;border-radius:.5rem;background:#313338;color:#dbdee1}
.t{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .45rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--l)}
thead th{color:var(--m);font-weight:600;vertical-align:bottom;white-space:normal;overflow-wrap:normal}
tbody a{padding:.5rem 0;line-height:2rem}
td a{padding:.5rem .45rem;margin:0 -.45rem}
tr>:first-child{position:sticky;left:0;max-width:clamp(9rem,40vw,18rem);padding-left:0;overflow:hidden;text-overflow:ellipsis;text-align:left;background:var(--b)}
tbody th{font-weight:600}
.w{text-align:left}
[aria-sort]{color:var(--f)}
[aria-sort] a::after{content:' \\25be'}
:focus-visible{outline:2px solid var(--a);outline-offset:2px}`;

/** Writes times in the reader's time zone and in the form of the page's language. Without scripts they stay in the community's. */
export const script = `for(const t of document.querySelectorAll('time'))t.textContent=new Intl.DateTimeFormat(document.documentElement.lang,t.className?{timeStyle:'short'}:{dateStyle:'long',timeStyle:'short'}).format(new Date(t.dateTime))`;
