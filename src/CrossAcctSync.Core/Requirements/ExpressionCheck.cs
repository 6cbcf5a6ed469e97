using System;
using System.Collections.Generic;
using CrossAcctSync.Definitions;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions.Jsonata;
using CrossAcctSync.Findings;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Requirements;

/// <summary>
/// JSONata that Step Functions refuses, wherever a state has an expression
/// (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
/// </summary>
internal static class ExpressionCheck
{
    /// <summary>Adds a finding for each expression; they are of the machine as a whole, for none of it is created.</summary>
    public static void Add(StateMachineDefinition definition, FindingSink findings)
    {
        var groups = new List<StateGroup> { definition.Tree.Root };
        for (int next = 0; next < groups.Count; next++)
        {
            foreach (StateNode state in groups[next].States)
            {
                groups.AddRange(state.Inner);
                AddState(definition, state, findings);
            }
        }
    }

    private static void AddState(StateMachineDefinition definition, StateNode state, FindingSink findings)
    {
        if (definition.Tree.Root.QueryLanguage == QueryLanguage.Jsonata && state.QueryLanguage == QueryLanguage.JsonPath)
        {
            findings.Add(
                DefinitionRules.StateUnread,
                $"The state '{state.Name}' has the query language JSONPath in a state machine of JSONata, which Step Functions refuses.",
                "Write the state in JSONata, or set \"QueryLanguage\": \"JSONPath\" at the top and \"JSONata\" in single states.",
                state.NameNode.LaterLocation);
        }

        if (state.QueryLanguage != QueryLanguage.Jsonata || !state.Node.IsObject)
        {
            return;
        }

        foreach (SourceMember member in state.Node.Members)
        {
            if (!IsOfInnerStates(member.Name))
            {
                AddNode(definition, state, member.Value, findings);
            }
        }
    }

    private static bool IsOfInnerStates(string field) => field is "ItemProcessor" or "Iterator" or "Branches";

    private static void AddNode(StateMachineDefinition definition, StateNode state, SourceNode node, FindingSink findings)
    {
        if (node.IsArray)
        {
            foreach (SourceNode element in node.Elements)
            {
                AddNode(definition, state, element, findings);
            }
        }
        else if (node.IsObject)
        {
            foreach (SourceMember member in node.Members)
            {
                AddNode(definition, state, member.Value, findings);
            }
        }
        else if (node.IsString && node.RawText.IndexOf("{%"u8) >= 0
            && definition.Text.Read(node) is { } text && text.ToMarkedText() is var marked && JsonataExpression.IsExpression(marked))
        {
            foreach (string problem in JsonataExpression.Parse(marked).Problems())
            {
                findings.Add(
                    DefinitionRules.ExpressionRefused,
                    $"An expression of the state '{state.Name}' {problem}.",
                    "Correct the expression; AWS refuses the definition, or every execution fails there.",
                    node.LaterLocation);
            }
        }
    }
}
