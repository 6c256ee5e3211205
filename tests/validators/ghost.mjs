// What Ghost makes of HTML that is sent with ?source=html: the nodes of its editor, and the HTML that its site shows.
// `cards` are pieces of HTML as a document would write them out, to compare with what a card holds.
import { createRequire } from "node:module";
import { answer } from "./answer.mjs";

const require = createRequire(import.meta.url);
const { htmlToLexical } = require("@tryghost/kg-html-to-lexical");
const { LexicalHTMLRenderer } = require("@tryghost/kg-lexical-html-renderer");
// Its own copy: another version has other classes for the same cards.
const { DEFAULT_NODES } = createRequire(require.resolve("@tryghost/kg-lexical-html-renderer"))("@tryghost/kg-default-nodes");

// The importer’s own: releases differ in which signs an attribute has escaped.
const { JSDOM } = createRequire(require.resolve("@tryghost/kg-html-to-lexical"))("jsdom");
const renderer = new LexicalHTMLRenderer({ dom: new JSDOM(), nodes: DEFAULT_NODES, onError: (error) => { throw error; } });
const { document } = new JSDOM("").window;

const FORMATS = { 1: "bold", 2: "italic", 4: "strikethrough", 8: "underline", 16: "code", 32: "subscript", 64: "superscript" };

function words(node) {
  if (node.type === "linebreak") return "\n";
  return node.text ?? (node.children ?? []).map(words).join("");
}

function marks(node, found = []) {
  for (const [bit, name] of Object.entries(FORMATS)) if (node.format & bit) found.push(`${name}: ${node.text}`);
  if (node.type === "link") found.push(`link: ${node.url}`);
  for (const child of node.children ?? []) marks(child, found);
  return found;
}

function items(list, depth = 0) {
  return list.children.flatMap((item) => {
    const inner = item.children.filter((child) => child.type === "list");
    const own = item.children.filter((child) => child.type !== "list");
    return [...(own.length ? [[depth, own.map(words).join("")]] : []), ...inner.flatMap((child) => items(child, depth + 1))];
  });
}

function shown(node) {
  const { type, tag, html, url, caption, code, src, width, height, alt, calloutText, listType, start } = node;
  const own = Object.fromEntries(
    Object.entries({ type, tag, html, url, caption, code, src, width, height, alt, calloutText, listType, start }).filter(
      ([, value]) => value !== undefined && value !== "",
    ),
  );
  if (type === "list") return { ...own, items: items(node), marks: marks(node) };
  return node.children ? { ...own, text: words(node), marks: marks(node) } : own;
}

function canonical(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.innerHTML.trim();
}

// What the site shows is asked of the first `shown` documents alone.
answer(async ({ documents, cards, shown: count }) => {
  const told = [];
  for (const [number, html] of documents.entries()) {
    const state = htmlToLexical(html);
    const page = number < count ? await renderer.render(JSON.stringify(state)) : null;
    told.push({ nodes: state.root.children.map(shown), html: page });
  }
  return { documents: told, cards: cards.map(canonical) };
});
