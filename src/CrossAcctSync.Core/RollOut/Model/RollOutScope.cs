using System.Collections.Generic;
using System.Threading;
using CrossAcctSync.Generation;

namespace CrossAcctSync.RollOut.Model;

/// <summary>What the templates of one partition are made with.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Prefix">What names of files that serve several accounts begin with: nothing, unless there are several partitions.</param>
/// <param name="Region">The region that stacks live in.</param>
/// <param name="Options">How the templates are made.</param>
/// <param name="Problems">What could not be exported.</param>
/// <param name="CancellationToken">Ends the work early.</param>
internal sealed record RollOutScope(
    string Partition,
    string Prefix,
    string Region,
    SyncTemplateOptions Options,
    List<SyncPolicyProblem> Problems,
    CancellationToken CancellationToken);
