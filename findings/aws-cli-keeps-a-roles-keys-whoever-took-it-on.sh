#!/usr/bin/env bash
# A profile takes on a role with the keys of another one (source_profile). The AWS CLI keeps the role's keys in
# ~/.aws/cli/cache under a digest of the role's ARN and the other parameters of AssumeRole. Whose keys took the role on is no
# part of it: when the keys of the source profile are replaced, or when another profile takes on the same role with other
# keys, the CLI goes on with the first session until it ends.
#
# A good engineer would guess that new keys in the source profile count at the next command.
#
# Seen with aws-cli 1.45.11 (botocore 1.43.11): one AssumeRole, signed by the first keys, for two commands with different keys.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
aws_program=$(python3 -c 'import shutil, sys, os; print(os.path.join(os.path.dirname(sys.executable), "aws"))')
[ -x "$aws_program" ] || aws_program=$(command -v aws)

cat > sts.py <<'PY'
import datetime, http.server, re, urllib.parse
end = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
class Sts(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        signer = re.search("Credential=([^/]+)/", self.headers["Authorization"]).group(1)
        action = form["Action"][0]
        open("calls", "a").write(f"{action} by {signer}\n")
        if action == "AssumeRole":
            body = f"<AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>A:s</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/Admin/s</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAOF{signer}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>{end}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"
        else:
            body = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/Admin/s</Arn><UserId>A:s</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())
    def log_message(self, *_):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Sts)
open("port", "w").write(str(server.server_port))
server.serve_forever()
PY
python3 sts.py &
server=$!
until [ -s port ]; do sleep 0.1; done

printf '[profile admin]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\nregion = us-east-1\n' > config
for keys in AKIAFIRST AKIASECOND; do
    printf '[base]\naws_access_key_id = %s\naws_secret_access_key = s\n' "$keys" > credentials
    env -i PATH="$PATH" HOME="$work" AWS_CONFIG_FILE="$work/config" AWS_SHARED_CREDENTIALS_FILE="$work/credentials" \
        AWS_ENDPOINT_URL="http://127.0.0.1:$(cat port)" "$aws_program" sts get-caller-identity --profile admin > /dev/null
done
"$aws_program" --version
cat calls
[ "$(cat calls)" = "AssumeRole by AKIAFIRST
GetCallerIdentity by ASIAOFAKIAFIRST
GetCallerIdentity by ASIAOFAKIAFIRST" ] || { echo "This has changed." >&2; exit 1; }
