using System.IO;
using System.Linq;
using System.Text.Json;
using CrossAcctSync.Aws.Organizations;

namespace CrossAcctSync.Aws.Saving;

/// <summary>Writes an organization as <c>organization.json</c>; policies are named by their ids.</summary>
internal sealed class OrganizationWriter
{
    private static readonly (string Type, string Property)[] Kinds =
    {
        (OrganizationPolicy.ServiceControl, "ServiceControlPolicies"),
        (OrganizationPolicy.ResourceControl, "ResourceControlPolicies"),
    };

    private readonly OrganizationTree _tree;
    private readonly Utf8JsonWriter _writer;

    private OrganizationWriter(OrganizationTree tree, Utf8JsonWriter writer)
    {
        _tree = tree;
        _writer = writer;
    }

    public static void Write(Stream stream, OrganizationTree tree)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        new OrganizationWriter(tree, writer).WriteAll();
    }

    private void WriteAll()
    {
        _writer.WriteStartObject();
        _writer.WriteString("Id", _tree.Organization.Id);
        _writer.WriteString("ManagementAccountId", _tree.Organization.ManagementAccountId);
        _writer.WritePropertyName("Root");
        WriteBranch(_tree.Root);
        _writer.WriteStartArray("Policies");
        foreach (OrganizationPolicy policy in _tree.Policies)
        {
            _writer.WriteStartObject();
            _writer.WriteString("Id", policy.Id);
            _writer.WriteString("Name", policy.Name);
            _writer.WriteString("Type", policy.Type);
            _writer.WriteString("Content", policy.Content);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    private void WriteBranch(OrganizationBranch branch)
    {
        _writer.WriteStartObject();
        WriteEntity(branch.Entity);
        _writer.WriteStartArray("Accounts");
        foreach (OrganizationEntity account in branch.Accounts)
        {
            _writer.WriteStartObject();
            WriteEntity(account);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("OrganizationalUnits");
        foreach (OrganizationBranch unit in branch.Units)
        {
            WriteBranch(unit);
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    private void WriteEntity(OrganizationEntity entity)
    {
        _writer.WriteString("Id", entity.Id);
        _writer.WriteString("Name", entity.Name);
        foreach ((string type, string property) in Kinds)
        {
            string[] attached = _tree.AttachedTo(entity.Id, type).Select(policy => policy.Id).ToArray();
            if (attached.Length > 0)
            {
                _writer.WriteStartArray(property);
                foreach (string id in attached)
                {
                    _writer.WriteStringValue(id);
                }

                _writer.WriteEndArray();
            }
        }
    }
}
