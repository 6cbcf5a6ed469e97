using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The forms that placeholders name: how a field's value, a name or an ARN or a URL, is read as a resource's name.
/// </summary>
internal static class ValueForms
{
    /// <summary>Kinds of resources by the values of ResourceType (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html).</summary>
    private static readonly Dictionary<string, string> SsmKinds = new(StringComparer.Ordinal)
    {
        ["Document"] = "document", ["ManagedInstance"] = "managed-instance", ["MaintenanceWindow"] = "maintenancewindow", ["Parameter"] = "parameter",
        ["PatchBaseline"] = "patchbaseline", ["OpsItem"] = "opsitem", ["OpsMetadata"] = "opsmetadata", ["Automation"] = "automation-execution", ["Association"] = "association",
    };

    /// <summary>By the values of ResourceType (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html).</summary>
    private static readonly Dictionary<string, string> FlowLogKinds = new(StringComparer.Ordinal)
    {
        ["VPC"] = "vpc", ["Subnet"] = "subnet", ["NetworkInterface"] = "network-interface", ["TransitGateway"] = "transit-gateway", ["TransitGatewayAttachment"] = "transit-gateway-attachment",
    };

    private static readonly Dictionary<string, ValueForm> Forms = new(StringComparer.Ordinal)
    {
        [string.Empty] = (value, field, _) => ReadName(value, field.Service, field.OwnPrefix),
        ["stateMachineName"] = (value, field, _) => Before(':', ReadName(value, field.Service, "stateMachine:")),
        ["stateMachineQualifier"] = StateMachineQualifier,
        ["revision"] = (value, field, _) => Revision(ReadName(value, field.Service, field.OwnPrefix)),
        ["unrevised"] = (value, field, _) => ReadName(value, field.Service, field.OwnPrefix) is { } name && name.Name.IndexOf(':') < 0 ? name : null,
        ["cluster"] = (value, field, _) => ReadName(value, field.Service, "cluster/"),
        ["beforeColon"] = (value, field, _) => BuildName(value, field),
        ["lowerCase"] = LowerCase,
        ["webAclScope"] = WebAclScope,
        ["role"] = (value, field, _) => ReadName(value, "iam", "role/"),
        ["instanceProfileRole"] = (value, field, _) => ReadName(value, "iam", value.IndexOf(":role/", StringComparison.Ordinal) >= 0 ? "role/" : "instance-profile/"),
        ["secretName"] = SecretName,
        ["kmsKey"] = KmsKey,
        ["function"] = LambdaForm.Read,
        ["queue"] = EndpointForms.Queue,
        ["apiId"] = EndpointForms.ApiId,
        ["path"] = (value, _, _) => new NamedValue(value.TrimStart('/')),
        ["parameter"] = (value, field, arguments) => ParameterName(value),
        ["alias"] = (value, _, _) => new NamedValue(value.StartsWith("alias/", StringComparison.Ordinal) ? value.Substring("alias/".Length) : value),
        ["withPath"] = WithPath,
        ["any"] = (_, _, _) => new NamedValue(HoledText.AnyText),
        ["owned"] = (value, _, _) => Ec2Kind(value, isPublic: false),
        ["public"] = (value, _, _) => Ec2Kind(value, isPublic: true),
        ["ownDocument"] = (value, field, _) => IsReserved(value) ? null : ReadName(value, field.Service, field.OwnPrefix),
        ["awsDocument"] = (value, _, _) => IsReserved(value) ? new NamedValue(value) : null,
        ["s3Uri"] = (value, _, _) => new NamedValue(value.StartsWith("s3://", StringComparison.Ordinal) ? value.Substring("s3://".Length) : HoledText.HasHole(value) ? HoledText.AnyText : value),
        ["s3UriBucket"] = (value, _, _) => new NamedValue(value.StartsWith("s3://", StringComparison.Ordinal) ? value.Substring("s3://".Length).Split('/')[0] : HoledText.AnyText),
        ["loadBalancerKind"] = (value, _, _) => new NamedValue(value switch { "application" => "app", "network" => "net", "gateway" => "gwy", _ => HoledText.AnyText }),
        ["eventBus"] = (value, field, _) => value == "default" || value.EndsWith(":event-bus/default", StringComparison.Ordinal) ? null : ReadName(value, field.Service, "event-bus/"),
        ["ssmKind"] = (value, _, _) => new NamedValue(OfKind(SsmKinds, value)),
        ["flowLogKind"] = (value, _, _) => new NamedValue(OfKind(FlowLogKinds, value)),
        ["urlEncoded"] = (value, _, _) => new NamedValue(string.Join(HoledText.AnyText, value.Split(HoledText.Hole).Select(Uri.EscapeDataString))),
        ["copySource"] = (value, _, _) => new NamedValue(CallForms.SourceWithoutVersion(value).TrimStart('/')),
        ["foundationModel"] = BedrockForms.FoundationModel,
        ["provisionedModel"] = (value, field, arguments) => HoledText.IsHole(value) ? new NamedValue(value) : BedrockForms.ModelArn(value, field, arguments),
        ["modelArn"] = BedrockForms.ModelArn,
        ["inferenceProfileId"] = BedrockForms.InferenceProfileId,
        ["inferenceProfileName"] = BedrockForms.InferenceProfileName,
        ["inferenceProfileModel"] = BedrockForms.InferenceProfileModel,
    };

