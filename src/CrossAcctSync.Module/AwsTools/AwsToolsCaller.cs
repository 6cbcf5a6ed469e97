using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Calls;

namespace CrossAcctSync.Module.AwsTools;

/// <summary>
/// Calls the session's own cmdlets of AWS Tools for PowerShell, with the proxy that it has there and the credentials that it is given.
/// </summary>
/// <remarks>To be used on the thread of the pipeline alone: only there is a session to run cmdlets in.</remarks>
internal sealed class AwsToolsCaller
{
    private readonly string _module;
    private readonly Func<CommandInfo?, IDictionary> _connection;

    /// <summary>Calls with credentials.</summary>
    /// <param name="module">The module whose cmdlets are called.</param>
    /// <param name="connection">The parameters that a cmdlet is given: credentials, region, endpoint. They are asked for before each call.</param>
    public AwsToolsCaller(string module, Func<CommandInfo?, IDictionary> connection)
    {
        _module = module;
        _connection = connection;
    }

    /// <summary>Reads: the objects that a cmdlet puts out.</summary>
    /// <param name="action">The action as IAM names it.</param>
    /// <param name="cmdlet">The cmdlet's name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellationToken">Stops the cmdlet.</param>
    /// <exception cref="AwsCallException">The cmdlet is not there, or it ended with an error.</exception>
    public IReadOnlyList<PSObject> Read(string action, string cmdlet, IDictionary parameters, CancellationToken cancellationToken) =>
        Run(action, cmdlet, parameters, isWrite: false, cancellationToken);

    /// <summary>Writes. What was to be asked has been asked: the cmdlet neither asks nor only shows what it would do.</summary>
    public IReadOnlyList<PSObject> Write(string action, string cmdlet, IDictionary parameters, CancellationToken cancellationToken) =>
        Run(action, cmdlet, parameters, isWrite: true, cancellationToken);

    private PSObject[] Run(string action, string cmdlet, IDictionary parameters, bool isWrite, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        string name = _module + "\\" + cmdlet;
        shell.AddCommand(name).AddParameters(parameters).AddParameters(_connection(Find(name))).AddParameter("ErrorAction", ActionPreference.Stop);
        if (isWrite)
        {
            shell.AddParameter("Force", true).AddParameter("Confirm", false).AddParameter("WhatIf", false);
        }

        using CancellationTokenRegistration stop = cancellationToken.Register(() => shell.BeginStop(null, null));
        try
        {
            PSObject[] output = shell.Invoke().Where(item => item is not null).ToArray();
            cancellationToken.ThrowIfCancellationRequested();
            return shell.Streams.Error.FirstOrDefault() is { } error ? throw AwsToolsError.Of(action, error.Exception) : output;
        }
        catch (PipelineStoppedException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (CommandNotFoundException)
        {
            throw new AwsCallException(action, AccountProblemKind.Other, $"{_module} has no cmdlet {cmdlet}. Install a newer one: Install-PSResource {_module}");
        }
        catch (RuntimeException exception)
        {
            throw AwsToolsError.Of(action, exception);
        }
    }

    private static CommandInfo? Find(string name)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddCommand("Microsoft.PowerShell.Core\\Get-Command").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke<CommandInfo>().FirstOrDefault();
    }
}
