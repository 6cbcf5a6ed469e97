using System.Text.Json;
using CrossAcctSync.Tests.Emulation;

namespace CrossAcctSync.Module.Tests.Live;

/// <summary>An organization of the emulator that no other test has.</summary>
internal sealed class EmulatedOrganization
{
    private int _accounts;

    internal EmulatedOrganization()
    {
        Management.Organizations("CreateOrganization", new { FeatureSet = "ALL" });
        Root = Text(Management.Organizations("ListRoots", new { }).GetProperty("Roots")[0], "Id");
    }

    /// <summary>Gets the management account.</summary>
    internal EmulatedAccount Management { get; } = new();

    /// <summary>Gets the id of the root.</summary>
    internal string Root { get; }

    /// <summary>Makes a unit, right below the root or in another unit.</summary>
    internal string Unit(string name, string? parent = null) =>
        Text(Management.Organizations("CreateOrganizationalUnit", new { ParentId = parent ?? Root, Name = name }).GetProperty("OrganizationalUnit"), "Id");

    /// <summary>Makes an account in a unit.</summary>
    internal EmulatedAccount Account(string unit)
    {
        int number = ++_accounts;
        string id = Text(Management.Organizations("CreateAccount", new { Email = $"a{number}@example.com", AccountName = $"Account {number}" }).GetProperty("CreateAccountStatus"), "AccountId");
        Management.Organizations("MoveAccount", new { AccountId = id, SourceParentId = Root, DestinationParentId = unit });
        return new EmulatedAccount(MotoServer.Shared, id);
    }

    /// <summary>Closes an account: it stays in the organization, suspended.</summary>
    internal void Close(EmulatedAccount account) => Management.Organizations("CloseAccount", new { AccountId = account.Id });

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
