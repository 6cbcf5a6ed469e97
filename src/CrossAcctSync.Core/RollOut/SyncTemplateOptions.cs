using System;
using System.Collections.Generic;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Planning;
using CrossAcctSync.Policies;

namespace CrossAcctSync.RollOut;

/// <summary>How templates are made.</summary>
public sealed record SyncTemplateOptions
{
    /// <summary>The name of stacks when none is given.</summary>
    public const string DefaultName = "CrossAcctSync";

    /// <summary>The engine.</summary>
    public TemplateFormat Format { get; init; } = TemplateFormat.CloudFormation;

    /// <summary>How templates of CloudFormation and StackSets are written. The other engines have one form.</summary>
    public TemplateSyntax Syntax { get; init; } = TemplateSyntax.Json;

    /// <summary>The sides that are exported.</summary>
    public SyncSide Side { get; init; } = SyncSide.Both;

    /// <summary>Whether CloudFormation gets one template for all accounts. A stack set has one in any case.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The name of the stack or stack set: a letter, then letters, digits and hyphens, at most 100.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>
    /// The region that stacks live in; null for that of the state machines where they share one, else the partition's
    /// first. Roles are global, so that it must be one.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>The organizational units, or the root, whose accounts a stack set reaches.</summary>
    public IReadOnlyList<string> OrganizationalUnitIds { get; init; } = Array.Empty<string>();

    /// <summary>Whether a stack set reaches all accounts of its units, those to come too.</summary>
    public bool IsAutoDeployed { get; init; }

    /// <summary>Whether stack sets are made by a delegated administrator, and not by the management account.</summary>
    public bool IsDelegatedAdministrator { get; init; }

    /// <summary>Target roles that exist already. Those of <see cref="Accounts"/> need not be named.</summary>
    public IReadOnlyCollection<RoleArn> ExistingRoles { get; init; } = Array.Empty<RoleArn>();

    /// <summary>
    /// Roles that templates of an earlier run create, and that are theirs although <see cref="Accounts"/> has them by now: an
    /// engine deletes what its template no longer has. One of <see cref="ExistingRoles"/> is somebody else's all the same.
    /// </summary>
    public IReadOnlyCollection<RoleArn> OwnRoles { get; init; } = Array.Empty<RoleArn>();

    /// <summary>Whether CloudFormation takes over roles that exist in <see cref="Accounts"/>. Terraform does in any case.</summary>
    public bool IsImporting { get; init; }

    /// <summary>The accounts as they are; null when they are not known. Roles found there are not created again.</summary>
    public IAccountReader? Accounts { get; init; }

    /// <summary>How permissions are kept.</summary>
    public TemplatePolicyKind PolicyKind { get; init; } = TemplatePolicyKind.Auto;

    /// <summary>The permissions boundary of new roles: a managed policy's ARN, or its path and name in each account; null for none.</summary>
    public string? PermissionsBoundary { get; init; }

    /// <summary>The path of new managed policies; a slash at both ends.</summary>
    public string PolicyPath { get; init; } = "/";

    /// <summary>The longest session of new roles in seconds, 3,600 to 43,200; null for IAM's default of an hour.</summary>
    public int? MaxSessionDuration { get; init; }

    /// <summary>The tags of new roles.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The length that the target accounts allow for trust policies, 2,048 to 8,192 characters.</summary>
    public PolicyQuota TrustQuota { get; init; } = PolicyQuota.TrustPolicy;

    /// <summary>Into how many managed policies the permissions of one role may be split, those attached to it counted in.</summary>
    public int MaxManagedPolicies { get; init; } = 10;
}
