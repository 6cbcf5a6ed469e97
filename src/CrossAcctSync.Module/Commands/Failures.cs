using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Access;
using CrossAcctSync.Accounts;
using CrossAcctSync.Auditing;
using CrossAcctSync.Documents;
using CrossAcctSync.Generation;
using CrossAcctSync.Integrations;
using CrossAcctSync.Planning;
using CrossAcctSync.Planning.Files;
using CrossAcctSync.Reports;
using CrossAcctSync.Requirements;

namespace CrossAcctSync.Module.Commands;

/// <summary>Failures of the core as failures that PowerShell reports. Identifiers are stable.</summary>
internal static class Failures
{
    public static Failure IntegrationNotFound(string resource, TaskResource read) => new(
        nameof(IntegrationNotFound),
        ErrorCategory.ObjectNotFound,
        read.Reason ?? $"'{resource}' is no optimized integration with this service and pattern.",
        resource,
        read.Suggestions.Count > 0 ? $"Did you mean {string.Join(" or ", read.Suggestions.Take(3))}?" : "Get-SyncIntegration without parameters lists all.");

    public static Failure CallNotFound(string service, string action)
    {
        string api = action.Length == 0 ? action : char.ToLowerInvariant(action[0]) + action.Substring(1);
        TaskResource read = TaskResource.Parse($"arn:aws:states:::aws-sdk:{service}:{api}");
        return new(
            nameof(CallNotFound),
            ErrorCategory.ObjectNotFound,
            read.Reason ?? $"IAM has no action for the call '{service}:{api}', as far as the module's data goes.",
            action,
            read.Suggestions.Count > 0 ? $"Did you mean {string.Join(" or ", read.Suggestions.Take(3))}?" : "Check the names of the service and of the call.");
    }

    public static Failure PathNotFound(string path, Exception? cause = null) => new(
        nameof(PathNotFound), ErrorCategory.ObjectNotFound, $"There is no file or folder '{path}'.", path, "Check the path.", cause);

    public static Failure PathOfOtherProvider(string path, string provider) => new(
        nameof(PathOfOtherProvider), ErrorCategory.InvalidArgument, $"'{path}' is a path of the provider {provider}, and not of files.", path, "Give a path of the file system; from another location, such as env:, give it in full.");

    public static Failure PathIsPattern(string path) => new(
        nameof(PathIsPattern), ErrorCategory.ObjectNotFound, $"'{path}' is a pattern that nothing matches, though there is a file or folder of that very name.", path, "Give it with -LiteralPath.");

    public static Failure FileExpected(string path) => new(
        nameof(FileExpected), ErrorCategory.InvalidArgument, $"'{path}' is a folder, and a file is needed here.", path, "Give the name of a file in it.");

    public static Failure FolderExpected(string path, string action) => new(
        nameof(FolderExpected), ErrorCategory.InvalidArgument, $"'{path}' is a file, and a folder is needed here.", path, action);

    public static Failure TemplateFolderExpected(string path) => new(
        nameof(FolderExpected),
        ErrorCategory.InvalidArgument,
        $"'{path}' is the name of a file, and templates are written to a folder: there is one for each account.",
        path,
        "Give the name of a folder. The text of a single template is its Content: ($requirements | Export-SyncTemplate -SingleTemplate).Content | Set-Content " + path);

    public static Failure TextInLines(string line) => new(
        nameof(TextInLines),
        ErrorCategory.InvalidData,
        $"'{(line.Length > 60 ? line.Substring(0, 60) + "..." : line)}' is one line of a text: Get-Content without -Raw, and programs such as aws, send a text line by line.",
        line,
        "Give the path of the file, or the whole text: Get-Content -Raw, or | Out-String behind a program.");

    public static Failure NoPolicyBelow(string path) => new(
        nameof(NoPolicyBelow), ErrorCategory.ObjectNotFound, $"No file in '{path}' or below holds a policy.", path, "Give a folder with policies in JSON, or a file.");

    public static Failure PlanFileInvalid(string path, Exception cause) => new(
        nameof(PlanFileInvalid), ErrorCategory.InvalidData, $"'{path}' {cause.Message}", path, "Give a file that Export-SyncPlan wrote, as it was written. Nothing was changed.", cause);

    public static Failure PlanUnchecked(string path, SyncPlanMismatch unread, int count) => unread.Problem is { } problem
        ? Account(problem, unread.Arn)
        : new(nameof(PlanUnchecked), ErrorCategory.ReadError, $"Whether {unread.Arn}{(count > 1 ? $" and {count - 1} more" : string.Empty)} is as '{path}' saw it is not known: {unread.Reason}", unread.Arn, "Give the accounts of all roles of the plan.");

