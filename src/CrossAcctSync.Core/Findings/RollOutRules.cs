using System.Collections.Generic;

namespace CrossAcctSync.Findings;

/// <summary>The kinds of findings on templates.</summary>
public static class RollOutRules
{
    private const string UserGuide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/";
    private const string IamQuotas = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length";

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AccountLeftOver { get; } = new(
        "AccountLeftOver", FindingSeverity.Warning, "An account that a file for many accounts was made for is needed by none of the requirements.", UserGuide + "stackinstances-delete.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule AutoDeploymentReachesOthers { get; } = new(
        "AutoDeploymentReachesOthers", FindingSeverity.Warning, "The stack set makes the roles in accounts that no workflow names.", UserGuide + "stacksets-orgs-manage-auto-deployment.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule FileLeftOver { get; } = new(
        "FileLeftOver", FindingSeverity.Warning, "A file of an earlier run is needed by none of the requirements.", UserGuide + "cfn-console-delete-stack.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule FileLeftOverEdited { get; } = new(
        "FileLeftOverEdited", FindingSeverity.Warning, "A file of an earlier run is needed by none of the requirements, and was changed by hand.", UserGuide + "cfn-console-delete-stack.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule ManagementAccountNotReached { get; } = new(
        "ManagementAccountNotReached", FindingSeverity.Error, "A stack set whose permissions AWS manages does not deploy to the management account.", UserGuide + "stacksets-orgs.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule PoliciesManaged { get; } = new(
        "PoliciesManaged", FindingSeverity.Information, "The permissions of the role are managed policies, since they are too long for inline ones.", IamQuotas);

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule RoleImported { get; } = new(
        "RoleImported", FindingSeverity.Information, "The template takes over a role that exists.", UserGuide + "resource-import.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule RoleMayBeOwn { get; } = new(
        "RoleMayBeOwn", FindingSeverity.Warning, "The role exists and has policies as this export makes them: an earlier template may have created it.", UserGuide + "using-cfn-updating-stacks-update-behaviors.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TemplateNeedsBucket { get; } = new(
        "TemplateNeedsBucket", FindingSeverity.Information, "The template is too long to be sent with the request, and has to lie in a bucket.", UserGuide + "cloudformation-limits.html");

    /// <summary>See <see cref="FindingRule.Title"/>.</summary>
    public static FindingRule TrustNotExported { get; } = new(
        "TrustNotExported", FindingSeverity.Warning, "The trust policy of a role that exists is not in the template.", UserGuide + "aws-resource-iam-role.html");

    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<FindingRule> All { get; } = new[] { AccountLeftOver, AutoDeploymentReachesOthers, FileLeftOver, FileLeftOverEdited, ManagementAccountNotReached, PoliciesManaged, RoleImported, RoleMayBeOwn, TemplateNeedsBucket, TrustNotExported };
}
