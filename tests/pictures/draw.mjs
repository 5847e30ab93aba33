// Draws messages, windows and Home as pages: node draw.mjs FOLDER pictures.json sheet.html
//
// FOLDER has the packages of package.json beside it under node_modules; the pages go where each picture says ("page"), and
// the sheet has all of them.
// npm's slack-blocks-to-jsx draws the blocks it knows. Inputs, and whatever it leaves words of out, are drawn here, plainly.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const packages = createRequire(pathToFileURL(`${process.argv[2]}/`));
const { createElement } = packages('react');
const { renderToStaticMarkup } = packages('react-dom/server');
const { Message } = packages('slack-blocks-to-jsx');
const theirs = fs.readFileSync(packages.resolve('slack-blocks-to-jsx').replace(/index\.[a-z]+$/, 'style.css'), 'utf8');

const ours = `
body { margin: 0; padding: 12px; font-family: Lato, "Slack-Lato", Arial, sans-serif; font-size: 15px; line-height: 1.46668;
  color: #1d1c1d; background: #fff; overflow-wrap: anywhere; }
.message { display: flex; gap: 8px; max-width: 660px; } .body { flex: 1; min-width: 0; max-width: 600px; }
.logo { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #2f4858; color: #fff; font: 700 34px/50px Georgia, serif; text-align: center; }
.small { font-size: 12px; color: #616061; } .name { font-weight: 900; } .app { font-size: 10px; font-weight: 700; background: #ddd; color: #555; border-radius: 2px; padding: 1px 3px; }
.window { max-width: 520px; margin: 0 auto; border: 1px solid #ccc; border-radius: 8px; }
.window > * { padding: 12px 20px; } .top { display: flex; justify-content: space-between; border-bottom: 1px solid #ddd; font-size: 18px; font-weight: 900; }
.foot { display: flex; justify-content: flex-end; gap: 12px; border-top: 1px solid #ddd; }
.home { max-width: 640px; } .tabs { font-size: 13px; border-bottom: 1px solid #ddd; padding-bottom: 8px; margin-bottom: 8px; } .tabs b { border-bottom: 2px solid #2f4858; padding-bottom: 8px; }
.button { border: 1px solid #bbb; border-radius: 4px; padding: 3px 12px; font-size: 14px; font-weight: 700; white-space: nowrap; } .go { background: #007a5a; border-color: #007a5a; color: #fff; }
.input { margin: 12px 0; } .label { font-weight: 700; margin-bottom: 4px; } .field { border: 1px solid #aaa; border-radius: 4px; padding: 6px 10px; color: #616061; display: flex; justify-content: space-between; min-height: 22px; }
.long { min-height: 66px; } .choice { display: flex; gap: 8px; margin: 4px 0; } .choice::before { content: ""; flex: none; width: 14px; height: 14px; margin-top: 3px; border: 1px solid #777; border-radius: 3px; }
.radio::before { border-radius: 50%; } .chosen::before { background: #1264a3; border-color: #1264a3; box-shadow: inset 0 0 0 3px #fff; }
.undrawn { border: 1px dashed #999; border-radius: 4px; padding: 6px 10px; margin: 6px 0; white-space: pre-wrap; }
#slack_blocks_to_jsx, #slack_blocks_to_jsx :not(pre):not(code):not(pre *):not(code *) { font-family: inherit !important; }
#slack_blocks_to_jsx .slack_inline_code { font-family: monospace !important; }
pre { word-break: normal !important; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; }
.slack_blocks_to_jsx__context p { white-space: pre-line; }
`;

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const letters = (text) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
const shown = (mrkdwn) => mrkdwn.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target, label) => label ?? target)
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

