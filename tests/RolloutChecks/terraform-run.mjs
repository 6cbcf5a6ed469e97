// Runs Terraform with a stand-in for the AWS provider, which calls nobody: enough to see real plans and states. In
// account.json of the folder is what exists already, by the ids of imports: {"RoleName": {"assume_role_policy": "…"}}.
// node terraform-run.mjs <folder> <command> [<command> ...]
// A command is the arguments of Terraform with commas for spaces; '>file' behind them keeps what it prints, and '!' before
// them says that it has to fail. A resource whose name is Stuck cannot be destroyed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { ExtData, decode, encode } from '@msgpack/msgpack';

const here = path.dirname(fileURLToPath(import.meta.url));
const [folder, ...commands] = process.argv.slice(2);
const account = existsSync(path.join(folder, 'account.json')) ? JSON.parse(readFileSync(path.join(folder, 'account.json'), 'utf8')) : {};

// Of each resource the attributes that tests use; those behind the bar are what AWS tells.
const types = {
  aws_sfn_state_machine: ['name:string! definition:string! role_arn:string! type:string tags:map', 'id arn creation_date status', values => `arn:aws:states:us-east-2:111122223333:stateMachine:${values.name}`],
  aws_iam_role: ['name:string path:string description:string max_session_duration:number permissions_boundary:string assume_role_policy:string! tags:map', 'id arn tags_all:map', values => `arn:aws:iam::111122223333:role${values.path ?? '/'}${values.name}`],
  aws_iam_role_policy: ['name:string! role:string! policy:string!', 'id', values => `${values.role}:${values.name}`],
  aws_iam_policy: ['name:string! path:string policy:string! tags:map', 'id arn tags_all:map', values => `arn:aws:iam::111122223333:policy${values.path ?? '/'}${values.name}`],
  aws_iam_role_policy_attachment: ['role:string! policy_arn:string!', 'id', values => `${values.role}/${values.policy_arn}`],
};
const typeOf = name => Buffer.from(JSON.stringify(name === 'map' || name === 'set' ? [name, 'string'] : name));
const attributes = (text, isComputed) => text.split(' ').map(one => {
  const [, name, type = 'string', mark] = /^(\w+)(?::(\w+))?(!)?$/.exec(one);
  return { name, type: typeOf(type), required: mark === '!', optional: mark !== '!' && !isComputed, computed: isComputed };
});
const schemaOf = all => ({ version: 0, block: { version: 0, attributes: all.sort((one, other) => (one.name < other.name ? -1 : 1)) } });
const schemas = Object.fromEntries(Object.entries(types).map(([name, [own, told]]) => [name, schemaOf([...attributes(own, false), ...attributes(told, true)])]));

const unknown = new ExtData(0, new Uint8Array(1));
const isUnknown = value => value instanceof ExtData;
const pack = values => ({ msgpack: Buffer.from(encode(values)) });
const told = type => schemas[type].block.attributes.filter(attribute => attribute.computed).map(attribute => attribute.name);
const complete = (type, values) => {
  const id = types[type][2](values);
  const known = { id, arn: id, creation_date: '2026-01-01T00:00:00Z', status: 'ACTIVE', tags_all: values.tags ?? {} };
  return { ...values, ...Object.fromEntries(told(type).map(name => [name, known[name]])) };
};
const whole = (type, values) => Object.fromEntries(schemas[type].block.attributes.map(attribute => [attribute.name, values[attribute.name] ?? null]));

const provider = {
  GetSchema: () => ({ provider: schemaOf(attributes('region:string allowed_account_ids:set', false)), resource_schemas: schemas }),
  PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
  ValidateResourceTypeConfig: () => ({}),
  UpgradeResourceState: ({ raw_state }) => ({ state: { json: raw_state.json } }),
  Configure: () => ({}),
  ReadResource: ({ current_state }) => ({ state: current_state }),
  PlanResourceChange: ({ type_name, prior_state, wanted_state }) => {
    const wanted = decode(wanted_state.msgpack);
    const prior = decode(prior_state.msgpack);
    if (wanted !== null && prior === null) {
      for (const name of told(type_name)) {
        wanted[name] = unknown;
      }
    }

    return { planned_state: pack(wanted) };
  },
  ApplyResourceChange: ({ type_name, prior_state, wanted_state }) => {
    const wanted = decode(wanted_state.msgpack);
    if (wanted === null && decode(prior_state.msgpack).name === 'Stuck') {
      return { new_state: prior_state, diagnostics: [{ severity: 1, summary: 'It is stuck.' }] };
    }

    return { new_state: pack(wanted === null ? null : Object.values(wanted).some(isUnknown) ? complete(type_name, wanted) : wanted) };
  },
  ImportResourceState: ({ type_name, id }) => account[id]
    ? { imported_resources: [{ type_name, state: pack(whole(type_name, complete(type_name, { name: id, path: '/', ...account[id] }))) }] }
    : { diagnostics: [{ severity: 1, summary: `There is no ${id}.` }] },
  Stop: () => ({}),
};

const definition = grpc.loadPackageDefinition(loadSync(path.join(here, 'provider.proto'), { keepCase: true })).tfplugin5.Provider.service;
const server = new grpc.Server({ 'grpc.max_receive_message_length': -1 });
server.addService(definition, Object.fromEntries(Object.entries(provider).map(([name, answer]) => [name, (call, done) => {
  try {
    done(null, answer(call.request));
  } catch (error) {
    done({ code: grpc.status.INTERNAL, details: error.stack });
  }
}])));
const port = await new Promise((resolve, reject) => server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
const environment = {
  ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: process.platform === 'win32' ? 'NUL' : '/dev/null',
  TF_REATTACH_PROVIDERS: JSON.stringify({ 'hashicorp/aws': { Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: { Network: 'tcp', String: `127.0.0.1:${port}` } } }),
};
for (const command of commands) {
  const [, fails, words, file] = /^(!?)([^>]*)(?:>(.*))?$/.exec(command);
  const terraform = spawn('terraform', words.split(','), { cwd: folder, env: environment });
  let printed = '';
  let errors = '';
  terraform.stdout.on('data', data => { printed += data; });
  terraform.stderr.on('data', data => { errors += data; });
  const code = await new Promise(resolve => terraform.on('close', resolve));
  assert.ok((code === 0) === (fails === ''), `terraform ${command}: ${code}\n${printed}\n${errors}`);
  if (file) {
    writeFileSync(path.join(folder, file), printed);
  }
}

server.forceShutdown();
