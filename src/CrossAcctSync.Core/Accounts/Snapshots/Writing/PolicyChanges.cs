using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CrossAcctSync.Accounts.Snapshots.Reading;
using CrossAcctSync.Documents;
using CrossAcctSync.Policies;

namespace CrossAcctSync.Accounts.Snapshots.Writing;

/// <summary>Changes to a managed policy's element.</summary>
internal static class PolicyChanges
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
    private const int MostVersions = 5;

    /// <summary>Adds a version and makes it the default one.</summary>
    public static ElementChange CreateVersion(StoredElement policy, PolicyDocument document, DateTimeOffset now)
    {
        SourceNode node = policy.Node;
        if (RoleChanges.IsSame(PolicyDetailReader.Read(node), document))
        {
            return ElementChange.Unchanged("The default version means the same already.");
        }

        IReadOnlyList<SourceNode> versions = RoleDetailReader.ListOf(node, "PolicyVersionList");
        if (versions.Count >= MostVersions)
        {
            return ElementChange.Refused($"The policy has {versions.Count} versions, as many as IAM keeps; delete one first.");
        }

        string id = "v" + (versions.Select(NumberOf).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture);
        DocumentForm form = versions.Count == 0 ? DocumentForm.Json : DocumentForm.Of(versions[0]["Document"]);
        var editor = new JsonEditor(policy.Text);
        editor.Set(editor.Root, "DefaultVersionId", DocumentForm.Quote(id));
        if (editor.Find(editor.Root, "UpdateDate") is not null)
        {
            editor.Set(editor.Root, "UpdateDate", NewElements.Date(now));
        }

        if (versions.Count > 0)
        {
            ClearDefault(editor, versions);
        }

        editor.Append(editor.Root, "PolicyVersionList", NewElements.Version(id, form.Write(document), now));
        return ElementChange.Write(editor, $"The version {id} was created and is in force.");
    }

    /// <summary>Deletes a version that is not the default one.</summary>
    public static ElementChange DeleteVersion(StoredElement policy, string versionId)
    {
        SourceNode node = policy.Node;
        List<SourceNode> versions = RoleDetailReader.ListOf(node, "PolicyVersionList").ToList();
        int index = versions.FindIndex(version => version["VersionId"].TextEquals(versionId));
        if (index < 0)
        {
            return ElementChange.Unchanged($"The policy has no version {versionId}.");
        }

        if (PolicyDetailReader.DefaultVersion(node)["VersionId"].TextEquals(versionId))
        {
            return ElementChange.Refused($"{versionId} is the default version, which cannot be deleted.");
        }

        var editor = new JsonEditor(policy.Text);
        editor.Remove(editor.Find(editor.Root, "PolicyVersionList")!.Value, index);
        return ElementChange.Write(editor, $"The version {versionId} was deleted.");
    }

    private static void ClearDefault(JsonEditor editor, IReadOnlyList<SourceNode> versions)
    {
        IReadOnlyList<JsonSpan> spans = editor.Elements(editor.Find(editor.Root, "PolicyVersionList")!.Value);
        for (int i = 0; i < spans.Count; i++)
        {
            if (versions[i]["IsDefaultVersion"].Kind == SourceNodeKind.True)
            {
                editor.Set(spans[i], "IsDefaultVersion", "false");
            }
        }
    }

    private static int NumberOf(SourceNode version) =>
        version["VersionId"].StringValue is { Length: > 1 } id && int.TryParse(id.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
