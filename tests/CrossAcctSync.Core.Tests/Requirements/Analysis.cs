using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Requirements;
using Xunit;

namespace CrossAcctSync.Tests.Requirements;

/// <summary>Analyses of texts, in the account and region of all examples.</summary>
internal static class Analysis
{
    public static readonly RoleArn SourceRole = RoleArn.Parse("arn:aws:iam::111122223333:role/InvokeRole");

    public static readonly RequirementOptions Options = new()
    {
        StateMachineArns = new[] { StateMachineArn.Parse("arn:aws:states:us-east-2:111122223333:stateMachine:Orders") },
        SourceRoleArn = SourceRole,
        Region = "us-east-2",
    };

    public static RequirementAnalysis Of(string definition, RequirementOptions? options = null, IReadOnlyDictionary<string, string>? substitutions = null)
    {
        DefinitionContext context = DefinitionContext.Empty with
        {
            Partition = "aws",
            Region = "us-east-2",
            AccountId = "111122223333",
            Substitutions = substitutions ?? DefinitionContext.Empty.Substitutions,
        };
        DefinitionResult result = Assert.Single(new DefinitionReader(new DefinitionFiles(), context).ReadText(definition, "Orders"));
        return RequirementAnalyzer.Analyze(result.Definition ?? throw result.Problem!, options ?? Options);
    }

    /// <summary>A definition of one Task with these fields.</summary>
    public static string OneTask(string fields, string top = "") =>
        "{\"StartAt\": \"Run\"," + top + " \"States\": {\"Run\": {\"Type\": \"Task\", " + fields + ", \"End\": true}}}";

    /// <summary>A Glue task with these credentials, in the language that the top names.</summary>
    public static string WithCredentials(string credentials, string top = "") => OneTask(
        "\"Resource\": \"arn:aws:states:::glue:startJobRun.sync\", \"" + (top.Contains("JSONata", StringComparison.Ordinal) ? "Arguments" : "Parameters") + "\": {\"JobName\": \"etl\"}, \"Credentials\": " + credentials,
        top);

    public static IReadOnlyList<string> Codes(RequirementAnalysis analysis) => analysis.Findings
        .Concat(analysis.Requirements.SelectMany(requirement => requirement.Findings))
        .Select(finding => finding.Code).Distinct().OrderBy(code => code, StringComparer.Ordinal).ToArray();

    public static IReadOnlyList<string> Targets(RequirementAnalysis analysis) =>
        analysis.Requirements.Select(requirement => requirement.TargetRolePattern).ToArray();
}
