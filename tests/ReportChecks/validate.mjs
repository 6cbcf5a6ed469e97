// Validates JSON against a schema: node validate.mjs (sarif | SCHEMA.json) FILE... Prints what is wrong, and exits with 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [schemaName, ...files] = process.argv.slice(2);
const schemaPath = schemaName === 'sarif'
    ? require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    : schemaName;
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));

// The schema of SARIF is one of draft 04, which has a validator of its own, and has a pattern that only the older rules of regular expressions take.
const isDraft04 = /draft-04/.test(schema.$schema);
const Ajv = require(isDraft04 ? 'ajv-draft-04' : 'ajv/dist/2020.js').default;
const ajv = new Ajv({ allErrors: true, strict: !isDraft04, unicodeRegExp: !isDraft04 });
require('ajv-formats').default(ajv);
const validate = ajv.compile(schema);

let isValid = files.length > 0;
for (const file of files) {
    if (!validate(JSON.parse(readFileSync(file, 'utf8')))) {
        isValid = false;
        for (const error of validate.errors.slice(0, 20)) {
            console.error(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
        }
    }
}

process.exit(isValid ? 0 : 1);
