using System.Collections.Generic;

namespace CrossAcctSync.Module.Tests.Hostile;

/// <summary>
/// What is run of each cmdlet over <see cref="HostileExamples"/>; <c>$name</c> and <c>$rolePath</c> are the texts, <c>$file</c> the name without what PowerShell takes for a drive. One that says
/// nothing of the name would show nothing, so that each must.
/// </summary>
internal static class HostileCases
{
    private const string All = "Get-SyncRequirement -SnapshotPath accounts";
    private const string Own = "Get-SyncRequirement own -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:Orders -SourceRoleArn arn:aws:iam::111122223333:role${rolePath}X";
    private const string Glue = "Get-SyncRequirement -Definition $glue -StateMachineArn arn:aws:states:us-east-2:111122223333:stateMachine:Orders -SourceRoleArn arn:aws:iam::111122223333:role/X";
    private const string Live = " -AccessKey AKIAEXAMPLE -SecretKey x -Region us-east-1 -EndpointUrl http://127.0.0.1:1";

    /// <summary>The scripts of each cmdlet.</summary>
    internal static IReadOnlyDictionary<string, string[]> Scripts { get; } = new Dictionary<string, string[]>
    {
        ["Export-SyncPlan"] =
        [
            All + " | Get-SyncPlan accounts | Export-SyncPlan p -PassThru; Grant-SyncPermissions -SnapshotPath accounts -PlanPath p -WhatIf",
            All + " | Get-SyncPlan accounts | Export-SyncPlan \"missing/$file\"", "Grant-SyncPermissions -SnapshotPath accounts -PlanPath $file",
        ],
        ["Export-SyncReport"] =
        [
            Own + " | Export-SyncReport -Format JUnit",
            All + " | Test-SyncAccess accounts | Export-SyncReport -Format JUnit",
            All + " | Test-SyncAccess accounts | Export-SyncReport -Format Sarif",
            All + " | Test-SyncAccess accounts | Export-SyncReport -Format Json -Title $name",
            All + " | Test-SyncAccess accounts | Export-SyncReport -Format Markdown -Title $name",
            All + " | Test-SyncAccess accounts | Export-SyncReport -Format Html -Title $name",
            Own + " | Export-SyncReport -Format Html",
            Own + " | Export-SyncReport -Format Markdown",
            All + " | Get-SyncPlan accounts | Export-SyncReport -Format Markdown",
            All + " | Get-SyncPlan accounts | Export-SyncReport -Format Html",
            "Find-SyncTrust accounts | Export-SyncReport -Format Json",
            "Test-SyncPolicy -Path own/policy.json | Export-SyncReport -Format Sarif",
            "Test-SyncPolicy -Path own/policy.json | Export-SyncReport -Format Markdown",
            Own + " | Export-SyncReport -Format JUnit -FailOn Warning -Annotate GitHub -WarningAction Ignore",
            Own + " | Export-SyncReport -Format JUnit -FailOn Warning -Annotate AzurePipelines -WarningAction Ignore",
            "$name | Export-SyncReport -Format JUnit",
            Own + " | Export-SyncReport -Path $file",
            Own + " | Export-SyncReport -Path \"missing/$file.xml\" -WhatIf",
            Own + " | Export-SyncReport -Path \"missing/$file.xml\"",
        ],
        ["Export-SyncTemplate"] =
        [
            Glue + " | Export-SyncTemplate -Format CloudFormation -Tag @{ $name = $name }",
            Glue + " | Export-SyncTemplate -Format CloudFormation -Tag @{ owner = '##vso[task.setvariable variable=owned]y' }",
            Glue + " | Export-SyncTemplate -Format Cdk",
            Glue + " | Export-SyncTemplate -Format Terraform",
            Glue + " | Export-SyncTemplate -Format StackSet -OrganizationalUnitId ou-ab12-11111111",
            Glue + " | Export-SyncTemplate -Format Terraform -Path $file -Prune",
            Own + " | Export-SyncTemplate -Format Terraform",
        ],
        ["Find-SyncTrust"] = ["Find-SyncTrust accounts", "Find-SyncTrust accounts -FailOn Warning", "Find-SyncTrust $file", "Find-SyncTrust -ProfileName $name"],
        ["Get-SyncIntegration"] = ["Get-SyncIntegration ($name -replace '[][]')", "Get-SyncIntegration \"arn:aws:states:::aws-sdk:$($name -replace '[][]')\"", "Get-SyncIntegration \"arn:aws:states:::sqs:$($name -replace '[][]')\""],
        ["Get-SyncPlan"] = [Own + " | Get-SyncPlan accounts", All + " | Get-SyncPlan accounts", Own + " | Get-SyncPlan $file"],
        ["Get-SyncRequirement"] =
        [
            All, Own, Glue, "Get-SyncRequirement -LiteralPath $file", "Get-SyncRequirement -Definition $name",
            "Get-SyncRequirement -SnapshotPath $file", "Get-SyncRequirement own/template.json -TargetRoleArn \"arn:aws:iam::333344445555:role${rolePath}Y\"", "Get-SyncRequirement own/template.json | ForEach-Object { $_.Tasks; $_.Statements; $_.Findings }",
            "Get-SyncRequirement -SnapshotPath accounts | ForEach-Object { $_.Tasks; $_.Statements; $_.Findings }", "'111122223333' | ForEach-Object { Get-SyncRequirement -AccountId $_ -ProfileName $name }",
        ],
        ["Grant-SyncPermissions"] =
        [
            All + " | Grant-SyncPermissions accounts -WhatIf", All + " | Grant-SyncPermissions accounts -PassThru", All + " | Grant-SyncPermissions accounts -JournalPath \"missing/$file\"",
            Own + " | Grant-SyncPermissions accounts -PassThru", Own + " | Grant-SyncPermissions -ProfileName $name",
        ],
        ["New-SyncInvokePolicy"] = [Own + " | New-SyncInvokePolicy", All + " | New-SyncInvokePolicy -MergeWith $policy"],
        ["New-SyncPermissionPolicy"] = [Own + " | New-SyncPermissionPolicy", All + " | New-SyncPermissionPolicy"],
        ["New-SyncTrustPolicy"] = [Own + " | New-SyncTrustPolicy", All + " | New-SyncTrustPolicy", Glue + " | New-SyncTrustPolicy -MergeWith $policy"],
        ["Repair-SyncDefinition"] = ["Repair-SyncDefinition own -WhatIf", "Repair-SyncDefinition own -PassThru -Confirm:$false", "Repair-SyncDefinition $file"],
        ["Resolve-SyncFailure"] =
        [
            "Resolve-SyncFailure -SnapshotPath accounts -Message \"User: arn:aws:sts::111122223333:assumed-role/X/$name is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::333344445555:role/$name\"",
            "Resolve-SyncFailure -SnapshotPath accounts -Message $name", "Resolve-SyncFailure own -SnapshotPath accounts", "Resolve-SyncFailure -SnapshotPath $file -Message denied",
            "Resolve-SyncFailure -SnapshotPath accounts -InputObject (@{ events = @(@{ id = 1; type = 'TaskStateEntered'; stateEnteredEventDetails = @{ name = $name; input = '{}' } }, @{ id = 2; previousEventId = 1; type = 'TaskFailed'; taskFailedEventDetails = @{ resource = $name; resourceType = $name; error = \"States.TaskFailed$name\"; cause = \"$name AccessDenied\" } }, @{ id = 3; previousEventId = 2; type = 'ExecutionFailed'; executionFailedEventDetails = @{ error = $name; cause = $name } }) } | ConvertTo-Json -Depth 9)",
        ],
        ["Revoke-SyncPermissions"] = [All + " | Revoke-SyncPermissions accounts -WhatIf", Own + " | Revoke-SyncPermissions accounts -Confirm:$false -PassThru", Own + " | Revoke-SyncPermissions -ProfileName $name -Confirm:$false"],
        ["Save-SyncSnapshot"] = ["Save-SyncSnapshot $file -ProfileName $name", "Save-SyncSnapshot $file -AccountId 111122223333 -WhatIf" + Live],
        ["Test-SyncAccess"] =
        [
            All + " | Test-SyncAccess accounts", All + " | Test-SyncAccess accounts -FailOn Error", Own + " | Test-SyncAccess accounts", All + " | Test-SyncAccess $file",
            All + " | Test-SyncAccess accounts | ForEach-Object { $_.Checks; $_.Findings; $_.Checks.Decision }", All + " | Test-SyncAccess -ProfileName $name",
        ],
        ["Test-SyncPolicy"] = ["Test-SyncPolicy -Path own/policy.json", "Test-SyncPolicy -Path own/odd.json", "Test-SyncPolicy -Path own/policy.json -Kind Trust", "Test-SyncPolicy -Path $file", "Test-SyncPolicy -PolicyDocument $policy -FailOn Warning"],
        ["Undo-SyncChange"] =
        [
            All + " | Grant-SyncPermissions accounts -JournalPath j -Confirm:$false; Undo-SyncChange -JournalPath j -SnapshotPath accounts -PassThru",
            "[IO.File]::WriteAllLines(\"$PWD/k\", @((Get-Content j) -replace '\"kind\":\"PutInlinePolicy\"', '\"kind\":\"owned\\u001b\\n##vso[x]y\"' -replace '\"(digest|previous)\":\"[^\"]*\",?' -replace ',}$', '}')); Undo-SyncChange -JournalPath k -SnapshotPath accounts", "Undo-SyncChange -JournalPath $file -SnapshotPath accounts",
            All + " | Grant-SyncPermissions accounts -JournalPath j -Confirm:$false; Undo-SyncChange -JournalPath j -SnapshotPath $file -WhatIf",
        ],
    };
}
