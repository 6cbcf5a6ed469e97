using System.Collections.Generic;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Evaluation.Matching;

/// <summary>A policy whose statements are ready to be matched.</summary>
internal sealed class CompiledPolicy
{
    private CompiledPolicy(CompiledStatement[] statements) => Statements = statements;

    public CompiledStatement[] Statements { get; }

    public static CompiledPolicy Of(PolicyDocument document)
    {
        bool hasVariables = document.Version == PolicyDocument.CurrentVersion;
        bool isRefused = document.UnknownElements.Count > 0;
        IReadOnlyList<PolicyStatement> sources = document.Statements;
        var statements = new CompiledStatement[sources.Count];
        for (int i = 0; i < statements.Length; i++)
        {
            statements[i] = new CompiledStatement(sources[i], hasVariables, isRefused);
        }

        return new CompiledPolicy(statements);
    }
}
