// Compiles an exported CDK app with all checks of TypeScript, synthesizes it, and compares each stack's resources with
// those of the template that it includes.
// node cdk.mjs <folder of the app>
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = path.resolve(process.argv[2]);
const here = path.dirname(fileURLToPath(import.meta.url));
if (!existsSync(path.join(folder, 'node_modules'))) {
  symlinkSync(path.join(here, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}

const app = JSON.parse(readFileSync(path.join(folder, 'cdk.json'), 'utf8')).app.split(' ').at(-1);
const program = ts.createProgram([path.join(folder, app)], {
  strict: true, noUnusedLocals: true, noImplicitReturns: true, skipLibCheck: true, types: ['node'], typeRoots: [path.join(folder, 'node_modules', '@types')],
  module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, target: ts.ScriptTarget.ES2022, preserveSymlinks: true,
});
const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
assert.deepEqual(problems.map(problem => ts.flattenDiagnosticMessageText(problem.messageText, '\n')), []);

const out = path.join(folder, 'cdk.out');
const run = spawnSync(process.execPath, ['--preserve-symlinks', path.join(folder, app.replace(/\.ts$/, '.js'))], {
  cwd: folder, encoding: 'utf8', env: { ...process.env, CDK_OUTDIR: out, CDK_DISABLE_VERSION_CHECK: '1' },
});
assert.equal(run.status, 0, run.stderr);

const { artifacts } = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8'));
const stacks = Object.values(artifacts).filter(artifact => artifact.type === 'aws:cloudformation:stack');
assert.ok(stacks.length > 0, 'The app has no stack.');
for (const stack of stacks) {
  const account = stack.environment.split('/')[2];
  const made = JSON.parse(readFileSync(path.join(out, stack.properties.templateFile), 'utf8')).Resources;
  const meant = JSON.parse(readFileSync(path.join(folder, 'templates', `${account}.template.json`), 'utf8')).Resources;
  delete made.CDKMetadata;
  for (const resource of Object.values(meant)) {
    // The CDK always writes a list here.
    if (typeof resource.DependsOn === 'string') {
      resource.DependsOn = [resource.DependsOn];
    }
  }

  assert.deepEqual(made, meant);
}

console.log(`${stacks.length} stacks`);
