using System;
using System.Collections;
using System.Threading;
using CrossAcctSync.Aws.Sts;
using CrossAcctSync.Module.Connections;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>The keys of the role that is taken on in another account; taken on again five minutes before they end.</summary>
internal sealed class AssumedCredentials : IAwsToolsCredentials
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly IStsApi _sts;
    private readonly AssumeRoleCall _call;
    private AwsKeys? _keys;

    public AssumedCredentials(IStsApi sts, Connection connection, string partition, string accountId)
    {
        _sts = sts;
        _call = new AssumeRoleCall($"arn:{partition}:iam::{accountId}:role/{connection.AssumeRoleName!.TrimStart('/')}", "CrossAcctSync") { ExternalId = connection.AssumeRoleExternalId };
    }

    /// <inheritdoc/>
    public IDictionary Parameters()
    {
        if (_keys is null || _keys.Expiration - Early < DateTimeOffset.UtcNow)
        {
            _keys = _sts.AssumeRole(_call, CancellationToken.None).Keys;
        }

        return GivenCredentials.KeysAsParameters(_keys);
    }
}