    public static Failure PlanStale(string path, IReadOnlyList<SyncPlanMismatch> found)
    {
        SyncPlanMismatch[] changed = found.Where(one => !one.IsUnread).ToArray();
        string what = changed.Length == 0
            ? $"{found.Count} of its roles and policies could not be read, so that whether it still fits is not known"
            : $"what it saw is not what there is: {string.Join("; ", changed.Take(5).Select(one => one.ToString()))}{(changed.Length > 5 ? $"; and {changed.Length - 5} more" : string.Empty)}";
        return new(
            changed.Length == 0 ? nameof(PlanUnchecked) : nameof(PlanStale),
            changed.Length == 0 ? ErrorCategory.ReadError : ErrorCategory.ResourceExists,
            $"'{path}' was not made, and nothing was changed: {what}.",
            found,
            changed.Length == 0 ? "Correct what the errors before this one name." : "Plan again, and have the new plan approved.");
    }

    public static Failure PlanTakesAway(string path, int foreign) => new(
        nameof(PlanTakesAway),
        ErrorCategory.InvalidOperation,
        $"'{path}' was not made, and nothing was changed: {foreign} of its changes take away what somebody else has written, and a plan is made as a whole or not at all.",
        path,
        "Give -IncludeExcess, too, or plan without it.");

    public static Failure TooManyPlans(string path) => new(
        nameof(TooManyPlans), ErrorCategory.InvalidArgument, $"'{path}' is a second plan, and one is made at a time; nothing was changed.", path, "Run the command for each plan.");

    public static Failure ChangeNotPlanned(string reason, SyncChange change) => new(
        nameof(ChangeNotPlanned), ErrorCategory.InvalidArgument, reason, change, "Export what Get-SyncPlan puts out.");

    public static Failure PathUnreadable(string path, Exception cause) => new(
        nameof(PathUnreadable), ErrorCategory.ReadError, $"'{path}' cannot be read: {cause.Message}", path, "Check the permissions of the file.", cause);

    public static Failure DefinitionInvalid(SourceFormatException problem, object target) => new(
        nameof(DefinitionInvalid), ErrorCategory.InvalidData, problem.Message, target, "Correct the text at the place that the message names.", problem);

    public static Failure DefinitionChanged(string path) => new(
        nameof(DefinitionChanged), ErrorCategory.ResourceExists, $"'{path}' was changed by somebody else since it was read; it was left alone.", path, "Run the command again.");

    public static Failure SampleInputInvalid(SourceFormatException problem, object target) => new(
        nameof(SampleInputInvalid), ErrorCategory.InvalidArgument, $"The sample input is no JSON: {problem.Message}", target, "Give JSON text, a hashtable or an object.", problem);

    public static Failure SnapshotDamaged(string message, string path) => new(
        nameof(SnapshotDamaged), ErrorCategory.InvalidData, message, path, "Export the account again, or correct the file at the place that the message names.");

    public static Failure RunRecordInvalid(Exception problem, string? path) => new(
        nameof(RunRecordInvalid), ErrorCategory.InvalidData, problem.Message, path, "Give what aws stepfunctions get-execution-history, describe-execution or aws cloudtrail lookup-events print; what stood before the damage is looked at.", problem);

    public static Failure HistoryNotKept(string execution) => new(
        nameof(HistoryNotKept),
        ErrorCategory.ObjectNotFound,
        $"{execution} is of an Express workflow, whose history Step Functions does not keep.",
        execution,
        "Give the text of the error with -Message; the log of the state machine has it, where logging is on.");

    public static Failure RunRecordMissing() => new(
        nameof(RunRecordMissing),
        ErrorCategory.ObjectNotFound,
        "The input tells of no run: it has no history, no description of an execution and no event of CloudTrail.",
        null,
        "Give what aws stepfunctions get-execution-history, describe-execution or aws cloudtrail lookup-events print, or the text of an error with -Message.");

    public static Failure CredentialsAmbiguous(IReadOnlyList<string> parameters) => new(
        nameof(CredentialsAmbiguous), ErrorCategory.InvalidArgument, $"{string.Join(" and ", parameters)} are credentials each; one of them is used.", null, "Give one kind of credentials.");

    public static Failure CredentialsIncomplete(string accessKey, string secretKey) => new(
        nameof(CredentialsIncomplete), ErrorCategory.InvalidArgument, $"{accessKey} and {secretKey} belong together, and one of them is missing.", null, "Give both; temporary keys need their session token as well.");

