using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Access;

/// <summary>
/// What is known of the requests that Step Functions makes: global condition keys with one possible value
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
/// </summary>
internal static class AccessContext
{
    /// <summary>The request to assume the target role; what the user gives holds over what is known here.</summary>
    public static RequestContext ForSts(RequestContext given, string region) => ForCall(given, region);

    /// <summary>A call with the target role's session.</summary>
    public static RequestContext ForCall(RequestContext given, string region)
    {
        RequestContext context = given;
        context = Default(context, given, "aws:SecureTransport", "true");
        context = Default(context, given, "aws:RequestedRegion", region);
        // A role that a service assumed has no MFA device and no federation behind it.
        context = Absent(context, given, "aws:MultiFactorAuthPresent");
        context = Absent(context, given, "aws:MultiFactorAuthAge");
        return Absent(context, given, "aws:FederatedProvider");
    }

    private static RequestContext Default(RequestContext context, RequestContext given, string key, string value) =>
        given.IsKnown(key) ? context : context.With(key, value);

    private static RequestContext Absent(RequestContext context, RequestContext given, string key) =>
        given.IsKnown(key) ? context : context.Without(key);
}
