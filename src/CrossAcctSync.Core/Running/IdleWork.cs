using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CrossAcctSync.Running;

/// <summary>
/// What a thread does now and then while it waits for other threads or for the network: only the thread of a pipeline may
/// tell its user that the wait is long, and it is the one that waits.
/// </summary>
internal static class IdleWork
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    [ThreadStatic]
    private static List<Action>? _work;

    /// <summary>Adds work for the calling thread, until the result is disposed of.</summary>
    public static IDisposable Add(Action work)
    {
        List<Action> list = _work ??= new List<Action>();
        list.Add(work);
        return new Removal(list, work);
    }

    /// <summary>Waits for a task, whatever becomes of it.</summary>
    public static void Wait(Task task) => WaitAny(new[] { task }, CancellationToken.None);

    /// <summary>Waits for all tasks, whatever becomes of them.</summary>
    public static void WaitAll(IReadOnlyList<Task> tasks)
    {
        foreach (Task task in tasks)
        {
            Wait(task);
        }
    }

    /// <summary>Waits for the first task that ends, and tells which.</summary>
    /// <exception cref="OperationCanceledException">The caller wished so.</exception>
    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken)
    {
        if (_work is not { Count: > 0 })
        {
            return Task.WaitAny(tasks, cancellationToken);
        }

        while (true)
        {
            int ended = Task.WaitAny(tasks, (int)Interval.TotalMilliseconds, cancellationToken);
            if (ended >= 0)
            {
                return ended;
            }

            Do();
        }
    }

    /// <summary>Does what the calling thread has to do between two looks at what it waits for.</summary>
    public static void Do()
    {
        foreach (Action work in _work?.ToArray() ?? Array.Empty<Action>())
        {
            work();
        }
    }

    private sealed class Removal : IDisposable
    {
        private readonly List<Action> _list;
        private readonly Action _work;

        public Removal(List<Action> list, Action work)
        {
            _list = list;
            _work = work;
        }

        public void Dispose() => _list.Remove(_work);
    }
}