    /// <summary>The object itself is not the target: it may hold a secret.</summary>
    public static Failure CredentialUnusable(string parameter, Type type) => new(
        nameof(CredentialUnusable),
        ErrorCategory.InvalidArgument,
        $"{parameter} is a {type.Name}, which holds no keys.",
        null,
        "Give what Get-AWSCredential puts out, the Credentials of Use-STSRole, or an object with AccessKeyId, SecretAccessKey and SessionToken.");

    public static Failure AwsToolsMissing(IReadOnlyList<string> modules) => new(
        nameof(AwsToolsMissing), ErrorCategory.ObjectNotFound, $"-UseAwsTools calls the cmdlets of {modules[0]}, or of {string.Join(" or ", modules.Skip(1))}: none of them is loaded, and none that is installed can be.", modules[0], $"Install-PSResource {modules[0]}, or leave -UseAwsTools out.");

    public static Failure SnapshotNotWritten(string folder, Exception cause) => new(
        nameof(SnapshotNotWritten), ErrorCategory.WriteError, $"The snapshot in '{folder}' cannot be written: {cause.Message}", folder, "Check the path and the room on the disk. Files that were there are whole.", cause);

    public static Failure AssumeRoleNameMissing(string own, int others) => new(
        nameof(AssumeRoleNameMissing),
        ErrorCategory.InvalidArgument,
        $"The credentials are of account {own}, and {others} other account(s) of the organization can only be reached by a role in each of them.",
        own,
        "Give -AssumeRoleName: a role for reading that each account has, or OrganizationAccountAccessRole, which AWS Organizations makes in the accounts that it creates.");

    public static Failure RegionMissing(string accountId) => new(
        nameof(RegionMissing), ErrorCategory.InvalidArgument, $"In which region the state machines of account {accountId} are is not known.", accountId, "Give -Region, or set it in the profile or in AWS_REGION.");

    /// <summary>The address is left out: it may hold a password.</summary>
    public static Failure EndpointInvalid() => new(
        nameof(EndpointInvalid), ErrorCategory.InvalidArgument, "-EndpointUrl is no address with http or https and without a user.", null, "Give an address such as http://localhost:5000.");

    public static Failure AccessTestFailed(IReadOnlyList<SyncAccessResult> failed) => new(
        nameof(AccessTestFailed),
        ErrorCategory.PermissionDenied,
        $"{failed.Count} of the tested paths {(failed.Count == 1 ? "is" : "are")} not as {(failed.Count == 1 ? "it" : "they")} should be: {string.Join("; ", failed.Take(3))}{(failed.Count > 3 ? " and more" : string.Empty)}.",
        failed,
        "The results say which leg failed and what to change.");

    public static Failure NothingTested(string command, string what, string[] reasons) => new(
        nameof(NothingTested),
        ErrorCategory.ObjectNotFound,
        $"{command} was given nothing to look at: there was no {what}, so that nothing passed either.",
        null,
        $"See what should have come down the pipeline{(reasons.Length > 0 ? ": " + string.Join(", ", reasons) : string.Empty)}; give -AllowEmpty where nothing is as good as passed.");

    public static Failure InputIncomplete(string command, int failed) => new(
        nameof(InputIncomplete),
        ErrorCategory.InvalidData,
        $"{command} has not seen all: {failed} input(s) failed or could not be read before they came to it, so that what was looked at is not the whole.",
        failed,
        "Correct what the errors before this one name, and run the commands again.");

    public static Failure TrustsFailed(IReadOnlyList<SyncTrust> failed) => new(
        nameof(TrustsFailed),
        ErrorCategory.InvalidResult,
        $"{failed.Count} of the trusts {(failed.Count == 1 ? "is" : "are")} not as {(failed.Count == 1 ? "it" : "they")} should be: {string.Join("; ", failed.Take(3))}{(failed.Count > 3 ? " and more" : string.Empty)}.",
        failed,
        "The findings of the trusts say what to change.");

    public static Failure IdentityConflict(IdentityConflict conflict) => new(
        nameof(IdentityConflict),
        ErrorCategory.InvalidData,
        conflict.ToString(),
        conflict.StateMachineArn,
        "Give each its own ARN with -StateMachineArn, or read them in runs of their own; the second one was left out.");

