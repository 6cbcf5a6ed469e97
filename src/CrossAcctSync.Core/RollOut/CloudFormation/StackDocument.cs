using System;
using System.Linq;
using System.Text.Json.Nodes;
using CrossAcctSync.Arns;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>The parts of a template around its roles (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html).</summary>
internal static class StackDocument
{
    /// <summary>What a new role says of itself.</summary>
    public const string RoleDescription = "Assumed by Step Functions workflows of other accounts. Made by CrossAcctSync.";

    private const string Boundary = "PermissionsBoundaryName";
    private const string HasBoundary = "HasPermissionsBoundary";
    private const string Session = "MaxSessionDuration";
    private const int ShortestSession = 3600;

    /// <summary>The whole template; empty parts are left out.</summary>
    /// <param name="accountId">The account, or null for a template for any.</param>
    /// <param name="options">How the template is made.</param>
    /// <param name="hasParameters">Whether new roles take their limits from parameters.</param>
    /// <param name="conditions">The conditions, to which that of the parameters is added.</param>
    /// <param name="resources">The resources.</param>
    public static JsonObject Of(string? accountId, SyncTemplateOptions options, bool hasParameters, JsonObject conditions, JsonObject resources)
    {
        string place = accountId is null ? "the accounts that this is deployed to" : "account " + accountId;
        var template = new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = $"What cross-account tasks of Step Functions workflows need in {place}. Made by CrossAcctSync.",
        };
        if (hasParameters)
        {
            template["Parameters"] = Parameters(options);
            if (IsBoundaryName(options))
            {
                conditions[HasBoundary] = new JsonObject
                {
                    ["Fn::Not"] = new JsonArray(new JsonObject { ["Fn::Equals"] = new JsonArray(new JsonObject { ["Ref"] = Boundary }, string.Empty) }),
                };
            }
        }

        if (conditions.Count > 0)
        {
            template["Conditions"] = conditions;
        }

        template["Resources"] = resources;
        return template;
    }

    /// <summary>The permissions boundary, longest session and tags of a new role.</summary>
    public static void AddRoleOptions(JsonObject properties, string? ownAccount, RoleArn role, SyncTemplateOptions options, bool hasParameters)
    {
        if (hasParameters)
        {
            properties["MaxSessionDuration"] = new JsonObject { ["Ref"] = Session };
        }
        else if (options.MaxSessionDuration is { } seconds)
        {
            properties["MaxSessionDuration"] = seconds;
        }

        if (hasParameters && IsBoundaryName(options))
        {
            var arn = new JsonObject { ["Fn::Sub"] = $"arn:{role.Partition}:iam::${{AWS::AccountId}}:policy/${{{Boundary}}}" };
            properties["PermissionsBoundary"] = new JsonObject { ["Fn::If"] = new JsonArray(HasBoundary, arn, new JsonObject { ["Ref"] = "AWS::NoValue" }) };
        }
        else if (BoundaryOf(role, options) is { } boundary)
        {
            properties["PermissionsBoundary"] = StackValues.Of(boundary, ownAccount);
        }

        if (options.Tags.Count > 0)
        {
            properties["Tags"] = new JsonArray(options.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }).ToArray());
        }
    }

    /// <summary>The ARN of a role's permissions boundary, or null.</summary>
    public static string? BoundaryOf(RoleArn role, SyncTemplateOptions options) => options.PermissionsBoundary is not { } boundary
        ? null
        : boundary.StartsWith("arn:", StringComparison.Ordinal) ? boundary : $"arn:{role.Partition}:iam::{role.AccountId}:policy/{boundary.TrimStart('/')}";

    private static bool IsBoundaryName(SyncTemplateOptions options) => options.PermissionsBoundary?.StartsWith("arn:", StringComparison.Ordinal) != true;

    private static JsonObject Parameters(SyncTemplateOptions options)
    {
        var parameters = new JsonObject();
        if (IsBoundaryName(options))
        {
            parameters[Boundary] = new JsonObject
            {
                ["Type"] = "String",
                ["Default"] = options.PermissionsBoundary?.TrimStart('/') ?? string.Empty,
                ["Description"] = "Path and name of the managed policy in each account that bounds new roles; empty for none.",
            };
        }

        parameters[Session] = new JsonObject
        {
            ["Type"] = "Number",
            ["Default"] = options.MaxSessionDuration ?? ShortestSession,
            ["MinValue"] = ShortestSession,
            ["MaxValue"] = 43200,
            ["Description"] = "The longest session of new roles, in seconds.",
        };
        return parameters;
    }
}
