using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Benchmarks.Samples;
using CrossAcctSync.Planning;
using CrossAcctSync.Requirements;
using CrossAcctSync.RollOut;

namespace CrossAcctSync.Benchmarks.Scale;

/// <summary>Plans and exports what many state machines need, each of a target role of its own in the next of 1,000 accounts.</summary>
internal static class PlanTasks
{
    private const int Accounts = 1_000;

    /// <summary>Plans for roles that have nothing yet: three changes for each requirement.</summary>
    public static string Plan(string count, PartClock clock)
    {
        IReadOnlyList<SyncRequirement> requirements = Make(count);
        clock.Start();
        SyncPlan plan = SyncPlanner.Plan(requirements, new SampleAccounts());
        clock.Stop();
        return $"{plan.Changes.Count} changes, {plan.Problems.Count} problems";
    }

    /// <summary>Writes a CloudFormation template for each account, or more where one would be too large.</summary>
    public static string Export(string count, PartClock clock)
    {
        IReadOnlyList<SyncRequirement> requirements = Make(count);
        clock.Start();
        SyncTemplateResult result = SyncTemplateFactory.Create(requirements, new SyncTemplateOptions());
        clock.Stop();
        return $"{result.Templates.Count} templates of {result.Templates.Sum(template => (long)template.Size) / 1_000_000} MB";
    }

    private static IReadOnlyList<SyncRequirement> Make(string count) =>
        SampleRequirements.Make(Enumerable.Range(0, int.Parse(count, CultureInfo.InvariantCulture)).Select(number => new SamplePair(number, Accounts)));
}