    public static Failure TooManyRoles(int roles) => new(
        nameof(TooManyRoles),
        ErrorCategory.InvalidArgument,
        $"-MergeWith is the document of one role, and the input is for {roles}.",
        roles,
        "Run the command for each role, for example: Group-Object TargetRoleArn, then one call for each group.");

    public static Failure PolicyNotFound(object input) => new(
        nameof(PolicyNotFound),
        ErrorCategory.InvalidArgument,
        $"The input of type {input.GetType().Name} holds no policy.",
        input,
        "Give JSON text, a file, or an object with AssumeRolePolicyDocument, PolicyDocument, Document or Statement.");

    public static Failure PolicyFindings(int errors, int warnings) => new(
        nameof(PolicyFindings),
        ErrorCategory.InvalidResult,
        $"The policies have {errors} finding(s) of severity Error and {warnings} of severity Warning.",
        null,
        "Correct what the findings name, or lower -FailOn.");

    public static Failure ConfirmationNotPossible(string command) => new(
        nameof(ConfirmationNotPossible),
        ErrorCategory.InvalidOperation,
        $"{command} would ask for a confirmation, and nobody is there to give it.",
        command,
        "Give -Confirm:$false, or -WhatIf to see what would be done.");

    public static Failure FileExists(string path) => new(
        nameof(FileExists), ErrorCategory.ResourceExists, $"'{path}' is there already.", path, "Leave out -NoClobber, or give another name.");

    public static Failure FileReadOnly(string path) => new(
        nameof(FileReadOnly), ErrorCategory.PermissionDenied, $"'{path}' is read-only.", path, "Give -Force, or another name.");

    public static Failure PathUnwritable(string path, Exception cause) => new(
        nameof(PathUnwritable), ErrorCategory.WriteError, $"'{path}' cannot be written: {cause.Message}", path, "Check that the folder is there and may be written to.", cause);

    public static Failure ReportFormatUnknown(string path) => new(
        nameof(ReportFormatUnknown),
        ErrorCategory.InvalidArgument,
        $"The ending of '{path}' names no form of a report.",
        path,
        "Give -Format, or a name that ends in .xml, .sarif, .json, .md or .html.");

    public static Failure ReportInputUnknown(object input) => new(
        nameof(ReportInputUnknown),
        ErrorCategory.InvalidType,
        $"A report cannot be made from an object of type {input.GetType().Name}.",
        input,
        "Give what Get-SyncRequirement, Test-SyncAccess, Find-SyncTrust, Test-SyncPolicy, Get-SyncPlan or Grant-SyncPermissions -PassThru put out.");

    public static Failure ReportFailed(SyncReport report) => new(
        nameof(ReportFailed),
        ErrorCategory.InvalidResult,
        $"The report has {report.Summary.Failed} path(s) that fail and {report.Summary.ErrorFindings} finding(s) of severity Error; {report.Summary.Passed} of {report.Summary.Paths} paths passed.",
        null,
        "The report says what to change, or lower -FailOn.");

    public static Failure OrganizationalUnitMissing() => new(
        nameof(OrganizationalUnitMissing),
        ErrorCategory.InvalidArgument,
        "A stack set with permissions that AWS manages is deployed to organizational units, and none is named.",
        null,
        "Name the units, or the root, with -OrganizationalUnitId; of their accounts only those that workflows name are reached.");

    public static Failure ImportWithoutAccounts() => new(
        nameof(ImportWithoutAccounts),
        ErrorCategory.InvalidArgument,
        "Roles can be taken over only as they are, and no accounts are given to look at.",
        null,
        "Give -SnapshotPath, or -FindExistingRole, with credentials where the session has none.");

    public static Failure PruneWithoutPath() => new(
        nameof(PruneWithoutPath),
        ErrorCategory.InvalidArgument,
        "Files of earlier runs can be removed only from a folder, and none is given.",
        null,
        "Name the folder with -Path.");

    public static Failure ManifestInvalid(string path, Exception cause) => new(
        nameof(ManifestInvalid),
        ErrorCategory.InvalidData,
        $"'{path}' does not tell what earlier runs wrote: {cause.Message}",
        path,
        "Restore the file. Without it templates are written as if it were for the first time, and files of earlier runs are not known.",
        cause);

    public static Failure JournalUnwritable(string path, Exception cause) => new(
        nameof(JournalUnwritable), ErrorCategory.WriteError, $"The journal '{path}' cannot be written to, so that nothing was changed: {cause.Message}", path, "See that its folder is there and can be written to.", cause);

    public static Failure JournalInvalid(string path, Exception cause) => new(
        nameof(JournalInvalid), ErrorCategory.InvalidData, $"'{path}': {cause.Message}", path, "Give a journal of this version of the module.", cause);

