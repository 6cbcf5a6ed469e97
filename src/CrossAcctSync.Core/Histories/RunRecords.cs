using System.Collections.Generic;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Histories;

/// <summary>What was found in files, objects and texts that tell of runs.</summary>
internal sealed class RunRecords
{
    /// <summary>Pages of histories.</summary>
    public RunPages Pages { get; } = new();

    /// <summary>Answers of DescribeExecution.</summary>
    public List<DescribedRun> Runs { get; } = new();

    /// <summary>Answers of DescribeStateMachineForExecution and DescribeStateMachine.</summary>
    public List<RunMachine> Machines { get; } = new();

    /// <summary>Events of CloudTrail, one document each.</summary>
    public List<SourceNode> TrailEvents { get; } = new();

    /// <summary>How many values were passed over, since they are nothing of these.</summary>
    public int Unknown { get; set; }
}
