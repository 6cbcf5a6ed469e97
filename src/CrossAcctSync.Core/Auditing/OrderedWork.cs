using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using CrossAcctSync.Running;

namespace CrossAcctSync.Auditing;

/// <summary>
/// Works on many inputs at once and gives what comes of them in the order of the inputs, each as soon as it is its turn:
/// the same input gives the same output, however many work. Workers run ahead by a few inputs only; a single one is the
/// thread of the caller and runs ahead by nothing.
/// </summary>
internal sealed class OrderedWork<T>
{
    private const int Ahead = 4;
    private const int Waiting = 256;
    private const int Look = 250;

    private readonly int _workers;

    public OrderedWork(int workers) => _workers = workers;

    /// <param name="inputs">The inputs.</param>
    /// <param name="work">Works on one input; what comes of it. Its exceptions are the caller's.</param>
    /// <param name="stopping">Is cancelled when the caller stops early.</param>
    public IEnumerable<T> Run(IReadOnlyList<string> inputs, Func<string, CancellationToken, IEnumerable<T>> work, CancellationTokenSource stopping) =>
        _workers == 1 ? RunHere(inputs, work, stopping.Token) : RunOnWorkers(inputs, work, stopping);

    private static IEnumerable<T> RunHere(IReadOnlyList<string> inputs, Func<string, CancellationToken, IEnumerable<T>> work, CancellationToken cancellationToken)
    {
        foreach (string input in inputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (T value in work(input, cancellationToken))
            {
                yield return value;
            }
        }
    }

    private IEnumerable<T> RunOnWorkers(IReadOnlyList<string> inputs, Func<string, CancellationToken, IEnumerable<T>> work, CancellationTokenSource stopping)
    {
        using var room = new SemaphoreSlim(_workers * Ahead);
        var shelves = new ConcurrentDictionary<int, BlockingCollection<Item>>();
        int next = -1;
        Task[] workers = Enumerable.Range(0, Math.Min(_workers, inputs.Count))
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        try
        {
            for (int index = 0; index < inputs.Count; index++)
            {
                BlockingCollection<Item> shelf = ShelfOf(index);
                while (!shelf.IsCompleted)
                {
                    if (shelf.TryTake(out Item item, Look, stopping.Token))
                    {
                        item.Problem?.Throw();
                        yield return item.Value;
                    }
                    else
                    {
                        IdleWork.Do();
                    }
                }

                shelves.TryRemove(index, out _);
                room.Release();
            }
        }
        finally
        {
            stopping.Cancel();
            IdleWork.WaitAll(workers);
        }

        // Shelves are not disposed of: a worker may still be about to close one that is empty already.
        BlockingCollection<Item> ShelfOf(int index) => shelves.GetOrAdd(index, _ => new BlockingCollection<Item>(Waiting));

        void Work()
        {
            try
            {
                while (true)
                {
                    room.Wait(stopping.Token);
                    int index = Interlocked.Increment(ref next);
                    if (index >= inputs.Count)
                    {
                        return;
                    }

                    WorkOn(inputs[index], ShelfOf(index));
                }
            }
            catch (OperationCanceledException)
            {
                // The caller wants no more.
            }
        }

        void WorkOn(string input, BlockingCollection<Item> shelf)
        {
            try
            {
                foreach (T value in work(input, stopping.Token))
                {
                    shelf.Add(new Item(value, null), stopping.Token);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                shelf.Add(new Item(default!, ExceptionDispatchInfo.Capture(exception)), stopping.Token);
            }

            shelf.CompleteAdding();
        }
    }

    /// <summary>What came of an input, or why nothing did.</summary>
    private readonly record struct Item(T Value, ExceptionDispatchInfo? Problem);
}
