using System;
using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Evaluation.Conditions;

namespace CrossAcctSync.Evaluation.Logic;

/// <summary>
/// Tries every way in which the unknown keys could fall. Where all of them lead to the same answer the keys do not
/// matter and that is the answer; otherwise the decision is undetermined.
/// </summary>
internal static class UndeterminedResolver
{
    private const int MaximumCombinations = 4096;

    // Each combination sets every key: of many keys fewer are tried. What is not exhaustive is undetermined however they fall.
    private const int MaximumAssignments = 65_536;

    public static AccessDecision Resolve(in EvaluationFrame frame, PolicySet policies)
    {
        IReadOnlyList<UnknownKey> keys = UnknownKeyFinder.Find(in frame, policies);
        EvaluationFrame known = frame;
        List<List<ContextAssignment>> ways = keys.Select(key => key.Ways(keys.Count == 1, known).ToList()).ToList();
        bool isExhaustive = !Trim(ways, Math.Min(MaximumCombinations, Math.Max(16, MaximumAssignments / Math.Max(1, keys.Count)))) && keys.All(key => key.IsExhaustive);
        var verdicts = new Verdict[ways.Aggregate(1, (product, list) => product * list.Count)];
        for (int i = 0; i < verdicts.Length; i++)
        {
            EvaluationFrame branch = frame;
            branch.Assignments = Pick(ways, i).ToDictionary(way => way.Key, Value, StringComparer.Ordinal);
            verdicts[i] = AccessLogic.Decide(in branch, policies);
        }

        bool isAnyAllowed = Array.Exists(verdicts, IsAllowed);
        if (isExhaustive && Array.TrueForAll(verdicts, verdict => IsAllowed(verdict) == isAnyAllowed))
        {
            return new AccessDecision(in frame, policies, Summary(verdicts), null);
        }

        List<int> mattering = Enumerable.Range(0, ways.Count).Where(key => Matters(ways, verdicts, key)).ToList();
        mattering = mattering.Count > 0 ? mattering : Enumerable.Range(0, ways.Count).ToList();
        (int Stride, int Count)[] steps = mattering.Select(key => (Stride(ways, key), ways[key].Count)).ToArray();
        List<DecisionBranch> branches = Enumerable.Range(0, verdicts.Length)
            .GroupBy(index => steps.Sum(step => index / step.Stride % step.Count * step.Stride))
            .Select(group => Branch(ways, group.First(), mattering, Summary(group.Select(index => verdicts[index]).ToArray())))
            .ToList();
        var undetermined = new Undetermined(mattering.Select(key => keys[key].Name).ToList(), branches, isExhaustive);
        return new AccessDecision(in frame, policies, Verdict.Undetermined, undetermined);
    }

    /// <summary>The answer of a group of ways: denied by a statement only if each of them is.</summary>
    private static Verdict Summary(Verdict[] verdicts)
    {
        foreach (Verdict verdict in verdicts)
        {
            if (verdict.Outcome != AccessOutcome.ExplicitDeny)
            {
                return verdict;
            }
        }

        return verdicts[0];
    }

    private static bool IsAllowed(Verdict verdict) => verdict.Outcome == AccessOutcome.Allowed;

    /// <summary>Whether there are two ways that differ in one key alone, of which one is allowed and the other not.</summary>
    private static bool Matters(List<List<ContextAssignment>> ways, Verdict[] verdicts, int key)
    {
        int stride = Stride(ways, key);
        int count = ways[key].Count;
        for (int i = 0; i < verdicts.Length; i++)
        {
            int first = i - (i / stride % count * stride);
            if (IsAllowed(verdicts[i]) != IsAllowed(verdicts[first]))
            {
                return true;
            }
        }

        return false;
    }

    private static int Stride(List<List<ContextAssignment>> ways, int key) =>
        ways.Take(key).Aggregate(1, (product, list) => product * list.Count);

    private static IEnumerable<ContextAssignment> Pick(List<List<ContextAssignment>> ways, int index)
    {
        foreach (List<ContextAssignment> list in ways)
        {
            yield return list[index % list.Count];
            index /= list.Count;
        }
    }

    private static DecisionBranch Branch(List<List<ContextAssignment>> ways, int index, List<int> keys, Verdict verdict)
    {
        ContextAssignment[] all = Pick(ways, index).ToArray();
        return new DecisionBranch(keys.Select(key => all[key]).ToList(), verdict.Outcome, verdict.Blocking.First);
    }

    private static ContextValue Value(ContextAssignment way) =>
        way.IsAbsent ? ContextValue.Absent : ContextValue.Of(way.Values.ToArray());

    /// <summary>Drops ways until their combinations are few enough; says whether it had to.</summary>
    private static bool Trim(List<List<ContextAssignment>> ways, int most)
    {
        bool isTrimmed = false;
        while (ways.Aggregate(1L, (product, list) => Math.Min(product * list.Count, int.MaxValue)) > most)
        {
            int longestCount = ways.Max(list => list.Count);
            List<ContextAssignment> longest = ways.FindLast(list => list.Count == longestCount)!;
            longest.RemoveAt(longest.Count - 1);
            isTrimmed = true;
        }

        return isTrimmed;
    }
}