    private static string OfKind(Dictionary<string, string> kinds, string value) => kinds.TryGetValue(value, out string kind) ? kind : HoledText.AnyText;

    public static IEnumerable<string> Names => Forms.Keys.Where(name => name.Length > 0).OrderBy(name => name, StringComparer.Ordinal);

    public static ValueForm? Find(string name) => Forms.TryGetValue(name, out ValueForm form) ? form : null;

    /// <summary>
    /// A name, or what an ARN of this service and kind has behind <paramref name="prefix"/>, with the ARN's own
    /// partition, region and account. Anything else stands for itself, as a name that simply does not exist.
    /// </summary>
    public static NamedValue ReadName(string value, string service, string? prefix)
    {
        if (service.Length == 0 || prefix is null)
        {
            return new NamedValue(value);
        }

        bool isArn = value.StartsWith("arn:", StringComparison.Ordinal);
        if (isArn && ArnText.TryParse(value, out ArnText arn) && arn.Service == service && arn.Resource.StartsWith(prefix, StringComparison.Ordinal))
        {
            return new NamedValue(arn.Resource.Substring(prefix.Length), arn.Partition, Known(arn.Region), Known(arn.Account));
        }

        if (!HoledText.HasHole(value) || !(isArn || value[0] == HoledText.Hole))
        {
            return new NamedValue(value, IsUnexpected: isArn);
        }

        // The end of an ARN whose beginning is computed: what follows the kind is the name.
        int end = prefix.Length > 0 ? value.LastIndexOf(":" + prefix, StringComparison.Ordinal) : value.LastIndexOf(':') - prefix.Length;
        if (end >= 0 && !(isArn && prefix.Length == 0 && value.IndexOf(HoledText.Hole) > end))
        {
            return new NamedValue(value.Substring(end + 1 + prefix.Length));
        }

        return new NamedValue(isArn ? HoledText.AnyText : value);
    }

    /// <summary>
    /// Secrets Manager ends the ARN of a secret with a hyphen and six characters of its own
    /// (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html).
    /// </summary>
    private static NamedValue? SecretName(string value, TemplateField field, ITaskArguments arguments)
    {
        NamedValue name = ReadName(value, field.Service, field.OwnPrefix);
        return value.StartsWith("arn:", StringComparison.Ordinal) || HoledText.IsHole(name.Name) ? name : name with { Name = name.Name + "-" + HoledText.Hole };
    }

    /// <summary>IAM knows a key by its id alone; which key an alias stands for does not show (https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html).</summary>
    private static NamedValue? KmsKey(string value, TemplateField field, ITaskArguments arguments) =>
        value.StartsWith("alias/", StringComparison.Ordinal) || value.IndexOf(":alias/", StringComparison.Ordinal) >= 0
            ? new NamedValue(HoledText.AnyText)
            : ReadName(value, field.Service, field.OwnPrefix);

