using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>
/// An API that a task can call by name, with one pattern, and the permissions that the called account has to give
/// (https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html).
/// </summary>
public sealed class Integration
{
    internal Integration(string resource, string service, string api, IntegrationPattern pattern)
    {
        Resource = resource;
        Service = service;
        Api = api;
        Pattern = pattern;
    }

    /// <summary>The task's <c>Resource</c> in the partition <c>aws</c>, for example <c>arn:aws:states:::glue:startJobRun.sync</c>.</summary>
    public string Resource { get; }

    /// <summary>The service's name, for example <c>AWS Glue</c>.</summary>
    public string Service { get; }

    /// <summary>The API as the resource spells it, for example <c>startJobRun</c>.</summary>
    public string Api { get; }

    /// <summary>How the task waits.</summary>
    public IntegrationPattern Pattern { get; }

    /// <summary>2 for <c>.sync:2</c>, else null.</summary>
    public int? Version { get; internal set; }

    /// <summary>Whether the AWS pages agree on the integration.</summary>
    public IntegrationSupport Support { get; internal set; }

    /// <summary>Which pages disagree; null where they agree.</summary>
    public string? SupportNote { get; internal set; }

    /// <summary>The types of workflow that may use it.</summary>
    public WorkflowTypes WorkflowTypes { get; internal set; }

    /// <summary>Whether it may run with a role of another account.</summary>
    public CrossAccountSupport CrossAccount { get; internal set; }

    /// <summary>What that rests on.</summary>
    public string CrossAccountNote { get; internal set; } = string.Empty;

    /// <summary>The permissions, as narrow as IAM and the arguments allow.</summary>
    public IReadOnlyList<IntegrationStatement> Statements { get; internal set; } = [];

    /// <summary>The permissions as the AWS page prints them; the same list where it is no wider.</summary>
    public IReadOnlyList<IntegrationStatement> DocumentedStatements { get; internal set; } = [];

    /// <summary>Whether actions of the page's list are left out of <see cref="Statements"/>, since this pattern neither polls nor stops.</summary>
    public bool MinimalActionsInferred { get; internal set; }

    /// <summary>The EventBridge rule of the pattern within one account; never granted to a target role.</summary>
    public ManagedRule? EventBridge { get; internal set; }

    /// <summary>Why no IAM permission may be needed; null where one always is.</summary>
    public string? NoPermissionsReason { get; internal set; }

    /// <summary>What else the AWS page says; null when nothing.</summary>
    public string? Notes { get; internal set; }

    /// <summary>The AWS page.</summary>
    public string Source { get; internal set; } = string.Empty;

    /// <summary>What the permissions rest on.</summary>
    public SourceQuality SourceQuality { get; internal set; }

    /// <summary>The prefix of the action that starts the call; null when there is none.</summary>
    internal string? StartPrefix =>
        Statements.SelectMany(statement => statement.Actions).FirstOrDefault(action => action.Purpose == ActionPurpose.Start)?.Name.Split(':')[0];

    /// <summary>Whether its own statements deal with the roles that the call passes.</summary>
    internal bool PassesRoles => Statements.Any(statement => statement.IsPassRole);

    /// <inheritdoc />
    public override string ToString() => Resource;
}
