// What WordPress's block editor makes of documents: each block with its verdict, and the markup it would save.
//
// Asked with { wordpress, documents }: `wordpress` is the folder of an installed WordPress, or null for the packages.
// Answers for each document: `blocks` as { name, valid, issues }, inner ones too; `saved`, what is saved if nobody
// edits; `edited`, what is saved once every text was taken apart and put together, as it is when somebody edits it.
import { answer } from "./answer.mjs";
import { editor } from "./wordpress_packages.mjs";

function flat(blocks) {
  return blocks.flatMap((block) => [block, ...flat(block.innerBlocks)]);
}

function words(issue) {
  return issue.args.map(String).join(" ").slice(0, 400);
}

// Texts anew, without the HTML they were read from.
function remade(value, richText) {
  if (value instanceof richText.RichTextData) return richText.RichTextData.fromHTMLString(value.toHTMLString());
  if (Array.isArray(value)) return value.map((one) => remade(one, richText));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, remade(one, richText)]));
  }
  return value;
}

function edited(block, richText) {
  return { ...block, attributes: remade(block.attributes, richText), innerBlocks: block.innerBlocks.map((one) => edited(one, richText)) };
}

answer(({ wordpress, documents }) => {
  const { blocks, richText } = editor(wordpress);
  return documents.map((document) => {
    const read = blocks.parse(document);
    return {
      blocks: flat(read).map((one) => ({ name: one.name, valid: one.isValid, issues: (one.validationIssues ?? []).map(words) })),
      saved: blocks.serialize(read),
      edited: richText ? blocks.serialize(read.map((one) => edited(one, richText))) : null,
    };
  });
});
