using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Running;

namespace CrossAcctSync.Aws.Running;

/// <summary>Work on many things at once, on threads of its own: calls wait for the network, and the pool's threads are needed to answer them.</summary>
internal static class ParallelRun
{
    /// <summary>Does something with each thing. With a limit of one, the caller's thread does all. The first failure ends the rest and is thrown.</summary>
    public static void ForEach<T>(IReadOnlyCollection<T> things, int limit, Action<T> run, CancellationToken cancellationToken)
    {
        int workers = Math.Min(Math.Max(limit, 1), things.Count);
        if (workers <= 1)
        {
            foreach (T thing in things)
            {
                cancellationToken.ThrowIfCancellationRequested();
                run(thing);
            }

            return;
        }

        var queue = new ConcurrentQueue<T>(things);
        ExceptionDispatchInfo? failure = null;
        Task[] tasks = Enumerable.Range(0, workers)
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        IdleWork.WaitAll(tasks);
        failure?.Throw();

        void Work()
        {
            try
            {
                while (Volatile.Read(ref failure) is null && queue.TryDequeue(out T? thing))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    run(thing);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }

    /// <summary>Makes something of each thing, in the order of the things.</summary>
    public static TResult[] Select<T, TResult>(IReadOnlyList<T> things, int limit, Func<T, TResult> run, CancellationToken cancellationToken)
    {
        var results = new TResult[things.Count];
        ForEach(Enumerable.Range(0, things.Count).ToArray(), limit, index => results[index] = run(things[index]), cancellationToken);
        return results;
    }
}
