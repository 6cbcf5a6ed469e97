using System.Threading;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Aws.Sts;

/// <summary>STS with the credentials of one session (https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html). Failures are <see cref="AwsCallException"/>.</summary>
public interface IStsApi
{
    /// <summary>Whose credentials these are; nobody can be denied this (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).</summary>
    CallerIdentity GetCallerIdentity(CancellationToken cancellationToken);

    /// <summary>Takes on a role (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).</summary>
    AssumedRole AssumeRole(AssumeRoleCall call, CancellationToken cancellationToken);
}
