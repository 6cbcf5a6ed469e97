using System;

namespace CrossAcctSync.Benchmarks.Costs;

/// <summary>Input of a shape that somebody may choose to make work dear.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Size">The size that is measured; half of it is measured, too.</param>
/// <param name="Make">Makes the input of a size, and gives the work on it.</param>
public sealed record CostShape(string Name, int Size, Func<int, Action> Make);
