using System;
using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>Turns a task into the permissions that it needs in the account that it calls.</summary>
/// <remarks>A pure function of what it is given; thread-safe.</remarks>
public sealed class PermissionScoper
{
    private const string CrossAccountPage = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html";

    private readonly IntegrationCatalogue _catalogue;

    /// <summary>Makes a scoper.</summary>
    /// <param name="catalogue">The integrations; null for those that come with the module.</param>
    public PermissionScoper(IntegrationCatalogue? catalogue = null) => _catalogue = catalogue ?? IntegrationCatalogue.Default;

    /// <summary>The permissions of a task.</summary>
    /// <param name="resource">The task's <c>Resource</c>.</param>
    /// <param name="arguments">What is known of its <c>Parameters</c> or <c>Arguments</c>.</param>
    /// <param name="target">The account whose role the task uses.</param>
    /// <param name="options">Null for <see cref="ScopingOptions.Default"/>.</param>
    /// <returns>The statements, in the catalogue's order, and what to know of them.</returns>
    public ScopedPermissions Scope(TaskResource resource, ITaskArguments arguments, ScopingTarget target, ScopingOptions? options = null)
    {
        var run = new ScopingRun(
            arguments ?? throw new ArgumentNullException(nameof(arguments)),
            target ?? throw new ArgumentNullException(nameof(target)),
            options ?? ScopingOptions.Default);
        Scope(resource ?? throw new ArgumentNullException(nameof(resource)), run);
        return run.ToPermissions();
    }

    /// <summary>Adds the permissions of a task, and what to know of them, to a run.</summary>
    internal void Scope(TaskResource resource, ScopingRun run)
    {
        ScopingTarget target = run.Target;
        if (resource.Partition is { } partition && partition != target.Partition)
        {
            run.Add(new ScopingIssue(
                ScopingIssueKind.ResourceOutsideTarget,
                ScopingSeverity.Error,
                $"The resource '{resource}' is of the partition {partition}, the target account of {target.Partition}.",
                $"Access across accounts stays within one partition ({CrossAccountPage})."));
        }

        switch (resource.Kind)
        {
            case TaskResourceKind.Optimized:
                ScopeRow(run, resource.Integration!);
                break;
            case TaskResourceKind.LambdaFunction:
                run.Take(new ResourceArguments(new TaskArgument("Resource", resource.Text, null, null)));
                ScopeRow(run, resource.Integration!);
                break;
            case TaskResourceKind.AwsSdk:
                new SdkCallScoper(_catalogue, run).Scope(resource);
                break;
            case TaskResourceKind.Activity:
                run.Add(new ScopingIssue(
                    ScopingIssueKind.CrossAccountNotSupported,
                    ScopingSeverity.Error,
                    "An activity cannot use a role of another account: Credentials is for Lambda functions and AWS services.",
                    "Remove Credentials from the task (https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html)."));
                break;
            default:
                run.Add(new ScopingIssue(
                    ScopingIssueKind.UnknownResource,
                    ScopingSeverity.Error,
                    resource.Reason ?? $"'{resource}' is no resource of a task.",
                    resource.Suggestions.Count > 0 ? $"Use {string.Join(" or ", resource.Suggestions.Take(3).Select(name => $"'{name}'"))}." : "Name an integration, a Lambda function or an activity."));
                break;
        }
    }

    private void ScopeRow(ScopingRun run, Integration row)
    {
        if (row.CrossAccount == CrossAccountSupport.NotSupported)
        {
            run.Add(new ScopingIssue(ScopingIssueKind.CrossAccountNotSupported, ScopingSeverity.Error, $"{row.Service} cannot use a role of another account. {row.CrossAccountNote}", "Remove Credentials from the task."));
            return;
        }

        if (row.CrossAccount == CrossAccountSupport.Unknown && row.Support == IntegrationSupport.Documented)
        {
            run.Add(new ScopingIssue(ScopingIssueKind.CrossAccountUnknown, ScopingSeverity.Information, $"How {row.Service} uses a role of another account is not documented. {row.CrossAccountNote}", "Try the task before relying on it."));
        }

        if (row.Support == IntegrationSupport.Contested)
        {
            run.Add(new ScopingIssue(ScopingIssueKind.ContestedPattern, ScopingSeverity.Warning, $"The AWS pages disagree on {row.Resource}: {row.SupportNote}", "Try the task before relying on it."));
        }

        run.AddRow(row);
        if (!run.Options.AsDocumented && !run.Arguments.IsOpaque && row.StartPrefix is { } prefix && ServiceOperations.Find(prefix)?.FindOperation(row.Api) is { } operation)
        {
            new OperationScoper(_catalogue, run).Add(operation, row.PassesRoles, isOptimized: true);
        }
    }

    /// <summary>The one argument of a task whose resource is a function: its ARN.</summary>
    private sealed class ResourceArguments : ITaskArguments
    {
        private readonly TaskArgument[] _resource;

        public ResourceArguments(TaskArgument resource) => _resource = [resource];

        public IReadOnlyList<string> FieldNames { get; } = ["Resource"];

        public IReadOnlyList<string> ValuePaths => FieldNames;

        public bool IsOpaque => false;

        public bool IsGiven(string field) => field == "Resource";

        public IReadOnlyList<TaskArgument> Find(string fieldPath) => fieldPath == "Resource" ? _resource : [];
    }
}
