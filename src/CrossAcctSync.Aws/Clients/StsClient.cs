using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;
using CrossAcctSync.Aws.Clients.Pipeline;
using CrossAcctSync.Aws.Sts;

namespace CrossAcctSync.Aws.Clients;

/// <summary>STS by the SDK's client.</summary>
[SuppressMessage("Design", "CA1001", Justification = "All clients share connections, which stay open for the next one.")]
internal sealed class StsClient : IStsApi
{
    private const string IdentityAction = "sts:GetCallerIdentity";
    private const string AssumeAction = "sts:AssumeRole";

    private readonly AmazonSecurityTokenServiceClient _client;
    private readonly CallRun _run;

    /// <summary>Makes a client.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="region">The region whose endpoint is asked: each region has one, and tokens of it are good everywhere.</param>
    /// <param name="options">How the service is reached.</param>
    public StsClient(AWSCredentials credentials, string region, AwsClientOptions options)
    {
        var config = new AmazonSecurityTokenServiceConfig();
        ServiceConfig.Apply(config, options, AwsService.Sts, region);
        _client = new AmazonSecurityTokenServiceClient(credentials, config);
        _run = ServiceConfig.RunOf(options, AwsService.Sts);
    }

    /// <inheritdoc />
    public CallerIdentity GetCallerIdentity(CancellationToken cancellationToken)
    {
        GetCallerIdentityResponse answer = _run.Run(IdentityAction, changes: false, token => _client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token), cancellationToken);
        return answer is { Account: { } account, Arn: { } arn }
            ? new CallerIdentity(account, arn, answer.UserId)
            : throw new AwsCallException(IdentityAction, AccountProblemKind.Other, "the answer names no account");
    }

    /// <inheritdoc />
    public AssumedRole AssumeRole(AssumeRoleCall call, CancellationToken cancellationToken)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = (call ?? throw new ArgumentNullException(nameof(call))).RoleArn,
            RoleSessionName = call.SessionName,
            ExternalId = call.ExternalId,
            DurationSeconds = call.Duration is { } duration ? (int)duration.TotalSeconds : null,
        };
        AssumeRoleResponse answer = _run.Run(AssumeAction, changes: false, token => _client.AssumeRoleAsync(request, token), cancellationToken);
        return answer is { Credentials: { } keys, AssumedRoleUser.Arn: { } arn }
            ? new AssumedRole(arn, new AwsKeys(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken, keys.Expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null))
            : throw new AwsCallException(AssumeAction, AccountProblemKind.Other, "the answer has no keys");
    }
}