    public static Failure JournalLineInvalid(string path, string reason) => new(
        nameof(JournalLineInvalid), ErrorCategory.InvalidData, $"'{path}': {reason}", path, "Give the journal as it was written, or take back by hand what the line tells of.");

    public static Failure OtherNeedsUnknown(int unread) => new(
        nameof(OtherNeedsUnknown),
        ErrorCategory.ReadError,
        $"What other state machines need is not known, since {unread} account(s), region(s) or definition(s) could not be read; nothing was revoked.",
        null,
        "Let the credentials of the source account list and describe its state machines, or say with -KeepRequirement what the others need: @() for nothing.");

    public static Failure NothingToUndo() => new(
        nameof(NothingToUndo), ErrorCategory.InvalidArgument, "There is nothing to take back.", null, "Pipe in changes that -PassThru gave, or name a journal with -JournalPath.");

    public static Failure TagInvalid(string message, object tags) => new(
        nameof(TagInvalid), ErrorCategory.InvalidArgument, message, tags, "Correct -Tag.");

    /// <summary>The identifier is the kind's name; the target is the change. What the account answered is the inner exception.</summary>
    public static Failure Change(SyncFailure failure) => new(
        failure.Kind.ToString(),
        failure.Problem is { } problem ? CategoryOf(problem.Kind)
            : failure.Kind == SyncFailureKind.ChangeConflict ? ErrorCategory.ResourceBusy
            : failure.Kind == SyncFailureKind.UndoRefused ? ErrorCategory.ResourceExists
            : failure.Kind == SyncFailureKind.UndoOpens ? ErrorCategory.SecurityError
            : ErrorCategory.WriteError,
        failure.Message,
        failure.Change,
        failure.Kind == SyncFailureKind.UndoOpens ? "See whether this was there before. Then answer the question in an interactive session, or give -AllowOpening." : failure.RecommendedAction,
        failure.Problem is null ? null : new AccountProblemException(failure.Problem))
    {
        // What may have been written is told of each change.
        SilentHost = failure.Problem is { IsUnsent: true } unsent ? unsent.SilentHost : null,
    };

    /// <summary>The identifier is the kind's name behind <c>Account</c>; the target is the account where no other is at fault.</summary>
    public static Failure Account(AccountProblem problem, object? target = null) => new(
        "Account" + problem.Kind,
        CategoryOf(problem.Kind),
        problem.Message,
        target ?? problem.AccountId,
        problem.RecommendedAction)
    {
        SilentHost = problem.SilentHost,
    };

    private static ErrorCategory CategoryOf(AccountProblemKind kind) => kind switch
    {
        AccountProblemKind.CredentialsMissing or AccountProblemKind.CredentialsExpired or AccountProblemKind.WrongAccount or AccountProblemKind.ClockWrong => ErrorCategory.AuthenticationError,
        AccountProblemKind.AccessDenied => ErrorCategory.PermissionDenied,
        AccountProblemKind.NotFound => ErrorCategory.ObjectNotFound,
        AccountProblemKind.InvalidPrincipal or AccountProblemKind.InvalidPolicy or AccountProblemKind.Damaged => ErrorCategory.InvalidData,
        AccountProblemKind.QuotaExceeded => ErrorCategory.QuotaExceeded,
        AccountProblemKind.Conflict => ErrorCategory.ResourceBusy,
        AccountProblemKind.Throttled => ErrorCategory.LimitsExceeded,
        AccountProblemKind.Unreachable => ErrorCategory.ConnectionError,
        _ => ErrorCategory.NotSpecified,
    };

    /// <summary>The identifier is the kind's name, and of what a live account answered that of <see cref="Account"/>.</summary>
    public static Failure Policy(SyncPolicyProblem problem, object target) => problem.Problem is { Kind: not AccountProblemKind.Damaged } account ? Account(account, target) : new(
        problem.Kind.ToString(),
        problem.Kind switch
        {
            SyncPolicyProblemKind.QuotaExceeded => ErrorCategory.QuotaExceeded,
            SyncPolicyProblemKind.MergeRefused => ErrorCategory.ResourceExists,
            SyncPolicyProblemKind.RoleNotFound or SyncPolicyProblemKind.AccountNotFound or SyncPolicyProblemKind.BoundaryNotFound => ErrorCategory.ObjectNotFound,
            _ => ErrorCategory.InvalidData,
        },
        problem.Message,
        target,
        problem.RecommendedAction);
}