// Every word a reader sees of a block; what stands in a closed menu is not seen yet.
function* words(value) {
  if (Array.isArray(value)) for (const one of value) yield* words(one);
  else if (value && typeof value === 'object') {
    if (typeof value.text === 'string') yield value.type === 'mrkdwn' ? shown(value.text) : value.text;
    for (const [name, one] of Object.entries(value))
      if (typeof one === 'object' && !['options', 'positive_button', 'negative_button', 'confirm'].includes(name)) yield* words(one);
  }
}

// `verbatim` keeps Slack from guessing at bare addresses; the package takes it to leave links and dates unread too.
const unguessed = (value) => JSON.parse(JSON.stringify(value, (name, one) => (name === 'verbatim' ? undefined : one)));
const hooks = { date: ({ fallback }) => fallback };

function block(one) {
  if (one.type === 'input') return input(one);
  const drawn = renderToStaticMarkup(createElement(Message, { blocks: [unguessed(one)], withoutWrapper: true, theme: 'light', name: '', logo: '', hooks }));
  const there = letters(drawn.replace(/<[^>]*>/g, '').replace(/&#x27;|&quot;/g, '').replace(/&lt;|&gt;|&amp;/g, ''));
  const left = [...words(one)].filter((text) => !there.includes(letters(text)));
  if (!drawn.includes('block_wrapper')) left.unshift(`[${one.type}]`);
  return drawn + (left.length ? `<div class="undrawn">${left.map(escaped).join('\n')}</div>` : '');
}

function input({ label, element, optional }) {
  const asked = `${escaped(label.text)}${optional ? ' <span class="small">(optional)</span>' : ''}`;
  return `<div class="input"><div class="label">${asked}</div>${field(element)}</div>`;
}

const EMPTY = { datepicker: 'Select a date', conversations_select: 'Select a conversation', static_select: 'Select an option' };

function field(element) {
  const kind = element.type;
  if (kind === 'radio_buttons' || kind === 'checkboxes')
    return element.options.map((one) => choice(one, kind, element.initial_option?.value === one.value)).join('');
  const inside = element.placeholder?.text ?? EMPTY[kind] ?? '';
  const long = element.multiline ? ' long' : '';
  return `<div class="field${long}"><span>${escaped(inside)}</span>${kind.endsWith('select') ? '<span>⌄</span>' : ''}</div>`;
}

function choice({ text, description }, kind, chosen) {
  const below = description ? `<div class="small">${escaped(description.text)}</div>` : '';
  return `<div class="choice${kind === 'checkboxes' ? '' : ' radio'}${chosen ? ' chosen' : ''}"><div>${escaped(text.text)}${below}</div></div>`;
}

const FRAMES = {
  message: ({ only }, body) => `<div class="message"><div class="logo">“</div><div class="body">
    ${only ? '<div class="small">Only visible to you</div>' : ''}<div><span class="name">Verbatim</span> <span class="app">APP</span> <span class="small">5:58 PM</span></div>${body}</div></div>`,
  modal: ({ view }, body) => `<div class="window"><div class="top"><span>${escaped(view.title.text)}</span><span>×</span></div><div>${body}</div>
    <div class="foot"><span class="button">${escaped(view.close.text)}</span>${view.submit ? `<span class="button go">${escaped(view.submit.text)}</span>` : ''}</div></div>`,
  home: (_, body) => `<div class="home"><div class="tabs"><b>Home</b> &nbsp; Messages &nbsp; About</div>${body}</div>`,
};

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${theirs} ${ours}</style>${body}</html>`;

function drawn(picture) {
  return FRAMES[picture.kind](picture, picture.view.blocks.map(block).join('\n'));
}

const [, , , given, sheet] = process.argv;
const all = JSON.parse(fs.readFileSync(given, 'utf8')).map((picture) => ({ ...picture, drawn: drawn(picture) }));
for (const one of all) fs.writeFileSync(one.page, page(one.title, one.drawn));
fs.writeFileSync(sheet, page('All of them', all.map((one) => `<section data-name="${one.name}">${one.drawn}</section>`).join('\n')));
