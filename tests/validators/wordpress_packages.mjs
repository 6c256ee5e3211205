// The block editor's own code: from the packages beside this file, or from an installed WordPress of its own release.
import Module, { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { JSDOM, VirtualConsole } from "jsdom";

// What the editor of Newspack Ads registers; it saves nothing, the server writes the slot.
const NEWSPACK = {
  apiVersion: 2,
  title: "Ad Unit",
  category: "widgets",
  attributes: {
    activeAd: { type: "string" },
    provider: { type: "string", default: "gam" },
    ad_unit: { type: "string" },
    bidders_ids: { type: "object", default: {} },
  },
  edit: () => null,
  save: () => null,
};

function page(options) {
  const dom = new JSDOM("<!doctype html><html><head></head><body></body></html>", {
    url: "http://localhost/",
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(), // says nothing
    ...options,
  });
  dom.window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
  return dom.window;
}

// Twenty packages bring a copy of others of the same release; one copy of each loads in a third of the time.
function oneCopyOfEach() {
  const own = { id: "validators", filename: import.meta.filename, paths: [`${import.meta.dirname}/node_modules`] };
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, parent, ...rest) => {
    if (/^@wordpress\/[\w-]+$/.test(request)) {
      try {
        return resolve(request, own);
      } catch {}
    }
    return resolve(request, parent, ...rest);
  };
}

function ofPackages() {
  const window = page();
  globalThis.window = window;
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) globalThis[name] = window[name];
  }
  const append = window.document.head.appendChild;
  window.document.head.appendChild = function (node) {
    return node.tagName === "STYLE" ? node : append.call(this, node); // jsdom cannot read their style sheets
  };
  oneCopyOfEach();
  const require = createRequire(import.meta.url);
  const blocks = require("@wordpress/blocks");
  require("@wordpress/block-library").registerCoreBlocks();
  return { blocks, richText: require("@wordpress/rich-text") };
}

function ofInstallation(folder) {
  const window = page({ runScripts: "outside-only" });
  const dist = `${folder}/wp-includes/js/dist`;
  const file = (name) => (name.startsWith("wp-") && existsSync(`${dist}/${name.slice(3)}.min.js`) ? `${dist}/${name.slice(3)}` : `${dist}/vendor/${name}`) + ".min.js";
  const table = readFileSync(`${folder}/wp-includes/assets/script-loader-packages.min.php`, "utf8");
  const needs = new Map();
  for (const [, name, listed] of table.matchAll(/'([\w-]+)\.min\.js' => array\('dependencies' => array\(([^)]*)\)/g)) {
    needs.set(`wp-${name}`, [...listed.matchAll(/'([\w-]+)'/g)].map((found) => found[1]));
  }
  const loaded = new Set();
  const load = (name) => {
    if (loaded.has(name)) return;
    loaded.add(name);
    (needs.get(name) ?? []).forEach(load);
    window.eval(readFileSync(file(name), "utf8"));
    if (name === "lodash") window.lodash = window._.noConflict(); // as WordPress prints it after the script
  };
  load("wp-block-library");
  window.wp.blockLibrary.registerCoreBlocks();
  return { blocks: window.wp.blocks, richText: null };
}

export function editor(folder) {
  const found = folder ? ofInstallation(folder) : ofPackages();
  found.blocks.registerBlockType("newspack-ads/ad-unit", NEWSPACK);
  return found;
}
