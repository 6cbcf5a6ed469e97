using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Definitions;
using CrossAcctSync.Definitions.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Module.Connections;
using CrossAcctSync.Repairing;
using CrossAcctSync.Requirements;
using CrossAcctSync.Sentences;

namespace CrossAcctSync.Module.Commands;

/// <summary>Corrects in definitions what can be corrected by rule, and keeps all else as it is written.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "SyncDefinition", SupportsShouldProcess = true, DefaultParameterSetName = FromPath)]
[OutputType(typeof(SyncRepair))]
public sealed class RepairSyncDefinitionCommand : SyncDefinitionCmdlet
{
    private readonly DefinitionFiles _files = new();
    private readonly List<string> _given = new();
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Gets or sets nested workflows that are Express, where no definition at hand tells.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StateMachineArn[] ExpressStateMachineArn { get; set; } = Array.Empty<StateMachineArn>();

    /// <summary>Gets or sets the ARNs of the state machines, where the definitions' place does not tell them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StateMachineArn[] StateMachineArn { get; set; } = Array.Empty<StateMachineArn>();

    /// <summary>Gets or sets whether the old file stays beside the new one, as name.bak.</summary>
    [Parameter]
    public SwitchParameter Backup { get; set; }

    /// <summary>Gets or sets whether the changes are put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override AccountSets Sets => AccountSets.None;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isLiteral = ParameterSetName == FromLiteralPath;
        string[] paths = (isLiteral ? LiteralPath : Path).SelectMany(path => ResolvePath(path, isLiteral)).ToArray();
        _given.AddRange(paths);
        foreach (string path in paths)
        {
            bool isFolder = _files.IsFolder(path);
            foreach (string file in isFolder ? _files.FilesBelow(path) : new[] { path })
            {
                Repair(file, isFolder);
            }
        }
    }

    private void Repair(string path, bool isOneOfMany)
    {
        try
        {
            DefinitionRepair repair = DefinitionRepairer.Plan(path, _files, Context(), Options(), Cancellation);
            foreach (RepairRefusal refusal in repair.Refusals)
            {
                WriteWarning($"{refusal.Finding.StatePath ?? path}: {refusal.Finding.Message} {refusal.Reason} [{refusal.Finding.Code}]");
            }

            // A definition that a template names is met with both.
            foreach (RepairedFile file in repair.Files)
            {
                // A template names files, and whoever wrote it is not who gave the paths.
                if (!_given.Any(given => IsGiven(file.Path, given)))
                {
                    WriteWarning($"{file.Path}: {file.Repairs.Count} repair(s) were left out, since a template names the file and it was not given itself. Give it, or the folder that it lies in.");
                }
                else if (_done.Add(System.IO.Path.GetFullPath(file.Path)))
                {
                    Write(file);
                }
            }
        }
        catch (SourceFormatException problem)
        {
            // A folder holds other files, too.
            if (isOneOfMany)
            {
                WriteVerbose($"{path} was passed over: {problem.Message}");
                return;
            }

            WriteFailure(Failures.DefinitionInvalid(problem, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteFailure(Failures.PathUnreadable(path, exception));
        }
    }

    private void Write(RepairedFile file)
    {
        string text = $"Repair {VisibleText.Of(file.Path)}:\n{string.Join("\n", file.Repairs.Select(repair => repair.Diff))}";
        bool isApproved = ShouldProcess(text, text, "Repair definitions", out ShouldProcessReason reason);
        if (isApproved && !DefinitionRepairer.Write(file, Backup))
        {
            WriteFailure(Failures.DefinitionChanged(file.Path));
            return;
        }

        foreach (SyncRepair repair in file.Repairs)
        {
            if (repair.Note is { } note)
            {
                WriteWarning($"{repair.StatePath}: {note}");
            }

            if (PassThru || reason == ShouldProcessReason.WhatIf)
            {
                WriteObject(repair with { IsWritten = isApproved });
            }
        }
    }

    private bool IsGiven(string path, string given) =>
        _files.RealPathOf(path) is { } real && _files.RealPathOf(given) is { } own && (_files.IsFolder(given) ? RealPath.IsWithin(real, own) : real == own);

    private RepairOptions Options() => new()
    {
        Requirements = new RequirementOptions
        {
            StateMachineArns = StateMachineArn,
            KnownTypes = ExpressStateMachineArn.ToDictionary(machine => machine.Unqualified.ToString(), _ => StateMachineType.Express, StringComparer.Ordinal),
        },
        AllowsOutside = AllowOutside,
        TargetRoleArns = TargetRoleArn,
        TargetRolesByState = TargetRoleMap ?? RepairOptions.Default.TargetRolesByState,
    };

    private DefinitionContext Context() => new()
    {
        Partition = StateMachineArn.FirstOrDefault()?.Partition,
        Region = StateMachineArn.FirstOrDefault()?.Region,
        AccountId = StateMachineArn.FirstOrDefault()?.AccountId,
        Substitutions = Substitutions(),
    };
}
