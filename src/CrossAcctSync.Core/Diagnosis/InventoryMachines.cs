using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Arns;
using CrossAcctSync.Histories;

namespace CrossAcctSync.Diagnosis;

/// <summary>The definitions that came with the input, and those of accounts, which are listed when the first is asked for.</summary>
internal sealed class InventoryMachines : IMachineLibrary
{
    private readonly IReadOnlyList<RunMachine> _given;
    private readonly Lazy<IReadOnlyList<RunMachine>> _listed;

    /// <param name="given">Those that came with the input.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="report">Is told of what could not be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public InventoryMachines(IReadOnlyList<RunMachine> given, IAccountInventory accounts, Action<AccountProblem> report, CancellationToken cancellationToken)
    {
        _given = given;
        _listed = new Lazy<IReadOnlyList<RunMachine>>(() => accounts.ListStateMachines(report, cancellationToken)
            .Where(result => result.Definition is not null)
            .Select(result => new RunMachine(result.Definition!, IsOfRun: false, UpdateTime: null))
            .ToArray());
    }

    /// <inheritdoc />
    public RunMachine? Find(StateMachineArn machine, ExecutionArn? execution) =>
        Given(machine) ?? Of(_listed.Value, machine);

    /// <summary>The state machine where its definition came with the input; else null.</summary>
    public RunMachine? Given(StateMachineArn machine) => Of(_given, machine);

    /// <inheritdoc />
    public IReadOnlyList<RunMachine> WithRole(string? sourceRole) => _given.Concat(_listed.Value)
        .Where(one => one.Definition.Arn is not null && (sourceRole is null || one.Definition.SourceRoleArn?.ToString() == sourceRole))
        .GroupBy(one => one.Definition.Arn)
        .Select(group => group.First())
        .ToArray();

    // Definitions of two runs that differ are no one's: which run has which is not told.
    private static RunMachine? Of(IReadOnlyList<RunMachine> machines, StateMachineArn machine)
    {
        RunMachine[] own = machines.Where(one => machine.Equals(one.Definition.Arn)).OrderByDescending(one => one.IsOfRun).ToArray();
        return own.Length == 0 ? null : own.Count(one => one.IsOfRun) > 1 ? own[0] with { IsOfRun = false } : own[0];
    }
}
