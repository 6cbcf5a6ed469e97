using System;
using System.Collections.Generic;
using System.IO;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;

namespace CrossAcctSync.Accounts.Snapshots.Organizations;

/// <summary>
/// Reads <c>organization.json</c>. Names are those of AWS Organizations
/// (https://docs.aws.amazon.com/organizations/latest/APIReference/API_Types.html); the page about_CrossAcctSync_Snapshots shows the form.
/// </summary>
internal sealed class OrganizationReader
{
    private const int LargestFile = 64 * 1024 * 1024;

    private readonly Dictionary<string, AccountOrganization> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    private OrganizationPolicies _policies = null!;
    private string _id = null!;
    private string _managementAccount = null!;

    private OrganizationReader()
    {
    }

    /// <summary>Where every account of the file stands, by account id.</summary>
    /// <exception cref="SourceFormatException">The file is not in the form.</exception>
    public static IReadOnlyDictionary<string, AccountOrganization> Read(string path)
    {
        SourceNode root = Load(path).Root;
        var reader = new OrganizationReader();
        reader.ReadRoot(root);
        return reader._accounts;
    }

    private static SourceDocument Load(string path)
    {
        using Stream text = SnapshotText.Open(path);
        using var memory = new MemoryStream();
        byte[] piece = new byte[64 * 1024];
        for (int read; (read = text.Read(piece, 0, piece.Length)) > 0;)
        {
            if (memory.Length + read > LargestFile)
            {
                throw new SourceFormatException(new SourceLocation(path, SourcePosition.Start), $"The file of the organization is longer than {LargestFile / (1024 * 1024)} MB.");
            }

            memory.Write(piece, 0, read);
        }

        byte[] bytes = memory.ToArray();
        bool hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        return JsonDocumentReader.Read(hasMark ? bytes.AsSpan(3).ToArray() : bytes, new SourceOrigin(path), SourceLimits.Default);
    }

    private void ReadRoot(SourceNode file)
    {
        OrganizationNode.Check(file, "the organization", "Id", "ManagementAccountId", "Root", "Policies");
        _id = OrganizationNode.Text(file, "Id", @"\Ao-[a-z0-9]{10,32}\z", "an organization's id such as o-a1b2c3d4e5");
        _managementAccount = AccountOf(file, "ManagementAccountId");
        _policies = OrganizationPolicies.Read(file);

        SourceNode root = OrganizationNode.Required(file, "Root");
        OrganizationNode.Check(root, "the root", "Id", "Name", "Accounts", "OrganizationalUnits", "ServiceControlPolicies", "ResourceControlPolicies");
        string id = OrganizationNode.Text(root, "Id", @"\Ar-[0-9a-z]{4,32}\z", "a root's id such as r-ab12");
        ReadChildren(root, OrganizationPlace.Top($"{_id}/{id}/").Below(_policies.LevelOf(root, NameOf(root, id))));
        if (!_accounts.ContainsKey(_managementAccount))
        {
            throw new SourceFormatException(file["ManagementAccountId"].Location, $"The management account {_managementAccount} stands nowhere below Root.");
        }
    }

    private void ReadChildren(SourceNode parent, OrganizationPlace place)
    {
        foreach (SourceNode account in RoleDetailReader.ListOf(parent, "Accounts"))
        {
            OrganizationNode.Check(account, "an account", "Id", "Name", "ServiceControlPolicies", "ResourceControlPolicies");
            string id = AccountOf(account, "Id");
            BeNew(account["Id"], id);
            OrganizationPlace own = place.Below(_policies.LevelOf(account, NameOf(account, id)));
            _accounts[id] = own.ToOrganization(_id, id == _managementAccount);
        }

        foreach (SourceNode unit in RoleDetailReader.ListOf(parent, "OrganizationalUnits"))
        {
            OrganizationNode.Check(unit, "an organizational unit", "Id", "Name", "Accounts", "OrganizationalUnits", "ServiceControlPolicies", "ResourceControlPolicies");
            string id = OrganizationNode.Text(unit, "Id", @"\Aou-[0-9a-z]{4,32}-[a-z0-9]{8,32}\z", "an organizational unit's id such as ou-ab12-11111111");
            BeNew(unit["Id"], id);
            ReadChildren(unit, place.Into(id).Below(_policies.LevelOf(unit, NameOf(unit, id))));
        }
    }

    private void BeNew(SourceNode node, string id)
    {
        if (!_entities.Add(id))
        {
            throw new SourceFormatException(node.Location, $"{id} stands twice in the organization.");
        }
    }

    private static string NameOf(SourceNode entity, string id)
    {
        SourceNode name = entity["Name"];
        return !name.Exists ? id : name.StringValue is { Length: > 0 } text ? $"{text} ({id})" : throw new SourceFormatException(name.Location, "Name is a text.");
    }

    private static string AccountOf(SourceNode node, string name) =>
        OrganizationNode.Text(node, name, @"\A[0-9]{12}\z", "an account's id of twelve digits, in quotation marks");
}
