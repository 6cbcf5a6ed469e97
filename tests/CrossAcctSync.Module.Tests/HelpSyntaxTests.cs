using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Module.Tests.Shell;
using CrossAcctSync.Tests;
using Xunit;

namespace CrossAcctSync.Module.Tests;

/// <summary>Calls each form that the syntax of the help has, by name, by position and by pipeline, and takes no refusal of the engine's for an answer.</summary>
public sealed class HelpSyntaxTests
{
    private const string Setup = """
        $need = Get-SyncRequirement -SnapshotPath accounts -WarningAction Ignore | Where-Object TargetRoleArn
        $change = $need | Get-SyncPlan -SnapshotPath accounts -WarningAction Ignore
        $change | Export-SyncPlan plan.json
        $text = Get-Content -Raw workflows/order-fulfilment.asl.json
        """;

    // A value for each parameter by which a set is told from others; one of a cmdlet holds over that of all.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["Requirement"] = "$need",
        ["Change"] = "$change",
        ["InputObject"] = "$need",
        ["SnapshotPath"] = "accounts",
        ["AccountId"] = "111122223333",
        ["Definition"] = "$text",
        ["Format"] = "Markdown",
        ["PolicyDocument"] = "(Get-Content -Raw policies/data-platform-trust.json)",
        ["Resource"] = "arn:aws:states:::glue:startJobRun.sync",
        ["SourceRoleArn"] = "arn:aws:iam::111122223333:role/OrdersExecution",
        ["StateMachineArn"] = "arn:aws:states:us-east-2:111122223333:stateMachine:OrderFulfilment",
        ["TargetRoleArn"] = "arn:aws:iam::333344445555:role/DataPlatformAccess",
        ["ExecutionArn"] = "arn:aws:states:us-east-2:111122223333:execution:OrderFulfilment:run-1",
        ["Type"] = "STANDARD",
        ["Service"] = "ecs",
        ["Action"] = "runTask",
        ["PlanPath"] = "plan.json",
        ["Path"] = "workflows/order-fulfilment.asl.json",
        ["LiteralPath"] = "workflows/order-fulfilment.asl.json",
        ["Export-SyncReport -Path"] = "report.md",
        ["Export-SyncPlan -Path"] = "plan-made.json",
        ["Export-SyncTemplate -Format"] = "CloudFormation",
        ["Export-SyncTemplate -Path"] = "templates-made",
        ["Message"] = "User: arn:aws:sts::111122223333:assumed-role/OrdersExecution/run is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::333344445555:role/DataPlatformAccess",
        ["Resolve-SyncFailure -Path"] = "histories/order-fulfilment.json",
        ["Resolve-SyncFailure -InputObject"] = "(Get-Content -Raw histories/order-fulfilment.json)",
        ["Save-SyncSnapshot -Path"] = "saved",
        ["Test-SyncPolicy -Path"] = "policies/data-platform-trust.json",
        ["Test-SyncPolicy -LiteralPath"] = "policies/data-platform-trust.json",
    };

    // Where a set speaks to AWS, as nobody: that there is no such profile is no matter of binding.
    private static readonly Dictionary<string, string> Nobody = new()
    {
        ["ProfileName"] = "CrossAcctSync-no-such-profile",
    };

    public static TheoryData<string> Cmdlets => [.. ManifestFile.Names(ManifestFile.Read(Repository.Manifest), "CmdletsToExport")];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_form_of_the_syntax_binds(string name)
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run(Setup).AssertNoErrors();

        List<string> calls = [.. Forms(shell, name).SelectMany(form => Calls(name, form)).Distinct()];

        Assert.NotEmpty(calls);
        Assert.All(calls, call =>
        {
            IEnumerable<ErrorRecord> refused = shell.Run(call).AllErrors.Where(error => error.Exception is ParameterBindingException or CommandNotFoundException);
            Assert.True(!refused.Any(), call + ": " + string.Join(" | ", refused.Select(error => error.FullyQualifiedErrorId + ": " + error.Exception.Message)));
        });
    }

    [Fact]
    public void A_form_that_cannot_be_told_apart_is_refused()
    {
        using var folder = new ExamplesFolder();
        using var shell = ModuleShell.Open(new ShellOptions { WorkingDirectory = folder.Path });
        shell.Run(Setup).AssertNoErrors();

        // What the test above looks for is there to be found.
        Assert.IsAssignableFrom<ParameterBindingException>(Assert.Single(shell.Run("Test-SyncAccess -SnapshotPath accounts -Live").AllErrors).Exception);
    }

    private static List<List<Parameter>> Forms(ModuleShell shell, string name)
    {
        PSObject syntax = PSObject.AsPSObject(shell.Run($"(Get-Help {name} -Full).syntax").AssertSingle());
        return [.. Items(syntax, "syntaxItem").Select(item => Items(item, "parameter").Select(Parameter.Of).ToList())];
    }

    private static IEnumerable<string> Calls(string cmdlet, List<Parameter> form)
    {
        List<Parameter> told = [.. form.Where(parameter => parameter.IsRequired || parameter.Position is not null)];
        yield return Write(told, []);
        List<Parameter> placed = [.. told.Where(parameter => parameter.Position is not null).OrderBy(parameter => parameter.Position)];
        if (placed.Count > 0)
        {
            yield return Write([.. told.Except(placed)], placed);
        }

        foreach (Parameter piped in form.Where(parameter => parameter.IsByValue))
        {
            yield return $"{Expression(piped)} | {Write([.. told.Where(parameter => parameter != piped)], [])}";
        }

        List<Parameter> named = [.. form.Where(parameter => parameter.IsByName)];
        foreach (Parameter piped in named)
        {
            yield return $"[pscustomobject]@{{ {piped.Name} = {Expression(piped)} }} | {Write([.. told.Where(parameter => parameter != piped)], [])}";
        }

        List<Parameter> needed = [.. named.Where(parameter => parameter.IsRequired)];
        if (needed.Count > 1)
        {
            yield return $"[pscustomobject]@{{ {string.Join("; ", needed.Select(piped => $"{piped.Name} = {Expression(piped)}"))} }} | {Write([.. told.Except(needed)], [])}";
        }

        string Write(List<Parameter> byName, List<Parameter> byPosition) => string.Join(' ', [
            cmdlet,
            .. byPosition.Select(Expression),
            .. byName.Select(parameter => parameter.IsSwitch ? $"-{parameter.Name}" : $"-{parameter.Name} {Expression(parameter)}"),
            .. form.Where(parameter => Nobody.ContainsKey(parameter.Name) && !byName.Contains(parameter)).Select(parameter => $"-{parameter.Name} '{Nobody[parameter.Name]}'"),
            .. form.Where(parameter => parameter.Name == "Confirm").Select(_ => "-Confirm:$false"),
            "-WarningAction Ignore",
        ]);

        string Expression(Parameter parameter)
        {
            string value = Values.GetValueOrDefault($"{cmdlet} -{parameter.Name}") ?? Values[parameter.Name];
            return value[0] is '$' or '(' ? value : $"'{value}'";
        }
    }

    private static IEnumerable<PSObject> Items(PSObject help, string name) => help.Properties[name]?.Value switch
    {
        PSObject { BaseObject: IEnumerable and not string } wrapped => ((IEnumerable)wrapped.BaseObject).Cast<object>().Select(PSObject.AsPSObject),
        IEnumerable many and not string => many.Cast<object>().Select(PSObject.AsPSObject),
        object one => [PSObject.AsPSObject(one)],
        null => [],
    };

    private sealed record Parameter(string Name, bool IsRequired, int? Position, bool IsSwitch, bool IsByValue, bool IsByName)
    {
        public static Parameter Of(PSObject help)
        {
            string input = help.Text("pipelineInput")!;
            return new Parameter(
                help.Text("name")!,
                help.Text("required") == "true",
                int.TryParse(help.Text("position"), out int position) ? position : null,
                PSObject.AsPSObject(help.Properties["type"].Value).Text("name")!.EndsWith("SwitchParameter", StringComparison.Ordinal),
                input.Contains("ByValue", StringComparison.Ordinal),
                input.Contains("ByPropertyName", StringComparison.Ordinal));
        }
    }
}
