"""Has the AWS CLI read commands and hold them to the service's model, enumerations too, without calling anything.

python3 commands.py <file> [<file> ...]: files with a command on each line, run in the folder that the files are in.
Prints the operations with their parameters, one a line.
"""
import contextlib
import io
import json
import os
import shlex
import sys

from awscli.clidriver import create_clidriver
from botocore import xform_name


def hold(value, shape, path):
    """Fails where a text is none of those that its enumeration has, which the CLI leaves to the service."""
    if shape.type_name == 'structure':
        for name, member in value.items():
            hold(member, shape.members[name], f'{path}.{name}')
    elif shape.type_name == 'list':
        for item in value:
            hold(item, shape.member, f'{path}[]')
    elif shape.type_name == 'map':
        for item in value.values():
            hold(item, shape.value, f'{path}[]')
    elif getattr(shape, 'enum', None):
        assert value in shape.enum, f'{path} is {value}, and none of {shape.enum}'


def run(command):
    words = shlex.split(command)[1:]
    seen = []

    def look(params, model, **_):
        hold(params, model.input_shape, model.name)
        seen.append(f'{model.name} {json.dumps(params, sort_keys=True)}')

    driver = create_clidriver()
    if words[1] == 'wait':
        waiters = [xform_name(waiter, '-') for waiter in driver.session.get_waiter_model(words[0]).waiter_names]
        assert words[2] in waiters, f'{command}: none of {waiters}'
        return f'wait {words[2]}'

    driver.session.register('provide-client-params.*.*', look)
    out = io.StringIO()
    # With this option the parameters are validated and an answer is made up.
    with contextlib.redirect_stdout(out):
        code = driver.main(words + ['--generate-cli-skeleton', 'output'])
    assert code == 0 and len(seen) == 1, f'{command}: {code}, {seen}'
    return seen[0]


for name in sys.argv[1:]:
    os.chdir(os.path.dirname(os.path.abspath(name)))
    with open(name, encoding='utf-8') as file:
        for line in file.read().splitlines():
            print(run(line))
