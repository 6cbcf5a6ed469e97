using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Flow;
using CrossAcctSync.Documents;
using CrossAcctSync.Expressions;
using Xunit;

namespace CrossAcctSync.Tests.Expressions.Made;

/// <summary>
/// Workflows made at random from fixed seeds: what a run of them does is among what is worked out, whether the whole input
/// is known, or a part of it, or nothing.
/// </summary>
public sealed class MadeWorkflowTests
{
    private const int Workflows = 500;

    private static readonly string[] Members = { "x", "y", "n", "list" };

    [Fact]
    public void With_the_input_the_role_is_the_one_that_the_run_names_and_no_other_way_is_taken()
    {
        for (int seed = 0; seed < Workflows; seed++)
        {
            MadeWorkflow workflow = MadeWorkflow.Make(seed);
            MadeRun run = MadeRun.Of(workflow);
            (List<WorkflowValue> roles, HashSet<string> left) = Follow(workflow, Known(workflow));

            Assert.True(roles.Count == 1 && roles[0].Text.Literal == run.Role, $"{seed}: {run.Role} but {string.Join(" ", roles.Select(role => role.Text))} in {workflow.Definition.ToJsonString()} with {workflow.Input.ToJsonString()}");
            Assert.True(left.SetEquals(run.Entered), $"{seed}: {string.Join(" ", run.Entered)} but {string.Join(" ", left)}");
        }
    }

    [Fact]
    public void With_a_part_of_the_input_or_nothing_the_role_and_the_way_of_the_run_are_among_those_that_can_be()
    {
        int literal = 0;
        for (int seed = 0; seed < Workflows; seed++)
        {
            MadeWorkflow workflow = MadeWorkflow.Make(seed);
            MadeRun run = MadeRun.Of(workflow);
            for (int known = -1; known < Members.Length; known++)
            {
                WorkflowValue input = WorkflowValue.UnknownOf("input");
                if (known >= 0)
                {
                    input = input.With(Members[known], Known(workflow).Member(Members[known]));
                }

                (List<WorkflowValue> roles, HashSet<string> left) = Follow(workflow, input);

                Assert.True(roles.Any(role => role.IsUnknown || role.Text.Matches(run.Role)), $"{seed}, {known}: {run.Role} is not among {string.Join(" ", roles.Select(role => role.Text))} in {workflow.Definition.ToJsonString()} with {workflow.Input.ToJsonString()}");
                Assert.True(left.IsSupersetOf(run.Entered), $"{seed}, {known}: {string.Join(" ", run.Entered.Except(left))} left out in {workflow.Definition.ToJsonString()} with {workflow.Input.ToJsonString()}");
                literal += roles.All(role => role.Text.IsLiteral) ? 1 : 0;
            }
        }

        // Where all were unknown, nothing would be wrong.
        Assert.InRange(literal, 50, (Workflows * 5) - 50);
    }

    private static WorkflowValue Known(MadeWorkflow workflow) => WorkflowValue.Of(SourceDocument.ParseJson(workflow.Input.ToJsonString()).Root);

    private static (List<WorkflowValue> Roles, HashSet<string> Left) Follow(MadeWorkflow workflow, WorkflowValue input)
    {
        SourceDocument document = SourceDocument.ParseJson(workflow.Definition.ToJsonString());
        StateTree tree = StateTree.Read(document.Root, null);
        var roles = new List<WorkflowValue>();
        var left = new HashSet<string>();
        var top = new HashSet<string>(tree.Root.States.Select(state => state.Name));
        WorkflowValue execution = WorkflowValue.OfObject(new ValueMembers(1) { ["Input"] = input }, isOpen: true);
        var scope = new WorkflowScope(input, WorkflowValue.OfObject(new ValueMembers(1) { ["Execution"] = execution }, isOpen: true));
        WorkflowFlow.Run(tree, new PlaceholderText(_ => null), areNamesUnique: true, new[] { scope }, (state, behind) =>
        {
            if (top.Contains(state.Name))
            {
                left.Add(state.Name);
            }

            if (state.Name == "Role" && !roles.Contains(behind.Input.Member("role")))
            {
                roles.Add(behind.Input.Member("role"));
            }
        });
        return (roles, left);
    }
}
