// Prints what the tools of their makers find wrong with both contracts: OpenAPI's, then AsyncAPI's.
import { readFile } from "node:fs/promises";
import { Parser } from "@asyncapi/parser";
import { createConfig, lint } from "@redocly/openapi-core";

const [openapi, asyncapi] = process.argv.slice(2);

// a licence is the owner's to choose
const config = await createConfig({ extends: ["recommended"], rules: { "info-license": "off" } });
for (const problem of await lint({ ref: openapi, config })) {
  console.log(`${openapi} ${problem.location[0]?.pointer}: ${problem.message} (${problem.ruleId})`);
}

const { diagnostics } = await new Parser().parse(await readFile(asyncapi, "utf8"));
for (const problem of diagnostics) {
  console.log(`${asyncapi} ${problem.path.join("/")}: ${problem.message} (${problem.code})`);
}
