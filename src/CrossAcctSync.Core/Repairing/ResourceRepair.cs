using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Integrations;

namespace CrossAcctSync.Repairing;

/// <summary>Repairs of a task's <c>Resource</c>: a name or pattern that Step Functions does not have, and nested Express workflows.</summary>
internal static class ResourceRepair
{
    private const string Own = ":states:::";
    private const int FarthestSuffix = 3;
    private const string StartSync = "aws-sdk:sfn:startSyncExecution";

    private static readonly string[] StartSyncArguments = { "StateMachineArn", "Input", "Name", "TraceHeader", "IncludedData" };

    /// <summary>The integration that was meant, where just one is nearest and waits in the same way.</summary>
    public static RepairProposal Unknown(StateNode state, TaskResource resource, EditableText text, string partition)
    {
        if (state.Resource.StringValue is not { } written)
        {
            return RepairProposal.Refuse("The task has no Resource that is a text.");
        }

        string name = NameOf(written);
        string pattern = FamilyOf(name);
        string[] near = resource.Suggestions
            .Select(NameOf)
            .Where(suggestion => FamilyOf(suggestion) == pattern)
            .OrderBy(suggestion => Distance(name, suggestion))
            .ToArray();
        if (near.Length == 0)
        {
            return RepairProposal.Refuse(resource.Suggestions.Count == 0
                ? "No integration has a name like it."
                : $"Step Functions has only {string.Join(" and ", resource.Suggestions)}, which would wait in another way.");
        }

        if (near.Length > 1 && Distance(name, near[0]) == Distance(name, near[1]))
        {
            return RepairProposal.Refuse($"It may be {near[0]} or {near[1]}.");
        }

        string prefix = written.IndexOf(Own, StringComparison.Ordinal) is > 0 and int end && written.StartsWith("arn:", StringComparison.Ordinal)
            ? written.Substring(0, end + Own.Length)
            : $"arn:{partition}{Own}";
        return TextToken.Find(text, state.Resource) is { } token
            ? new RepairProposal(token.With(prefix + near[0]), $"The resource becomes {prefix}{near[0]}.")
            : RepairProposal.Unplaced;
    }

    /// <summary>startExecution.sync of an Express workflow becomes startSyncExecution of the SDK.</summary>
    public static RepairProposal NestedExpress(StateNode state, EditableText text)
    {
        string written = state.Resource.StringValue ?? string.Empty;
        int own = written.IndexOf(Own, StringComparison.Ordinal);
        string? other = MembersOf(state.Arguments).FirstOrDefault(name => !StartSyncArguments.Contains(name.EndsWith(".$", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name, StringComparer.Ordinal));
        if (own < 0 || other is not null)
        {
            return RepairProposal.Refuse(own < 0 ? "The resource is no ARN that could be rewritten." : $"startSyncExecution has no argument {other}.");
        }

        bool hadJson = written.EndsWith(".sync:2", StringComparison.Ordinal);
        string output = hadJson
            ? "Output is a text with JSON, where .sync:2 gave JSON itself: read it with States.StringToJson($.Output) or $parse($states.result.Output)."
            : "Output is a text with JSON, as before.";
        string note = output
            + " The result has BillingDetails, and Error and Cause when the execution failed."
            + " A failed execution does not fail the task any more: Status is FAILED or TIMED_OUT, so check it with a Choice state."
            + " The target role needs states:StartSyncExecution in place of StartExecution, DescribeExecution and StopExecution.";
        string resource = written.Substring(0, own + Own.Length) + StartSync;
        return TextToken.Find(text, state.Resource) is { } token
            ? new RepairProposal(token.With(resource), $"The resource becomes {resource}.", note)
            : RepairProposal.Unplaced;
    }

    private static IEnumerable<string> MembersOf(SourceNode node)
    {
        var names = new List<string>();
        foreach (SourceMember member in node.Members)
        {
            names.Add(member.Name);
        }

        return names;
    }

    /// <summary>What follows the prefix that all integrations have.</summary>
    private static string NameOf(string resource)
    {
        int own = resource.IndexOf(Own, StringComparison.Ordinal);
        return own < 0 ? resource : resource.Substring(own + Own.Length);
    }

    /// <summary>How the name says that the task waits: <c>.sync</c> in any spelling, <c>.waitForTaskToken</c>, or not at all.</summary>
    private static string FamilyOf(string name)
    {
        int dot = name.IndexOf('.');
        if (dot < 0)
        {
            return string.Empty;
        }

        string suffix = name.Substring(dot);
        if (suffix.StartsWith(".sync", StringComparison.OrdinalIgnoreCase))
        {
            return ".sync";
        }

        return new[] { ".sync", ".waitForTaskToken" }
            .Where(known => NearMisses.Distance(suffix, known, FarthestSuffix) <= FarthestSuffix)
            .OrderBy(known => NearMisses.Distance(suffix, known, FarthestSuffix))
            .FirstOrDefault() ?? suffix;
    }

    private static int Distance(string left, string right) => NearMisses.Distance(left, right, int.MaxValue);
}
