using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Findings;

namespace CrossAcctSync.Requirements;

/// <summary>
/// Tasks that the Choice states before them never lead to: nothing is required for them, a finding tells so, and what
/// their roles have is not taken for more than is needed.
/// </summary>
internal sealed class PassedTasks
{
    private readonly int _samples;
    private readonly List<Finding> _findings;
    private List<(StateNode Task, Finding Finding)>? _tasks;

    /// <summary>Starts without any.</summary>
    /// <param name="samples">How many sample inputs there are.</param>
    /// <param name="findings">The findings on the machine.</param>
    public PassedTasks(int samples, List<Finding> findings)
    {
        _samples = samples;
        _findings = findings;
    }

    /// <summary>Takes a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="choice">The Choice that does not lead to it.</param>
    /// <param name="taken">The names of the states that the Choice leads to.</param>
    /// <param name="path">The task's path.</param>
    public void Add(StateNode task, StateNode choice, IReadOnlyList<string> taken, string path)
    {
        string reason = _samples switch
        {
            0 => "By values that the definition itself sets",
            1 => "With the sample input",
            _ => $"With each of the {_samples} sample inputs",
        };
        string ways = taken.Count == 0 ? "takes none of its ways" : $"leads to {string.Join(" or ", taken.Select(name => $"'{name}'"))} only";
        var sink = new FindingSink(path);
        sink.Add(
            DefinitionRules.TaskNotReached,
            $"{reason} the Choice '{choice.Name}' {ways}, so that nothing is required for this task.",
            _samples == 0 ? "Nothing, as long as the definition sets these values." : "Give a sample input for every way that executions will take.",
            task.NameNode.LaterLocation);
        (_tasks ??= new()).Add((task, sink.Findings[0]));
        _findings.Add(sink.Findings[0]);
    }

    /// <summary>Adds the findings to the requirements of the roles that the tasks can name.</summary>
    public void AddToRequirements(TargetRoleReader roles, RequirementBuilders builders)
    {
        if (_tasks is null)
        {
            return;
        }

        foreach ((StateNode task, Finding finding) in _tasks)
        {
            IReadOnlyList<TargetRole> named = roles.Read(task, new FindingSink(finding.StatePath));
            foreach (RequirementBuilder builder in builders.All)
            {
                if (named.Any(role => role.Pattern.Equals(builder.Target.Pattern) || role.Pattern.Matches(builder.Target.Pattern.ToString())))
                {
                    builder.AddFindings(new[] { finding });
                }
            }
        }
    }
}
