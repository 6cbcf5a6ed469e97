using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Documents;
using CrossAcctSync.Findings;
using CrossAcctSync.Generation;
using CrossAcctSync.Planning;
using CrossAcctSync.RollOut.Model;

namespace CrossAcctSync.RollOut.CloudFormation;

/// <summary>CloudFormation templates: one for each account, or one for all.</summary>
internal static class StackTemplates
{
    public static IEnumerable<SyncTemplate> Create(IReadOnlyList<AccountRollOut> accounts, RollOutScope scope) => scope.Options.IsSingle
        ? ForAny(accounts, scope).Select(part => Template(DeviceNames.Avoid(scope.Prefix + scope.Options.Name + part.Suffix), scope.Options.Name + part.Suffix, part.Accounts, part.Text, scope))
        : accounts.SelectMany(account => ForOne(account, scope));

    /// <summary>Templates that serve any of their accounts. Each account is in one of them.</summary>
    public static IEnumerable<(string Suffix, IReadOnlyList<AccountRollOut> Accounts, StackText Text)> ForAny(IReadOnlyList<AccountRollOut> accounts, RollOutScope scope)
    {
        if (accounts.Count == 0)
        {
            return Array.Empty<(string, IReadOnlyList<AccountRollOut>, StackText)>();
        }

        var groups = new AccountGroups(accounts, scope.Options);
        var parts = Parts.Of(
            accounts,
            account => account.AccountId,
            some =>
            {
                scope.CancellationToken.ThrowIfCancellationRequested();
                return StackWriter.WriteAny(groups.Of(some), scope.Options);
            },
            text => text.Fits);
        if (parts is null)
        {
            scope.Problems.Add(TooLong($"{accounts.Count} accounts", accounts[0].AccountId));
            return Array.Empty<(string, IReadOnlyList<AccountRollOut>, StackText)>();
        }

        return parts;
    }

    /// <summary>The findings on the roles of accounts, and on the template itself.</summary>
    public static IReadOnlyList<Finding> FindingsOf(IEnumerable<AccountRollOut> accounts, StackText text, string fileName)
    {
        List<Finding> findings = accounts.SelectMany(account => account.Roles).SelectMany(role => role.Findings).ToList();
        if (text.NeedsBucket)
        {
            findings.Add(new Finding(
                RollOutRules.TemplateNeedsBucket,
                string.Format(CultureInfo.InvariantCulture, "{0} has {1:N0} bytes, more than the {2:N0} that a request takes.", fileName, text.Size, StackText.MostInlineBytes),
                "Name a bucket of yours where the commands say <bucket>."));
        }

        return findings;
    }

    /// <summary>The sides that accounts have a part in.</summary>
    public static SyncSide SideOf(IEnumerable<AccountRollOut> accounts) => accounts.SelectMany(account => account.Roles).Aggregate((SyncSide)0, (side, role) => side | role.Side);

    /// <summary>The ARNs of the roles that come into being in accounts.</summary>
    public static IReadOnlyList<string> CreatedIn(IEnumerable<AccountRollOut> accounts) => accounts.SelectMany(account => account.Roles)
        .Where(role => role.Origin == RoleOrigin.New).Select(role => role.Arn.ToString()).OrderBy(role => role, StringComparer.Ordinal).ToArray();

    private static IEnumerable<SyncTemplate> ForOne(AccountRollOut account, RollOutScope scope)
    {
        scope.CancellationToken.ThrowIfCancellationRequested();
        var parts = Parts.Of(
            account.Roles,
            role => role.Key,
            roles => StackWriter.WriteOne(account with { Roles = roles }, scope.Options),
            text => text.Fits);
        if (parts is null)
        {
            scope.Problems.Add(TooLong($"account {account.AccountId}", account.AccountId));
            yield break;
        }

        foreach ((string suffix, IReadOnlyList<RoleRollOut> roles, StackText text) in parts)
        {
            var part = new[] { account with { Roles = roles } };
            SyncTemplate template = Template(account.AccountId + suffix, scope.Options.Name + suffix, part, text, scope);
            if (scope.Options.IsImporting && ImportTemplates.Of(part[0], account.AccountId + suffix, scope) is { } import)
            {
                yield return import.Template;
                yield return import.Resources;
                template = template with { Commands = import.Commands(scope.Options.Name + suffix, scope.Region).Concat(template.Commands).ToArray() };
            }

            yield return template;
        }
    }

    private static SyncTemplate Template(string name, string stack, IReadOnlyList<AccountRollOut> accounts, StackText text, RollOutScope scope)
    {
        string fileName = name + StackText.EndingOf(scope.Options);
        return new SyncTemplate
        {
            Format = scope.Options.Format,
            FileName = fileName,
            AccountIds = accounts.Select(account => account.AccountId).ToArray(),
            Side = SideOf(accounts),
            Content = text.Text,
            Quota = text.NeedsBucket ? StackText.MostBytes : StackText.MostInlineBytes,
            Creates = text.Creates,
            CreatedRoleArns = CreatedIn(accounts),
            Findings = FindingsOf(accounts, text, fileName),
            Commands = new[]
            {
                $"aws cloudformation deploy --stack-name \"{stack}\" --template-file \"{fileName}\" --capabilities CAPABILITY_NAMED_IAM"
                + (text.NeedsBucket ? " --s3-bucket \"<bucket>\"" : string.Empty) + $" --region {scope.Region}",
            },
        };
    }

    private static SyncPolicyProblem TooLong(string what, string subject) => new(
        SyncPolicyProblemKind.QuotaExceeded,
        string.Format(
            CultureInfo.InvariantCulture,
            "What {0} needs does not fit into templates of {1:N0} bytes and {2} resources, however it is divided.",
            what, StackText.MostBytes, StackText.MostResources),
        "Export the state machines in several runs with a -Name for each, or use Terraform, which has no such limit.",
        subject);
}
