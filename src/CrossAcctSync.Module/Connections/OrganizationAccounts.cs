using System.Collections.Generic;
using System.Linq;
using CrossAcctSync.Accounts;
using CrossAcctSync.Aws.Organizations;
using CrossAcctSync.Aws.Sessions;
using CrossAcctSync.Module.Commands;

namespace CrossAcctSync.Module.Connections;

/// <summary>The accounts of an organization for a cmdlet.</summary>
internal sealed class OrganizationAccounts
{
    private readonly SyncCmdlet _cmdlet;
    private readonly OrganizationParameters _parameters;
    private readonly string? _assumeRoleName;

    /// <summary>Makes a list.</summary>
    /// <param name="cmdlet">The cmdlet that is told what happens.</param>
    /// <param name="parameters">Which accounts.</param>
    /// <param name="assumeRoleName">The role that is assumed in other accounts; null for none.</param>
    public OrganizationAccounts(SyncCmdlet cmdlet, OrganizationParameters parameters, string? assumeRoleName)
    {
        _cmdlet = cmdlet;
        _parameters = parameters;
        _assumeRoleName = assumeRoleName;
    }

    /// <summary>The accounts, in the order of their ids; or ends the cmdlet, when none can be reached.</summary>
    public IReadOnlyList<string> List(IAccountSessions sessions)
    {
        OrganizationMembers members = Find(sessions, out string own);
        foreach (AccountProblem problem in members.Problems)
        {
            _cmdlet.WriteFailure(Failures.Account(problem));
        }

        foreach (LeftOutAccount account in members.LeftOut)
        {
            _cmdlet.WriteVerbose($"Account {account.Id} ({account.Name}) is left out: it {account.Reason}.");
        }

        if (members.AccountIds.Count == 0)
        {
            _cmdlet.WriteWarning("No account of the organization is left to read.");
        }

        _cmdlet.WriteVerbose($"{members.AccountIds.Count} accounts of the organization are read.");
        return _assumeRoleName is not null || members.AccountIds.All(account => account == own)
            ? members.AccountIds
            : throw _cmdlet.EndWith(Failures.AssumeRoleNameMissing(own, members.AccountIds.Count(account => account != own)));
    }

    private OrganizationMembers Find(IAccountSessions sessions, out string own)
    {
        try
        {
            own = sessions.OpenOwn(_cmdlet.Cancellation).AccountId;
            _cmdlet.WriteVerbose($"organizations:{(_parameters.OrganizationalUnitId.Length == 0 ? "ListAccounts" : "ListAccountsForParent")} in account {own}");
            var scope = new OrganizationScope { UnitIds = _parameters.OrganizationalUnitId, ExcludedAccountIds = _parameters.ExcludeAccountId };
            return new OrganizationMemberSearch(sessions).Find(scope, _cmdlet.Cancellation);
        }
        catch (AccountProblemException exception)
        {
            throw _cmdlet.EndWith(Failures.Account(exception.Problem));
        }
    }
}
