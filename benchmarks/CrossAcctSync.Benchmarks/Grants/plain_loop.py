"""The calls of a grant, change by change, as a plain loop of boto3: python3 plain_loop.py URL < changes.json

Standard input is a list of objects with account, role, policy (null for the trust policy) and document. Prints the
seconds taken.
"""
import json
import sys
import time

import boto3
from botocore.config import Config


def client(url, account):
    region = {"endpoint_url": url, "region_name": "us-east-1"}
    sts = boto3.client("sts", aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="none", **region)
    keys = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/Operator", RoleSessionName="loop")["Credentials"]
    return boto3.client(
        "iam", config=Config(retries={"mode": "standard"}), aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"], **region)


def put(iam, role, policy, document):
    try:
        iam.get_role_policy(RoleName=role, PolicyName=policy)
    except iam.exceptions.NoSuchEntityException:
        pass
    iam.put_role_policy(RoleName=role, PolicyName=policy, PolicyDocument=document)
    iam.get_role_policy(RoleName=role, PolicyName=policy)


def trust(iam, role, document):
    iam.get_role(RoleName=role)
    iam.update_assume_role_policy(RoleName=role, PolicyDocument=document)
    iam.get_role(RoleName=role)


changes = json.load(sys.stdin)
started = time.perf_counter()
clients = {account: client(sys.argv[1], account) for account in {change["account"] for change in changes}}
for change in changes:
    iam = clients[change["account"]]
    if change["policy"]:
        put(iam, change["role"], change["policy"], change["document"])
    else:
        trust(iam, change["role"], change["document"])
print(time.perf_counter() - started)
