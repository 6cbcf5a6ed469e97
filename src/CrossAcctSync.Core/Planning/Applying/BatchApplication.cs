using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Planning;

/// <summary>
/// Groups being made together that have nothing in common but execution roles. What they do on the target's side is done
/// at once, and their changes of the execution roles are made one after another, in the order of the plan.
/// </summary>
/// <remarks>
/// Documents of execution roles grow group by group, so that a change can be written back only when those on top of it are
/// off. When a group fails after the others have gone on, those of the groups behind it are taken off, last one first, and
/// made again when it is written back. Each document is written back in the opposite order of its writes, as the journal
/// tells them.
/// </remarks>
internal sealed class BatchApplication
{
    private readonly IReadOnlyList<GroupApplication> _groups;
    private readonly bool _includesForeign;

    /// <summary>Makes a batch.</summary>
    /// <param name="groups">The groups, in the order of the plan.</param>
    /// <param name="includesForeign">Whether changes are made that take away what somebody else has written.</param>
    public BatchApplication(IReadOnlyList<GroupApplication> groups, bool includesForeign)
    {
        _groups = groups;
        _includesForeign = includesForeign;
    }

    /// <summary>Makes the changes.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        bool isDone = false;
        try
        {
            AtOnce(group => group.MakeWhile(change => !ChangeGroup.IsShared(change), cancellationToken));
            bool isUncertain = false;
            foreach (GroupApplication group in _groups)
            {
                if (isUncertain)
                {
                    group.Revise(_includesForeign, cancellationToken);
                }

                group.MakeWhile(ChangeGroup.IsShared, cancellationToken);
                isUncertain |= group.IsIncomplete;
            }

            SetCovered(true);
            AtOnce(group => group.MakeWhile(_ => true, cancellationToken));
            SetCovered(false);
            Settle(cancellationToken);
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                TakeOff(0, (group, _) => group.Abort());
            }
        }
    }

    private void Settle(CancellationToken cancellationToken)
    {
        int lowest = _groups.TakeWhile(group => !group.Owes).Count();
        TakeOff(lowest, (group, index) =>
        {
            group.Settle();
            if (index > lowest && !group.IsHeld)
            {
                group.Uncover();
            }
        });
        foreach (GroupApplication group in _groups.Skip(lowest + 1))
        {
            group.Revise(_includesForeign, cancellationToken);
            group.Cover(cancellationToken);
        }
    }

    /// <summary>Takes groups off, the last one first. What could not be taken off holds all that is below it.</summary>
    private void TakeOff(int lowest, Action<GroupApplication, int> takeOff)
    {
        bool isHeld = false;
        for (int i = _groups.Count - 1; i >= lowest; i--)
        {
            _groups[i].IsHeld = isHeld;
            takeOff(_groups[i], i);
            isHeld |= _groups[i].Stands;
        }
    }

    private void SetCovered(bool isCovered)
    {
        foreach (GroupApplication group in _groups)
        {
            group.IsCovered = isCovered;
        }
    }

    /// <summary>Works on all groups at once, on threads of their own, and ends when all have ended; the first error is the caller's.</summary>
    private void AtOnce(Action<GroupApplication> work)
    {
        Task[] tasks = _groups.Select(group => Task.Factory.StartNew(() => work(group), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }
    }
}
