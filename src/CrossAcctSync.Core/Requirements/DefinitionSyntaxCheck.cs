using System;
using System.Collections.Generic;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// What Step Functions refuses in a definition, as far as the query languages go: fields of the one in a state of the other,
/// and what is neither a path nor a call where one must stand (https://states-language.net/spec.html#query-languages).
/// </summary>
internal static class DefinitionSyntaxCheck
{
    private static readonly HashSet<string> OfJsonPath = new(StringComparer.Ordinal)
    {
        "InputPath", "Parameters", "ResultSelector", "ResultPath", "OutputPath", "ItemsPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath",
        "HeartbeatSecondsPath", "CausePath", "ErrorPath", "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath",
    };

    private static readonly HashSet<string> OfJsonata = new(StringComparer.Ordinal) { "Arguments", "Output", "Items" };

    // The fields in whose values a name that ends with .$ has a path.
    private static readonly string[] Templates = { "Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials" };

    /// <summary>Adds a finding for each place; they are of the machine as a whole.</summary>
    public static void Add(StateMachineDefinition definition, FindingSink findings)
    {
        bool hasPaths = definition.Root.Document!.Contains(".$"u8);
        bool isJsonata = StateGroup.LanguageOf(definition.Root["QueryLanguage"], QueryLanguage.JsonPath) == QueryLanguage.Jsonata;
        var groups = new Stack<StateGroup>();
        groups.Push(definition.Tree.Root);
        while (groups.Count > 0)
        {
            StateGroup group = groups.Pop();
            for (int i = 0; i < group.States.Count; i++)
            {
                StateNode state = group.States[i];
                if (isJsonata && state[StateField.QueryLanguage].TextEquals("JSONPath"))
                {
                    Add(findings, $"The state '{state.Name}' is in JSONPath, and the whole state machine in JSONata, which allows no other.", "Take QueryLanguage from the top, and write it in each state that is in JSONata.", state[StateField.QueryLanguage]);
                }

                AddFields(state, hasPaths, findings);
                foreach (StateGroup inner in state.Inner)
                {
                    groups.Push(inner);
                }
            }
        }
    }

    private static void AddFields(StateNode state, bool hasPaths, FindingSink findings)
    {
        bool isJsonata = state.QueryLanguage == QueryLanguage.Jsonata;
        HashSet<string> foreign = isJsonata ? OfJsonPath : OfJsonata;
        foreach (SourceMember member in state.Node.Members)
        {
            // All of them begin with one of these letters, and most fields of a state do not.
            if (member.NameNode.RawText.Length > 0 && member.NameNode.RawText[0] is (byte)'A' or (byte)'C' or (byte)'E' or (byte)'H' or (byte)'I' or (byte)'M' or (byte)'O' or (byte)'P' or (byte)'R' or (byte)'S' or (byte)'T'
                && foreign.Contains(member.Name))
            {
                AddForeign(member, state, isJsonata, findings);
            }
            else if (!isJsonata && hasPaths && Array.Exists(Templates, member.NameEquals))
            {
                // What RoleArn.$ must be is told where the role is read.
                AddPaths(member.Value, member.NameEquals("Credentials"), findings);
            }
        }

        foreach (SourceNode rule in state[StateField.Choices].Elements)
        {
            SourceNode strange = rule[isJsonata ? "Variable" : "Condition"];
            if (strange.Exists)
            {
                Add(findings, $"A rule of '{state.Name}' has {(isJsonata ? "Variable, which is JSONPath, in a state in JSONata" : "Condition, which is JSONata, in a state in JSONPath")}.", isJsonata ? "Write \"Condition\": \"{% ... %}\"." : "Write \"Variable\" with a comparison, or set \"QueryLanguage\": \"JSONata\" on the state.", strange);
            }
        }

        foreach (SourceNode catcher in state[StateField.Catch].Elements)
        {
            foreach (SourceMember member in catcher.Members)
            {
                if (foreign.Contains(member.Name))
                {
                    AddForeign(member, state, isJsonata, findings);
                }
            }
        }
    }

    private static void AddForeign(SourceMember member, StateNode state, bool isJsonata, FindingSink findings) => Add(
        findings,
        $"The state '{state.Name}' has the field '{member.Name}', which is of {(isJsonata ? "JSONPath, and the state is in JSONata" : "JSONata, and the state is in JSONPath")}.",
        isJsonata ? "Use Arguments, Output and Assign, or set \"QueryLanguage\": \"JSONPath\" on the state." : "Set \"QueryLanguage\": \"JSONata\" on the state, or use the fields of JSONPath.",
        member.NameNode);

    private static void AddPaths(SourceNode template, bool isCredentials, FindingSink findings)
    {
        var open = new Stack<SourceNode>();
        open.Push(template);
        while (open.Count > 0)
        {
            SourceNode node = open.Pop();
            foreach (SourceMember member in node.Members)
            {
                if (member.NameNode.IsString && member.NameNode.RawText.EndsWith(".$"u8))
                {
                    AddPath(member, isCredentials, findings);
                }
                else if (member.Value.Count > 0)
                {
                    open.Push(member.Value);
                }
            }

            foreach (SourceNode element in node.Elements)
            {
                if (element.Count > 0)
                {
                    open.Push(element);
                }
            }
        }
    }

    private static void AddPath(SourceMember member, bool isCredentials, FindingSink findings)
    {
        // What a template makes of an object, or a tool of a placeholder, may be a path.
        if (!member.Value.IsString || member.Value.IsBarePlaceholder || member.Value.StringValue is not { } text || text.IndexOf("${", StringComparison.Ordinal) >= 0)
        {
            return;
        }

        string? reason = text.StartsWith("$", StringComparison.Ordinal) ? null
            : IntrinsicFunction.IsCall(text) ? IntrinsicFunction.RefusalOf(text)
            : isCredentials ? null
            : "is neither a path nor a call of an intrinsic function";
        if (reason is not null)
        {
            Add(findings, $"'{text}', the value of '{member.Name}', {reason}.", "Write a path such as $.name, or a call such as States.Format('{}', $.name).", member.Value);
        }
    }

    private static void Add(FindingSink findings, string message, string action, SourceNode place) =>
        findings.Add(DefinitionRules.DefinitionRefused, message, action, place.LaterLocation);
}
