// Holds exported Terraform files to the schema, and reads them with Terraform's own parser: of each file the whole as an
// expression, and so every string as a template.
// node terraform.mjs <folder> [<folder> ...]
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@cdktf/hcl2json';
import Ajv from 'ajv/dist/2020.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const validate = new Ajv({ allErrors: true, strictTypes: false }).compile(JSON.parse(readFileSync(path.join(here, 'terraform.schema.json'), 'utf8')));
let files = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter(name => name.endsWith('.tf.json'))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const configuration = JSON.parse(text);
    assert.ok(validate(configuration), `${folder}/${name}: ${JSON.stringify(validate.errors)}`);
    const read = await parse('main.tf', `locals {\n  file = ${text.trimEnd()}\n}\n`);
    assert.deepEqual(read.locals[0].file, configuration, `${folder}/${name} is read as something else.`);
    files += 1;
  }
}

assert.ok(files > 0, 'There are no files.');
console.log(`${files} files`);
