using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Documents;
using CrossAcctSync.Reports.Json;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Reports.Html;

/// <summary>
/// What the page's script reads: arrays whose places <c>Page/1-data.js</c> knows, with each text once, so that a report
/// of many paths is small and read at once. It is no form for others; that is the JSON report.
/// </summary>
internal sealed class HtmlData
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = new();
    private readonly Dictionary<string, int> _rulePlaces = new(StringComparer.Ordinal);
    private readonly List<ReportRule> _rules = new();
    private readonly Dictionary<ReportChange, int> _changes = new(ReferenceComparer.Instance);

    private HtmlData()
    {
    }

    public static string Write(SyncReport report) => JsonWriting.Write(json => new HtmlData().Write(json, report), isIndented: false);

    private void Write(Utf8JsonWriter json, SyncReport report)
    {
        for (int i = 0; i < report.Changes.Count; i++)
        {
            _changes[report.Changes[i]] = i;
        }

        json.WriteStartObject();
        JsonWriting.Array(json, "paths", report.Paths, Write);
        JsonWriting.Array(json, "findings", report.Findings, Write);
        JsonWriting.Array(json, "changes", report.Changes, Write);
        JsonWriting.Array(json, "rules", _rules.ToArray(), (_, rule) => Numbers(json, Text(rule.Code), Text(rule.HelpUri)));
        JsonWriting.Texts(json, "texts", _texts);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ReportPath path)
    {
        json.WriteStartArray();
        Values(json, (int)path.Outcome, Text(path.StateMachineName), Text(path.StateMachineArn), Text(path.SourceAccountId), Text(path.SourceRoleArn));
        Values(json, Text(path.TargetRolePattern), Text(path.TargetAccountId), Text(path.TargetRoleName), Text(path.Region), Text(path.File));
        Numbers(json, path.Legs.Select(leg => (int)leg.Outcome).ToArray());
        Values(json, path.CheckCount, path.PassedCheckCount);
        Items(json, path.Checks, Write);
        Items(json, path.Findings, Write);
        Items(json, path.Tasks, Write);
        Numbers(json, path.Changes.Select(change => _changes[change]).ToArray());
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, ReportCheck check)
    {
        json.WriteStartArray();
        Values(json, (int)check.Leg, (int)check.Outcome, Text(check.Name), Text(check.Reason), Text(check.Action), Text(check.Resource), Text(check.RecommendedAction));
        Values(json, Rule(check.Rule), Lines(check.StatementToAdd), Lines(string.Join("\n", check.Listing)));
        Numbers(json, check.StatePaths.Select(Text).ToArray());
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, ReportFinding finding) => Numbers(
        json,
        (int)finding.Outcome,
        Rule(finding.Rule),
        Text(finding.Message),
        Text(finding.RecommendedAction),
        Text(finding.Subject),
        Text(Place(finding.Location, finding.Element)));

    private void Write(Utf8JsonWriter json, ReportTask task) => Numbers(json, Text(task.StatePath), Text(task.Resource), Text(Place(task.Location, null)));

    private void Write(Utf8JsonWriter json, ReportChange change) => Numbers(
        json,
        Text(change.Kind.ToString()),
        (int)change.Leg,
        Text(change.Status.ToString()),
        Text(change.StatusReason),
        Text(change.AccountId),
        Text(change.RoleName),
        Text(change.PolicyName),
        Text(change.Reason),
        Lines(string.Join("\n", change.Diff)),
        change.Size,
        change.Quota);

    private static string? Place(SourceLocation? location, string? element)
    {
        string? place = location?.Path is null ? null : location.ToString();
        return element is null ? place : place is null ? element : $"{place}, {element}";
    }

    // The page shows texts as they are.
    private int Text(string? text) => PlaceOf(VisibleText.Of(text));

    private int Lines(string? text) => PlaceOf(VisibleText.OfLines(text));

    private int PlaceOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return -1;
        }

        if (!_places.TryGetValue(text!, out int place))
        {
            _places.Add(text!, place = _texts.Count);
            _texts.Add(text!);
        }

        return place;
    }

    private int Rule(ReportRule? rule)
    {
        if (rule is null)
        {
            return -1;
        }

        if (!_rulePlaces.TryGetValue(rule.Code, out int place))
        {
            _rulePlaces.Add(rule.Code, place = _rules.Count);
            _rules.Add(rule);
        }

        return place;
    }

    private static void Items<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, params int[] numbers)
    {
        json.WriteStartArray();
        Values(json, numbers);
        json.WriteEndArray();
    }

    private static void Values(Utf8JsonWriter json, params int[] numbers)
    {
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }
    }

    /// <summary>A change is itself, whatever others are like it.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<ReportChange>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(ReportChange? x, ReportChange? y) => ReferenceEquals(x, y);

        public int GetHashCode(ReportChange obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
