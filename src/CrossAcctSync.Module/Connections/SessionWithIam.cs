using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Module.Connections;

/// <summary>A session with another IAM.</summary>
internal sealed class SessionWithIam : IAccountSession
{
    private readonly IAccountSession _inner;

    public SessionWithIam(IAccountSession inner, IIamApi iam)
    {
        _inner = inner;
        Iam = iam;
    }

    /// <inheritdoc/>
    public string AccountId => _inner.AccountId;

    /// <inheritdoc/>
    public string Partition => _inner.Partition;

    /// <inheritdoc/>
    public CallerIdentity Identity => _inner.Identity;

    /// <inheritdoc/>
    public string? Region => _inner.Region;

    /// <inheritdoc/>
    public AwsKeys GetKeys() => _inner.GetKeys();

    /// <inheritdoc/>
    public IIamApi Iam { get; }

    /// <inheritdoc/>
    public IStsApi Sts => _inner.Sts;

    /// <inheritdoc/>
    public IOrganizationsApi Organizations => _inner.Organizations;

    /// <inheritdoc/>
    public IStepFunctionsApi StepFunctions(string region) => _inner.StepFunctions(region);

    /// <inheritdoc/>
    public IExecutionsApi Executions(string region) => _inner.Executions(region);
}
