using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Reading;

/// <summary>The state machines in files of what DescribeStateMachine answers: one, an array, or several one behind the other.</summary>
internal static class StateMachineFiles
{
    /// <summary>Reads files one state machine at a time. What is damaged is a result with a problem.</summary>
    public static IEnumerable<DefinitionResult> Read(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (string path in files)
        {
            foreach (DefinitionResult result in ReadFile(path, cancellationToken))
            {
                yield return result;
            }
        }
    }

    private static IEnumerable<DefinitionResult> ReadFile(string path, CancellationToken cancellationToken)
    {
        JsonStream? json = null;
        try
        {
            while (true)
            {
                DefinitionResult? result;
                bool isDamaged = false;
                try
                {
                    json ??= new JsonStream(SnapshotText.Open(path), path, cancellationToken);
                    result = Next(json);
                }
                catch (Exception exception) when (SnapshotFailure.Is(exception))
                {
                    isDamaged = true;
                    SnapshotProblem problem = SnapshotFailure.Of(path, exception);
                    result = DefinitionResult.Failed(new SourceFormatException(problem.Location, problem.Message, exception));
                }

                if (result is null)
                {
                    yield break;
                }

                yield return result;
                if (isDamaged)
                {
                    yield break;
                }
            }
        }
        finally
        {
            json?.Dispose();
        }
    }

    private static DefinitionResult? Next(JsonStream json)
    {
        while (json.Read())
        {
            if (json.Depth == 0 && json.Token is JsonTokenType.StartArray or JsonTokenType.EndArray)
            {
                continue;
            }

            if (json.Token != JsonTokenType.StartObject)
            {
                throw json.Error("An object as describe-state-machine prints it was expected, or an array of them.");
            }

            SourceNode root = json.ReadObject().Parse().Root;
            return DescribedStateMachine.IsAnswer(root)
                ? DescribedStateMachine.Read(root, DefinitionContext.Empty, string.Empty)
                : DefinitionResult.Failed(new SourceFormatException(root.Location, "The object has no stateMachineArn and definition; the answer of describe-state-machine was expected."));
        }

        return null;
    }
}
