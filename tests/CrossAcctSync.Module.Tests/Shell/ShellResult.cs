using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace CrossAcctSync.Module.Tests.Shell;

/// <summary>What came of one <see cref="ModuleShell.Run"/>.</summary>
public sealed record ShellResult
{
    /// <summary>Gets the objects that the script put out.</summary>
    public required IReadOnlyList<PSObject> Output { get; init; }

    /// <summary>Gets the errors after which the script went on.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>Gets the error that ended the script, if one did.</summary>
    public required ErrorRecord? Failure { get; init; }

    /// <summary>Gets the warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Gets the verbose messages; the script has to ask for them.</summary>
    public required IReadOnlyList<string> Verbose { get; init; }

    /// <summary>Gets the debug messages; the script has to ask for them.</summary>
    public required IReadOnlyList<string> Debug { get; init; }

    /// <summary>Gets the messages of the information stream.</summary>
    public required IReadOnlyList<string> Information { get; init; }

    /// <summary>Gets the progress records.</summary>
    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>Gets what was written to the host itself: the text of <c>-WhatIf</c>, and prompts.</summary>
    public required string HostText { get; init; }

    /// <summary>Gets the code that the script asked to exit with, if it did.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>Gets every error, the one that ended the script last.</summary>
    public IEnumerable<ErrorRecord> AllErrors => Failure is null ? Errors : Errors.Append(Failure);

    /// <summary>Asserts that nothing went wrong.</summary>
    public ShellResult AssertNoErrors()
    {
        Assert.True(!AllErrors.Any(), string.Join(Environment.NewLine, AllErrors.Select(Describe)));
        return this;
    }

    /// <summary>Asserts that exactly one error occurred, and which.</summary>
    /// <param name="fullyQualifiedId">The whole identifier, <c>Id,Namespace.Class</c>.</param>
    public ErrorRecord AssertSingleError(string fullyQualifiedId)
    {
        ErrorRecord error = Assert.Single(AllErrors);
        Assert.Equal(fullyQualifiedId, error.FullyQualifiedErrorId);
        return error;
    }

    /// <summary>Asserts that nothing went wrong and one object came out, and gives it.</summary>
    public PSObject AssertSingle() => Assert.Single(AssertNoErrors().Output);

    /// <summary>Asserts that nothing went wrong and one value of a type came out, and gives it.</summary>
    public T AssertSingle<T>() => Assert.IsType<T>(AssertSingle().BaseObject);

    private static string Describe(ErrorRecord error) =>
        $"{error.FullyQualifiedErrorId}: {error.Exception.Message} {error.InvocationInfo?.PositionMessage}";
}
