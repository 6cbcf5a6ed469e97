using System;
using System.Collections.Generic;
using System.Globalization;

namespace CrossAcctSync.Policies;

/// <summary>
/// The characters of policy documents: tab, line feed, carriage return, and U+0020 to U+00FF
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html, PolicyDocument).
/// </summary>
public static class PolicyCharacters
{
    /// <summary>Whether IAM takes the character in a document.</summary>
    public static bool IsAllowed(char character) => character is '\t' or '\n' or '\r' or (>= ' ' and <= '\u00FF');

    /// <summary>
    /// The characters that IAM would refuse, the first of each value, in the order of the document; empty when it has none.
    /// </summary>
    public static IReadOnlyList<PolicyCharacterProblem> Check(PolicyDocument document)
    {
        var problems = new List<PolicyCharacterProblem>();
        Check(problems, "Id", (document ?? throw new ArgumentNullException(nameof(document))).Id);
        for (int i = 0; i < document.Statements.Count; i++)
        {
            Check(problems, $"Statement[{i}]", document.Statements[i]);
        }

        CheckUnknown(problems, string.Empty, document.UnknownElements);
        return problems;
    }

    private static void Check(List<PolicyCharacterProblem> problems, string path, PolicyStatement statement)
    {
        Check(problems, path + ".Sid", statement.Sid);
        foreach (PolicyPrincipal principal in statement.Principal?.Principals ?? Array.Empty<PolicyPrincipal>())
        {
            Check(problems, $"{path}.{statement.Principal!.Name}", principal.Value);
        }

        CheckValues(problems, path + (statement.Action.IsNegated ? ".NotAction" : ".Action"), statement.Action.Values);
        if (statement.Resource is { } resource)
        {
            CheckValues(problems, path + (resource.IsNegated ? ".NotResource" : ".Resource"), resource.Values);
        }

        foreach (PolicyCondition condition in statement.Conditions)
        {
            string element = $"{path}.Condition.{condition.Operator}.{condition.Key}";
            Check(problems, element, condition.Operator);
            Check(problems, element, condition.Key);
            CheckValues(problems, element, condition.Values);
        }

        CheckUnknown(problems, path + ".", statement.UnknownElements);
    }

    private static void CheckUnknown(List<PolicyCharacterProblem> problems, string path, IReadOnlyList<UnknownElement> elements)
    {
        foreach (UnknownElement element in elements)
        {
            Check(problems, path + element.Name, element.Name);
            Check(problems, path + element.Name, element.Json);
        }
    }

    private static void CheckValues(List<PolicyCharacterProblem> problems, string element, IReadOnlyList<string> values)
    {
        foreach (string value in values)
        {
            Check(problems, element, value);
        }
    }

    private static void Check(List<PolicyCharacterProblem> problems, string element, string? value)
    {
        for (int i = 0; i < (value?.Length ?? 0); i++)
        {
            if (IsAllowed(value![i]))
            {
                continue;
            }

            bool isPair = char.IsSurrogatePair(value, i);
            string character = isPair ? value.Substring(i, 2) : value.Substring(i, 1);
            string code = (isPair ? char.ConvertToUtf32(value, i) : value[i]).ToString("X4", CultureInfo.InvariantCulture);
            problems.Add(new PolicyCharacterProblem(
                element,
                character,
                $"The character U+{code} is not allowed in a policy; IAM takes tab, line feed, carriage return and U+0020 to U+00FF."));
            return;
        }
    }
}
