using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Generation;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut.Cdk;
using CrossAcctSync.RollOut.CloudFormation;
using CrossAcctSync.RollOut.Model;
using CrossAcctSync.RollOut.StackSets;
using CrossAcctSync.RollOut.Terraform;

namespace CrossAcctSync.RollOut;

/// <summary>
/// Requirements to templates that an engine deploys, scoped as <see cref="SyncPolicyFactory"/> does. The same
/// requirements give the same bytes in whatever order they come. Nothing is written but text.
/// </summary>
public static class SyncTemplateFactory
{
    /// <summary>Makes the templates.</summary>
    /// <param name="requirements">What is needed.</param>
    /// <param name="options">How the templates are made.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static SyncTemplateResult Create(IReadOnlyCollection<SyncRequirement> requirements, SyncTemplateOptions options, CancellationToken cancellationToken = default)
    {
        var refused = new List<SyncPolicyProblem>();
        requirements = DynamicReferences.Without(requirements ?? throw new ArgumentNullException(nameof(requirements)), options ?? throw new ArgumentNullException(nameof(options)), refused);
        var builder = new RollOutBuilder(options, cancellationToken);
        IReadOnlyList<AccountRollOut> accounts = builder.Build(requirements);
        var problems = refused.Concat(builder.Problems).ToList();
        var templates = new List<SyncTemplate>();
        string[] partitions = accounts.Select(account => account.Partition).Distinct(StringComparer.Ordinal).ToArray();
        foreach (string partition in partitions.OrderBy(partition => partition, StringComparer.Ordinal))
        {
            // Nothing crosses a partition: not a role, not a stack set.
            var scope = new RollOutScope(
                partition,
                partitions.Length == 1 ? string.Empty : partition + "-",
                Regions.Of(options, requirements, partition),
                options,
                problems,
                cancellationToken);
            AccountRollOut[] own = accounts.Where(account => account.Partition == partition).ToArray();
            templates.AddRange(options.Format switch
            {
                TemplateFormat.CloudFormation => StackTemplates.Create(own, scope),
                TemplateFormat.StackSet => StackSetTemplates.Create(own, scope),
                TemplateFormat.Terraform => TerraformTemplates.Create(own, scope),
                TemplateFormat.Cdk => CdkTemplates.Create(own, scope),
                _ => throw new ArgumentOutOfRangeException(nameof(options), options.Format, "There is no such format."),
            });
        }

        return new SyncTemplateResult(templates, problems, builder.Warnings);
    }
}
