using System;

namespace CrossAcctSync.Integrations;

/// <summary>Names that stand in a URL or in a host's name.</summary>
internal static class EndpointForms
{
    private const string ApiGatewayHost = "execute-api";

    /// <summary>
    /// The queue of <c>https://sqs.region.amazonaws.com/account/name</c>
    /// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html),
    /// of the older <c>https://region.queue.amazonaws.com/account/name</c>, or an ARN.
    /// </summary>
    public static NamedValue? Queue(string value, TemplateField field, ITaskArguments arguments)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        string[] parts = (scheme < 0 ? value : value.Substring(scheme + 3)).Split('/');
        if (parts.Length < 2)
        {
            return ValueForms.ReadName(value, field.Service, field.OwnPrefix);
        }

        string name = parts[parts.Length - 1];
        string? account = parts.Length > 2 && Arns.AccountId.IsValid(parts[parts.Length - 2]) ? parts[parts.Length - 2] : null;
        return new NamedValue(name, Region: RegionOf(parts[0]), Account: account);
    }

    /// <summary>The API of <c>id.execute-api.region.amazonaws.com</c> (https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html).</summary>
    public static NamedValue? ApiId(string value, TemplateField field, ITaskArguments arguments)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        string[] labels = (scheme < 0 ? value : value.Substring(scheme + 3)).Split('/')[0].Split('.');
        if (labels.Length < 3 || labels[1] != ApiGatewayHost)
        {
            // A hole may span the dots; whatever else this is, it is no name of an API.
            bool mayBe = HoledText.HasHole(labels[0]);
            return new NamedValue(mayBe && labels.Length > 1 ? labels[0] : mayBe ? HoledText.AnyText : value, IsUnexpected: !mayBe);
        }

        return new NamedValue(labels[0], Region: ArnText.IsRegion(labels[2]) ? labels[2] : null);
    }

    private static string? RegionOf(string host)
    {
        string[] labels = host.Split('.');
        int at = Array.IndexOf(labels, "sqs");
        string? region = at >= 0 && at + 1 < labels.Length ? labels[at + 1] : labels.Length > 1 && labels[1] == "queue" ? labels[0] : null;
        return region != "amazonaws" && ArnText.IsRegion(region) ? region : null;
    }
}
