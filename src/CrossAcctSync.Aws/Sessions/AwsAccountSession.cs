using System;
using System.Collections.Concurrent;
using Amazon.Runtime;
using CrossAcctSync.Aws.Clients;
using CrossAcctSync.Aws.Iam;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.StepFunctions;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Sessions;

/// <summary>The services of one account on the SDK's pipeline. Clients are made when they are asked for.</summary>
internal sealed class AwsAccountSession : IAccountSession
{
    private readonly AWSCredentials _credentials;
    private readonly AwsClientOptions _options;
    private readonly Lazy<IIamApi> _iam;
    private readonly Lazy<IOrganizationsApi> _organizations;
    private readonly ConcurrentDictionary<string, StepFunctionsClient> _stepFunctions = new(StringComparer.Ordinal);

    /// <summary>Makes a session.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="identity">Whose they are.</param>
    /// <param name="sts">STS with them.</param>
    /// <param name="home">The region to take where a service only needs the partition.</param>
    /// <param name="region">The region that was asked for; null for none.</param>
    /// <param name="options">How AWS is reached.</param>
    public AwsAccountSession(AWSCredentials credentials, CallerIdentity identity, IStsApi sts, string home, string? region, AwsClientOptions options)
    {
        _credentials = credentials;
        _options = options;
        Identity = identity;
        Sts = sts;
        Region = region;
        Partition = Arns.Partitions.OfRegion(home);
        _iam = new Lazy<IIamApi>(() => new IamClient(credentials, home, options));
        _organizations = new Lazy<IOrganizationsApi>(() => new OrganizationsClient(credentials, home, options));
    }

    /// <inheritdoc />
    public string AccountId => Identity.AccountId;

    /// <inheritdoc />
    public string Partition { get; }

    /// <inheritdoc />
    public CallerIdentity Identity { get; }

    /// <inheritdoc />
    public string? Region { get; }

    /// <inheritdoc />
    public AwsKeys GetKeys()
    {
        ImmutableCredentials keys = _credentials.GetCredentials();
        return new AwsKeys(keys.AccessKey, keys.SecretKey, keys.Token);
    }

    /// <inheritdoc />
    public IIamApi Iam => _iam.Value;

    /// <inheritdoc />
    public IStsApi Sts { get; }

    /// <inheritdoc />
    public IOrganizationsApi Organizations => _organizations.Value;

    /// <inheritdoc />
    public IStepFunctionsApi StepFunctions(string region) => ClientOf(region);

    /// <inheritdoc />
    public IExecutionsApi Executions(string region) => ClientOf(region).Executions;

    private StepFunctionsClient ClientOf(string region) => _stepFunctions.GetOrAdd(region, code => new StepFunctionsClient(_credentials, code, _options));
}
