using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Generation;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>
/// CloudFormation replaces <c>{{resolve:...}}</c> in any text of a template by a parameter or a secret, and knows no
/// escape (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html). A role's path or a
/// resource's name may read so.
/// </summary>
internal static class DynamicReferences
{
    private const string Start = "{{resolve:";

    /// <summary>The requirements of which a template can be made; the others are told as problems.</summary>
    public static IReadOnlyCollection<SyncRequirement> Without(IReadOnlyCollection<SyncRequirement> requirements, SyncTemplateOptions options, List<SyncPolicyProblem> problems)
    {
        if (options.Format == TemplateFormat.Terraform || !requirements.Any(requirement => Find(requirement) is not null))
        {
            return requirements;
        }

        var left = new List<SyncRequirement>();
        foreach (SyncRequirement requirement in requirements)
        {
            if (Find(requirement) is not { } text)
            {
                left.Add(requirement);
                continue;
            }

            problems.Add(new SyncPolicyProblem(
                SyncPolicyProblemKind.DynamicReference,
                $"'{text}' holds '{Start}', which CloudFormation would replace by a value of the account, so that the role of '{requirement.StateMachineName}' is in no template.",
                "Give it another name, or export with -Format Terraform.",
                requirement.TargetRoleArn ?? requirement.StateMachineName));
        }

        return left;
    }

    private static string? Find(SyncRequirement requirement) => new[] { requirement.TargetRoleArn, requirement.SourceRoleArn }
        .Concat(requirement.Statements.SelectMany(statement => statement.Resources.Concat(statement.Conditions.SelectMany(condition => condition.Values))))
        .FirstOrDefault(text => text is not null && text.IndexOf(Start, StringComparison.Ordinal) >= 0);
}