    /// <summary>A parameter without the selector of a version or label (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html).</summary>
    private static NamedValue ParameterName(string value)
    {
        bool isArn = value.StartsWith("arn:", StringComparison.Ordinal);
        int selector = isArn ? -1 : value.IndexOf(':');
        return new NamedValue((selector < 0 ? value : value.Substring(0, selector)).TrimStart('/'));
    }

    /// <summary>What IAM makes under a path has it in its ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).</summary>
    private static NamedValue? WithPath(string value, TemplateField field, ITaskArguments arguments) =>
        arguments.Find("Path") is { Count: > 0 } paths && !value.StartsWith("arn:", StringComparison.Ordinal)
            ? new NamedValue((paths[0].Holed.TrimEnd('/') + "/" + value).TrimStart('/'))
            : ReadName(value, field.Service, field.OwnPrefix);

    private static string? Known(string? part) => part is { Length: > 0 } ? part : null;

    private static NamedValue? Before(char separator, NamedValue value)
    {
        int end = value.Name.IndexOf(separator);
        return end < 0 || value.IsUnexpected ? value : value with { Name = value.Name.Substring(0, end) };
    }

    private static NamedValue? StateMachineQualifier(string value, TemplateField field, ITaskArguments arguments)
    {
        NamedValue name = ReadName(value, "states", "stateMachine:");
        int colon = name.Name.IndexOf(':');
        return colon < 0 || name.IsUnexpected || colon == name.Name.Length - 1 ? null : new NamedValue(name.Name.Substring(colon + 1));
    }

    /// <summary>Without a revision the service takes the latest active one, whose number nobody knows.</summary>
    private static NamedValue? Revision(NamedValue value) =>
        value.Name.IndexOf(':') >= 0 ? value : value with { Name = value.Name + ":" + HoledText.Hole };

    /// <summary>A CodeBuild id is the project's name, a colon and a UUID; its ARN has the kind before it.</summary>
    private static NamedValue? BuildName(string value, TemplateField field)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal) && ArnText.TryParse(value, out ArnText arn) && arn.Service == field.Service)
        {
            int slash = arn.Resource.IndexOf('/');
            return Before(':', new NamedValue(arn.Resource.Substring(slash + 1), arn.Partition, Known(arn.Region), Known(arn.Account)));
        }

        if (HoledText.HasHole(value) && (value.StartsWith("arn:", StringComparison.Ordinal) || value[0] == HoledText.Hole))
        {
            int slash = value.LastIndexOf('/');
            return slash < 0 ? new NamedValue(HoledText.AnyText) : Before(':', new NamedValue(value.Substring(slash + 1)));
        }

        return Before(':', new NamedValue(value));
    }

    /// <summary>ARNs of images and snapshots have no account (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html).</summary>
    private static NamedValue? Ec2Kind(string value, bool isPublic) =>
        HoledText.HasHole(value) || (value is "image" or "snapshot") == isPublic ? new NamedValue(value) : null;

    private static bool IsReserved(string value) =>
        value.StartsWith("AWS", StringComparison.OrdinalIgnoreCase) || value.StartsWith("Amazon", StringComparison.OrdinalIgnoreCase) || value.StartsWith("amzn", StringComparison.OrdinalIgnoreCase);

    /// <summary>ARNs of AWS WAF have scopes of their own (https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html).</summary>
    private static NamedValue? WebAclScope(string value, TemplateField field, ITaskArguments arguments) =>
        new(value switch { "REGIONAL" => "regional", "CLOUDFRONT" => "global", _ => HoledText.HasHole(value) ? HoledText.AnyText : value });

    /// <summary>ARNs of SageMaker AI have names in lower case; granted besides the name as given.</summary>
    private static NamedValue? LowerCase(string value, TemplateField field, ITaskArguments arguments)
    {
        NamedValue name = ReadName(value, field.Service, field.OwnPrefix);
#pragma warning disable CA1308 // The ARN is in lower case; nothing is compared here.
        string lower = name.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return lower == name.Name ? null : name with { Name = lower };
    }
}
