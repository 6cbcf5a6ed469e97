using System.Text.Json;
using CrossAcctSync.Findings;
using CrossAcctSync.Tests.Evaluation;

namespace CrossAcctSync.Tests.Linting;

/// <summary>A finding as a case expects it: what is left out is not compared, except for the statement.</summary>
internal sealed class ExpectedFinding
{
    private readonly CaseObject _members;

    public ExpectedFinding(string place, JsonElement element)
    {
        _members = new CaseObject(place, element);
        _members.Refuse("code", "statement", "severity", "element", "at", "message");
        Code = _members.Needed("code");
        Statement = _members.Find("statement")?.GetInt32();
    }

    public string Code { get; }

    public int? Statement { get; }

    public bool Is(Finding finding) =>
        finding.Code == Code
        && finding.StatementIndex == Statement
        && Matches("severity", finding.Severity.ToString())
        && Matches("element", finding.Element)
        && Matches("at", finding.Location?.Position.ToString())
        && (_members.Text("message") is not { } part || finding.Message.Contains(part, System.StringComparison.Ordinal));

    public override string ToString() => $"{Code} [{Statement}] {_members.Text("severity")} {_members.Text("element")} {_members.Text("at")} {_members.Text("message")}";

    private bool Matches(string name, string? actual) => _members.Find(name) is null || _members.Text(name) == actual;
}
