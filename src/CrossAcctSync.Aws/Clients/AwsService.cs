using System.Collections.Generic;

namespace CrossAcctSync.Aws.Clients;

/// <summary>A service as its API model describes it.</summary>
/// <param name="Id">The id by which the SDK's settings name it, for example in <c>AWS_ENDPOINT_URL_IAM</c>.</param>
/// <param name="Prefix">The prefix of its endpoints, of its actions and of what is signed.</param>
/// <param name="Version">The version of its API.</param>
internal sealed record AwsService(string Id, string Prefix, string Version)
{
    /// <summary>The id of STS, which the SDK's own client calls.</summary>
    public const string Sts = "STS";

    public static AwsService Iam { get; } = new("IAM", "iam", "2010-05-08");

    public static AwsService StepFunctions { get; } = new("SFN", "states", "2016-11-23");

    public static AwsService Organizations { get; } = new("Organizations", "organizations", "2016-11-28");

    /// <summary>Gets the ids of all services that are called.</summary>
    public static IReadOnlyList<string> Ids { get; } = new[] { Iam.Id, StepFunctions.Id, Organizations.Id, Sts };
}
