using CrossAcctSync.Arns;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Benchmarks.Samples;

/// <summary>A request to assume a target role, with trust policy, identity policy and three levels of service control policies.</summary>
public static class SampleDecision
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/OrdersExecution"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment"}}}]}""";
    private const string Identity = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["arn:aws:iam::222233334444:role/SettlePaymentsAccess","arn:aws:iam::333344445555:role/DataPlatformAccess"]},{"Effect":"Allow","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-2:111122223333:order-batches"}]}""";
    private const string FullAccess = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string RegionGuard = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["iam:*","organizations:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["us-east-2","eu-west-1"]}}}]}""";

    /// <summary>Gets the request, which is allowed.</summary>
    public static AccessRequest Request { get; } = AccessRequest.AssumeRole(
        RequestPrincipal.Role(RoleArn.Parse("arn:aws:iam::111122223333:role/OrdersExecution")),
        RoleArn.Parse("arn:aws:iam::333344445555:role/DataPlatformAccess"),
        "arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment");

    /// <summary>Reads the policies.</summary>
    public static PolicySet Parse() => new()
    {
        IdentityPolicies = [NamedPolicy.Parse("OrdersExecution", Identity)],
        ResourcePolicy = NamedPolicy.Parse("DataPlatformAccess", Trust),
        ServiceControlPolicies =
        [
            PolicyLevel.Of("Root", NamedPolicy.Parse("FullAWSAccess", FullAccess)),
            PolicyLevel.Of("Workloads", NamedPolicy.Parse("FullAWSAccess", FullAccess), NamedPolicy.Parse("RegionGuard", RegionGuard)),
            PolicyLevel.Of("111122223333", NamedPolicy.Parse("FullAWSAccess", FullAccess)),
        ],
    };
}
