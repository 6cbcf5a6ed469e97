using System.Collections.Generic;
using System.Linq;

namespace CrossAcctSync.Integrations;

/// <summary>An IAM action that a call of an AWS SDK integration asks for.</summary>
/// <param name="Service">The service as resources name it, for example <c>ecs</c>.</param>
/// <param name="Api">The call, for example <c>runTask</c>.</param>
/// <param name="Action">The action, for example <c>ecs:TagResource</c>.</param>
/// <param name="When">When the call asks for it: <c>always</c>, or which arguments call for it.</param>
/// <param name="PassedToServices">The values of <c>iam:PassedToService</c> for <c>iam:PassRole</c>; else empty.</param>
/// <param name="IsProven">Whether a source says so; an action that is only inferred from the call's name is not proven.</param>
/// <param name="Source">The page.</param>
/// <param name="ReadOn">The day of which the facts are, <c>yyyy-MM-dd</c>; null where none was noted.</param>
public sealed record CallAction(
    string Service,
    string Api,
    string Action,
    string When,
    IReadOnlyList<string> PassedToServices,
    bool IsProven,
    string Source,
    string? ReadOn)
{
    /// <summary>The service as resources name it, for example <c>ecs</c>.</summary>
    public string Service { get; internal init; } = Service;

    /// <summary>The call, for example <c>runTask</c>.</summary>
    public string Api { get; internal init; } = Api;

    /// <summary>The action, for example <c>ecs:TagResource</c>.</summary>
    public string Action { get; internal init; } = Action;

    /// <summary>When the call asks for it: <c>always</c>, or which arguments call for it.</summary>
    public string When { get; internal init; } = When;

    /// <summary>The values of <c>iam:PassedToService</c> for <c>iam:PassRole</c>; else empty.</summary>
    public IReadOnlyList<string> PassedToServices { get; internal init; } = PassedToServices;

    /// <summary>Whether a source says so; an action that is only inferred from the call's name is not proven.</summary>
    public bool IsProven { get; internal init; } = IsProven;

    /// <summary>The page.</summary>
    public string Source { get; internal init; } = Source;

    /// <summary>The day of which the facts are, <c>yyyy-MM-dd</c>; null where none was noted.</summary>
    public string? ReadOn { get; internal init; } = ReadOn;

    /// <summary>The action, and when the call asks for it.</summary>
    public override string ToString() => $"{Action} ({When})";

    internal static string Describe(IReadOnlyList<string> conditions) =>
        conditions.Count == 0 ? "always" : "when " + string.Join(" or ", conditions.Select(One));

    private static string One(string condition)
    {
        int equals = condition.IndexOf('=');
        return condition[0] == '!' ? condition.Substring(1) + " is not given"
            : equals > 0 ? $"{condition.Substring(0, equals)} is an ARN of {condition.Substring(equals + 1)}"
            : condition + " is given";
    }
}
